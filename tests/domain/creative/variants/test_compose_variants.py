"""Variants for platforms: within limits, without findings, different, and the same every time."""

import random
import unicodedata
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors.creative import NoCopyFits
from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.campaign import MAX_VARIANTS, Campaign
from domain.model.creative.brief.tone import Tone
from domain.model.creative.platforms.all_platforms import GOOGLE_RSA, INSTAGRAM, PLATFORMS, X
from domain.model.creative.policy.lint import lint
from domain.model.creative.templating.copy_template import CopyTemplate
from domain.model.creative.templating.templates_by_field import templates_by_field
from domain.model.creative.text.counting import count
from domain.model.creative.text.hashtag_grammar import extract_hashtags
from domain.model.creative.variants.variant import PlatformCopy
from domain.model.data.labelling import Label
from domain.use_cases.write.write_copy import WriteCopy
from tests.fakes.copywriting import core_copywriter
from tests.fakes.number_format import FakeNumberFormat

ALL = tuple(PLATFORMS.values())
BRIEF = Brief(
    title="Premium Yoga Mat, 6 mm",
    description="Non-slip on wood. Rolls up small and dries quickly.",
    category="Sports & Outdoors",
    price=Decimal("39.90"),
    rating=4.5,
    campaign=Campaign(platforms=ALL, brand="Acme", url="https://shop.example.com/mat"),
)
SEEDS = st.integers(0, 2**53 - 1)
TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=300).filter(
    lambda text: bool(text.strip())
)
WORDS = st.lists(
    st.sampled_from(
        [
            "Blue",
            "Oak",
            "Desk",
            "USB-C",
            "{title}",
            "#1",
            "@home",
            "<b>",
            "été",
            "東京",
            "SALE!!!",
            "50%",
            "👍🏽",
            "…",
            "{0}",
        ]
    ),
    min_size=1,
    max_size=12,
).map(" ".join)
CAMPAIGNS = st.builds(
    Campaign,
    platforms=st.lists(st.sampled_from(ALL), min_size=1, max_size=3, unique=True).map(tuple),
    tone=st.none() | st.sampled_from(Tone),
    variants=st.integers(1, MAX_VARIANTS),
    brand=st.none() | st.just("Acme"),
)
BRIEFS = st.builds(
    Brief,
    title=WORDS | TEXT,
    description=WORDS | TEXT,
    category=st.none() | WORDS.map(lambda text: text[:100]),
    price=st.none() | st.decimals(0, 10_000, places=2),
    rating=st.none() | st.integers(10, 50).map(lambda tenths: tenths / 10),
    campaign=CAMPAIGNS,
)


def write(brief: Brief, quality: Label = Label.GOOD, seed: int = 0) -> tuple[PlatformCopy, ...]:
    return core_copywriter()(brief, quality, seed)


def wishing(brief: Brief = BRIEF, **wishes: object) -> Brief:
    assert brief.campaign is not None
    return replace(brief, campaign=replace(brief.campaign, **wishes))


@given(brief=BRIEFS, quality=st.sampled_from(Label), seed=SEEDS)
@settings(deadline=None)
def test_any_product_gets_copy_within_limits_and_without_findings_or_a_typed_error(
    brief: Brief, quality: Label, seed: int
) -> None:
    written = write(brief, quality, seed)
    carried = f"{brief.title} {brief.description} {brief.category} Acme"
    for copy in written:
        assert copy.variants or copy.problem
        for variant in copy.variants:
            for each in variant.texts:
                assert each.length == count(each.text, each.field.counting) <= each.field.limit
                assert lint(each.text, copy.platform, each.field, carried=carried) == ()
                assert each.text == each.text.strip() != ""


@given(seed=SEEDS, quality=st.sampled_from(Label), tone=st.none() | st.sampled_from(Tone))
@settings(deadline=None)
def test_every_field_has_as_many_different_texts_as_its_platform_asks_for(
    seed: int, quality: Label, tone: Tone | None
) -> None:
    for copy in write(wishing(tone=tone, variants=3), quality, seed):
        for variant in copy.variants:
            for field in copy.platform.fields:
                texts = [each.text.casefold() for each in variant.texts if each.field == field]
                assert field.least <= len(texts) <= field.most
                assert len(texts) == len(set(texts))


def test_a_search_ad_has_three_to_fifteen_headlines_and_two_to_four_descriptions() -> None:
    [copy] = write(wishing(platforms=(GOOGLE_RSA,), variants=10))
    for variant in copy.variants:
        names = [each.field.name for each in variant.texts]
        assert 3 <= names.count("headline") <= 15
        assert 2 <= names.count("description") <= 4


@pytest.mark.parametrize("platform", ALL, ids=lambda platform: platform.id)
@pytest.mark.parametrize("quality", Label)
def test_ten_variants_are_ten_different_ones(platform: object, quality: Label) -> None:
    [copy] = write(wishing(platforms=(platform,), variants=10), quality)
    assert len(copy.variants) == 10
    assert len({tuple(each.text for each in variant.texts) for variant in copy.variants}) == 10


