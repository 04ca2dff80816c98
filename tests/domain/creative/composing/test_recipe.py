"""A search ad: its quotas, nothing said twice, the product named, as many as the platform asks."""

from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.brief.tone import Tone
from domain.model.creative.platforms.all_platforms import GOOGLE_DISPLAY, GOOGLE_RSA
from domain.model.creative.variants.variant import FieldText, Variant
from domain.model.data.labelling import Label
from tests.fakes.copywriting import core_copywriter

JACKET = Brief(
    title="Rain Jacket, Women's, Two-Layer",
    description="Waterproof to 10,000 mm with taped seams. Packs into its own pocket."
    " Pit zips let heat out.",
    brand="Fjordline",
    price=Decimal(120),
    sale_price=Decimal(95),
    rating=4.8,
    rating_count=259,
    campaign=Campaign(platforms=(GOOGLE_RSA,), variants=5),
)
CALLS = {each.id for each in core_copywriter().templates if each.role == "cta"}
LONG = "Insulated Steel Water Bottle with Straw Lid, Leakproof, BPA-Free, 750 ml, Matte Black"
ONE_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmütze"
TITLES = st.sampled_from(
    [
        "T-Shirt",
        "Oak Desk",
        "Windscreen Chip Repair at Home",
        "Seven Ferries: A Novel",
        "Zqx",
        "湯呑み",
        LONG,
        ONE_WORD,
    ]
)
DESCRIPTIONS = st.sampled_from(
    [
        "-",
        "Blue.",
        "Sturdy oak. Holds two screens. Cables stay out of sight.",
        "手になじむ丸い形です。",
        "A technician comes to your home. Repairs chips up to 25 mm in 30 minutes.",
    ]
)


def variants(brief: Brief = JACKET, quality: Label = Label.GOOD) -> tuple[Variant, ...]:
    [copy] = core_copywriter()(brief, quality, seed=1).platforms
    assert copy.variants, copy.problem
    return copy.variants


def of(variant: Variant, field: str) -> list[FieldText]:
    return [text for text in variant.texts if text.field.name == field]


def facts_of(text: FieldText) -> list[tuple[int, int]]:
    return [
        (each.start, each.end)
        for each in text.sources
        if each.field == "description" and each.start is not None and each.end is not None
    ]


@example(ONE_WORD, "手になじむ丸い形です。", None, None, "Acme", Label.GOOD)
@given(
    title=TITLES,
    description=DESCRIPTIONS,
    tone=st.none() | st.sampled_from(Tone),
    price=st.none() | st.just(Decimal("19.90")),
    brand=st.none() | st.just("Acme"),
    quality=st.sampled_from(Label),
)
@settings(max_examples=40)
def test_there_are_as_many_texts_as_the_platform_asks_for_each_different(
    title: str,
    description: str,
    tone: Tone | None,
    price: Decimal | None,
    brand: str | None,
    quality: Label,
) -> None:
    campaign = Campaign(platforms=(GOOGLE_RSA, GOOGLE_DISPLAY), tone=tone, variants=3)
    brief = Brief(title=title, description=description, price=price, brand=brand, campaign=campaign)
    for copy in core_copywriter()(brief, quality, 0).platforms:
        for variant in copy.variants:
            for field in copy.platform.fields:
                texts = [each.text.casefold() for each in of(variant, field.name)]
                assert field.least <= len(texts) <= field.written
                assert len(set(texts)) == len(texts)


def test_the_price_and_the_rating_are_said_once() -> None:
    for variant in variants():
        headlines = of(variant, "headline")
        for kind in ("price", "rating"):
            with_it = [text for text in headlines if any(s.kind == kind for s in text.sources)]
            assert len(with_it) == 1


def test_no_two_headlines_say_the_same_fact() -> None:
    for variant in variants():
        facts = [facts_of(text) for text in of(variant, "headline")]
        for one, other in combinations([spans[0] for spans in facts if spans], 2):
            assert one[1] <= other[0] or other[1] <= one[0]


def test_a_fact_use_and_keyword_are_in_every_ad() -> None:
    for variant in variants():
        headlines = of(variant, "headline")
        assert sum(bool(facts_of(text)) for text in headlines) >= 3
        assert sum("Jacket" in text.text for text in headlines) >= 2
        assert 1 <= sum(text.template_id in CALLS for text in headlines) <= 3


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Rain Jacket", "rain jacket"),
        ("Windscreen Chip Repair at Home", "chip repair"),
        ("Hoodie", "hoodie"),
        ("Insulated Steel Water Bottle with Straw Lid and Carry Loop", "bottle"),
        ("One Pan, Forty Suppers", "one pan"),
        ("Wasserkocher 1,5 l mit Temperaturwahl", "wasserkocher"),
    ],
)
def test_every_ad_names_the_product(title: str, named: str) -> None:
    for description in ("-", JACKET.description):
        brief = replace(JACKET, title=title, description=description)
        for variant in variants(brief):
            headlines = [text.text.casefold() for text in of(variant, "headline")]
            assert any(named in text for text in headlines)


def test_descriptions_carry_facts() -> None:
    for variant in variants():
        descriptions = of(variant, "description")
        assert len(descriptions) == 4
        assert sum(bool(facts_of(text)) for text in descriptions) >= 3


def test_paths_are_short_words_of_the_product() -> None:
    for variant in variants():
        paths = [text.text for text in of(variant, "path")]
        assert 1 <= len(paths) <= 2
        assert all(len(path) <= 15 and " " not in path for path in paths)
        assert "Details" not in paths


@pytest.mark.parametrize(
    "keyword", ["rain jacket women", "waterproof packable jacket", "Regenjacke"]
)
def test_a_keyword_is_a_headline_word_for_word(keyword: str) -> None:
    brief = replace(JACKET, campaign=replace(JACKET.campaign, keywords=(keyword,)))
    for variant in variants(brief):
        assert any(keyword in text.text for text in of(variant, "headline"))


def test_a_keyword_that_does_not_fit_is_not_cut() -> None:
    keyword = "waterproof packable women's rain jacket for hiking"
    brief = replace(JACKET, campaign=replace(JACKET.campaign, keywords=(keyword,)))
    for variant in variants(brief):
        for text in of(variant, "headline"):
            assert text.length <= 30
            assert not any(source.kind == "keyword" for source in text.sources)
