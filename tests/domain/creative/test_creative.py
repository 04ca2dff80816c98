"""Composed copy: only words of the input or of a template, the same for the same brief and seed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.model.creative.brief.brief import Brief
from domain.model.creative.compose import compose, seed_of
from domain.model.creative.templating.template import SLOTS, Template
from domain.model.creative.templating.templates import AD_COPY, CAPTIONS
from domain.model.data.labelling import Label

TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60)
READABLE = TEXT.filter(lambda text: bool(text.strip()))
BRIEFS = st.builds(
    Brief,
    title=READABLE,
    description=READABLE,
    category=st.none() | READABLE,
    price=st.none() | st.decimals(0, 10_000, places=2),
    rating=st.none() | st.integers(10, 50).map(lambda tenths: tenths / 10),
    seed=st.none() | st.integers(0, 2**53 - 1),
)
SEEDS = st.integers(0, 2**53 - 1)
QUALITIES = st.sampled_from(Label)
FULL = Brief(
    title="Premium Yoga Mat, 6 mm",
    description="Non-slip on wood.",
    category="Sports & Outdoors",
    price=Decimal("39.9"),
    rating=4.5,
)
LEAST = Brief(title="Mug", description="Blue.")


def words(*texts: str) -> Counter[str]:
    return Counter(word.strip(".,:!?") for text in texts for word in text.split())


def said_in(brief: Brief) -> Counter[str]:
    price = "" if brief.price is None else f"{brief.price:.2f}"
    return words(brief.title, brief.description, brief.category or "", price, str(brief.rating))


def template_words(
    field: Mapping[Label, Sequence[Template]], quality: Label, chosen: str
) -> Counter[str]:
    [text] = [template.text for template in field[quality] if template.id == chosen]
    return words(text)


@given(brief=BRIEFS, quality=QUALITIES, seed=SEEDS)
def test_every_word_comes_from_the_input_or_the_template(
    brief: Brief, quality: Label, seed: int
) -> None:
    copy = compose(brief, quality, seed)
    caption_id, ad_id = copy.template_ids
    for text, field, chosen in (
        (copy.caption, CAPTIONS, caption_id),
        (copy.ad_copy, AD_COPY, ad_id),
    ):
        allowed = said_in(brief) + template_words(field, quality, chosen)
        assert words(text).keys() <= allowed.keys() | {""}


@given(brief=BRIEFS, quality=QUALITIES, seed=SEEDS)
def test_copy_is_one_line_that_names_the_product(brief: Brief, quality: Label, seed: int) -> None:
    copy = compose(brief, quality, seed)
    title = " ".join(brief.title.split()).rstrip(".")
    for text in (copy.caption, copy.ad_copy):
        assert title in text
        assert text == " ".join(text.split())


@given(brief=BRIEFS, quality=QUALITIES, seed=SEEDS)
def test_the_same_brief_quality_and_seed_give_the_same_copy(
    brief: Brief, quality: Label, seed: int
) -> None:
    assert compose(brief, quality, seed) == compose(brief, quality, seed)


@given(quality=QUALITIES, seed=SEEDS)
def test_nothing_unknown_is_left_open(quality: Label, seed: int) -> None:
    copy = compose(LEAST, quality, seed)
    for text in (copy.caption, copy.ad_copy):
        assert not set("{}") & set(text)
        assert "None" not in text
        assert " ," not in text


@pytest.mark.parametrize("slot", sorted(SLOTS))
@given(quality=QUALITIES, seed=SEEDS)
def test_signs_in_a_title_are_text(slot: str, quality: Label, seed: int) -> None:
    title = f"{{{slot}}} #1 @home {{0}} %s \\g<0>"
    copy = compose(replace(FULL, title=title), quality, seed)
    assert title in copy.caption
    assert title in copy.ad_copy


@pytest.mark.parametrize("quality", Label)
def test_every_template_is_reachable(quality: Label) -> None:
    chosen = [compose(FULL, quality, seed).template_ids for seed in range(300)]
    assert {caption for caption, _ in chosen} == {t.id for t in CAPTIONS[quality]}
    assert {ad for _, ad in chosen} == {t.id for t in AD_COPY[quality]}


@given(brief=BRIEFS, seed=SEEDS)
def test_poor_products_get_plain_templates_only(brief: Brief, seed: int) -> None:
    assert all(".poor." in chosen for chosen in compose(brief, Label.POOR, seed).template_ids)
    assert all(".good." in chosen for chosen in compose(brief, Label.GOOD, seed).template_ids)


def test_a_full_stop_of_the_input_is_not_doubled() -> None:
    for seed in range(50):
        brief = replace(FULL, title="Mug No. 5.", description="It is blue")
        copy = compose(brief, Label.GOOD, seed)
        assert ".." not in copy.caption + copy.ad_copy
        assert copy.caption.endswith("It is blue.")


@given(BRIEFS)
def test_a_named_seed_is_kept_and_else_the_text_decides(brief: Brief) -> None:
    seed = seed_of(brief)
    if brief.seed is not None:
        assert seed == brief.seed
    else:
        assert 0 <= seed < 2**53
        assert seed == seed_of(replace(brief, price=Decimal(1), category=None, rating=None))


def test_the_seed_of_a_text_is_the_same_in_every_process() -> None:
    assert seed_of(LEAST) == 248347514029173
    assert seed_of(replace(LEAST, title="Cup")) != 248347514029173