@given(brief=BRIEFS, seed=SEEDS)
@settings(deadline=None, max_examples=30)
def test_the_same_seed_gives_the_same_copy_and_no_other_draw_moves(brief: Brief, seed: int) -> None:
    state = random.getstate()
    one, other = (write(brief, seed=seed) for _ in range(2))
    assert [copy.variants for copy in one] == [copy.variants for copy in other]
    assert random.getstate() == state


def test_another_seed_gives_other_copy() -> None:
    assert len({write(wishing(platforms=(X,)), seed=seed) for seed in range(20)}) > 3


def test_a_platform_more_changes_no_other_ones_copy() -> None:
    [alone] = write(wishing(platforms=(X,)))
    assert alone in write(BRIEF)


@pytest.mark.parametrize("tone", Tone)
def test_the_tone_asked_for_is_the_tone_of_the_first_variant(tone: Tone) -> None:
    for copy in write(wishing(tone=tone)):
        assert copy.variants[0].tone is tone


def test_a_poor_product_gets_plain_copy_whatever_is_asked_for() -> None:
    for copy in write(wishing(tone=Tone.PLAYFUL, variants=10), Label.POOR):
        assert {variant.tone for variant in copy.variants} == {Tone.PLAIN}


@given(brief=BRIEFS, seed=SEEDS)
@settings(deadline=None)
def test_hashtags_are_found_again_in_the_text_that_carries_them(brief: Brief, seed: int) -> None:
    written = write(brief, seed=seed)
    for copy in written:
        for each in (text for variant in copy.variants for text in variant.texts):
            found = [f"#{tag.tag}" for tag in extract_hashtags(each.text)]
            assert set(each.hashtags) <= set(found)
            if copy.platform.hashtags is not None:
                assert len(found) <= copy.platform.hashtags.value


def test_signs_in_a_title_are_text() -> None:
    title = "Mug $price < #1 {0} 5%"
    [copy] = write(replace(wishing(platforms=(INSTAGRAM,)), title=title))
    assert any(title in each.text for each in copy.variants[0].texts)


@given(brief=BRIEFS, quality=st.sampled_from(Label), seed=SEEDS)
@settings(deadline=None, max_examples=50)
def test_every_number_comes_from_the_input_or_a_template(
    brief: Brief, quality: Label, seed: int
) -> None:
    written = write(brief, quality, seed)
    templates = {each.id: each.text for each in core_copywriter().templates}
    given_text = f"{brief.title} {brief.description} {brief.category} {brief.price} {brief.rating}"
    for copy in written:
        for each in (text for variant in copy.variants for text in variant.texts):
            fixed = templates[each.template_id]
            for sign in (sign for sign in each.text if sign.isdecimal()):
                assert sign in given_text or sign in fixed


@given(brief=BRIEFS, quality=st.sampled_from(Label), seed=SEEDS)
@settings(deadline=None, max_examples=50)
def test_every_word_comes_from_the_input_or_a_template(
    brief: Brief, quality: Label, seed: int
) -> None:
    written = write(brief, quality, seed)
    templates = {each.id: each.words for each in core_copywriter().templates}
    brought = (
        f"{brief.title} {brief.description} {brief.category} {brief.price} {brief.rating} acme usd"
    )
    # A platform that refuses spelled-out or styled words, or signs, may see a word without them.
    letters = "".join(sign for sign in _plain(brought) if sign.isalnum())
    for copy in written:
        for each in (text for variant in copy.variants for text in variant.texts):
            words = (word for word in _plain(each.text).split() if word.isalnum())
            fixed = templates[each.template_id] | {"a", "an"}  # a filter adds them
            assert [word for word in words if word not in fixed and word not in letters] == []


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


@given(seed=SEEDS)
@settings(deadline=None, max_examples=20)
def test_the_way_an_accent_was_typed_changes_nothing(seed: int) -> None:
    texts = ("Café-Tasse für Müsli", "Hält den Tee heiß. Fühlt sich gut an.")
    composed, taken_apart = (
        replace(
            wishing(variants=3),
            title=unicodedata.normalize(form, texts[0]),
            description=unicodedata.normalize(form, texts[1]),
        )
        for form in ("NFC", "NFD")
    )
    assert write(composed, seed=seed) == write(taken_apart, seed=seed)


def test_a_field_without_enough_texts_is_a_typed_error() -> None:
    one = CopyTemplate(id="t/one", platform="x", field="post", tone=Tone.PLAIN, text="{price}")
    writer = WriteCopy(by_field=templates_by_field([one]), numbers=FakeNumberFormat())
    [copy] = writer(replace(wishing(platforms=(X,)), price=None), Label.GOOD, 0)
    assert isinstance(copy.problem, NoCopyFits)
    assert str(copy.problem).startswith("the product's texts give 0 of the 1 texts that x.post")
    assert copy.variants == ()
