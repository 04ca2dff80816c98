"""Hashtags: what people search, as people write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.model.catalog.attributes import Attributes
from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.composing.hashtags import LONGEST, MAX_HASHTAGS, hashtags
from domain.model.creative.facts.product_facts import understand

READABLE = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60).filter(
    lambda text: bool(text.strip())
)


def tags(title: str, **known: object) -> tuple[str, ...]:
    brief = Brief(title=title, description="-", **known)  # type: ignore[arg-type]
    return hashtags(brief, understand(brief))


def test_type_brand_category_and_material() -> None:
    found = tags(
        "Rain Jacket, Women's, Two-Layer",
        brand="Fjordline",
        category="Clothing > Outerwear",
        attributes=Attributes(material="100% recycled polyamide"),
    )
    assert found[0] == "#RainJacket"
    assert {"#Fjordline", "#Outerwear"} <= set(found)


def test_apostrophes_vanish() -> None:
    assert "#WomensRunningShoes" in tags("Women's Running Shoes")


def test_no_tag_says_a_word_twice() -> None:
    assert "#WomensHandbag" in (found := tags("Blue Women's Handbag", category="Women's Bags"))
    assert not any("WomensWomens" in each for each in found)


def test_the_sellers_own_come_first() -> None:
    campaign = Campaign(hashtags=("#RainyDays", "go outside"))
    assert tags("Rain Jacket", campaign=campaign)[:2] == ("#RainyDays", "#GoOutside")


@pytest.mark.parametrize("title", ["Only for With", "250 g", "S M L", "!!!", "4"])
def test_stop_words_units_and_letters_are_no_tags(title: str) -> None:
    assert tags(title) == ()


def test_what_must_not_be_said_is_no_tag() -> None:
    found = tags(
        "Fleece Jacket",
        brand="Tarnfell",
        campaign=Campaign(
            never_say=("Tarnfell", "warm fleece", "!!!"), keywords=("warm fleece", "hikes")
        ),
    )
    assert "#FleeceJacket" in found
    assert {"#Tarnfell", "#WarmFleece"}.isdisjoint(found)


@pytest.mark.parametrize(
    ("title", "tag"),
    [
        ("Levi's 501 Jeans", "#Jeans"),
        ("Trail Running Shoes", "#TrailRunningShoes"),
        ("Kids' Raincoat", "#KidsRaincoat"),
        ("Pepper Mill (Set of 2)", "#PepperMill"),
        ("有田焼 湯呑み", "#有田焼湯呑み"),
    ],
)
def test_a_tag_is_what_people_search(title: str, tag: str) -> None:
    assert tag in tags(title)


@pytest.mark.parametrize(
    "title", ["Olive Oil, 250 g", "Bottle 750 ml", "Shirt, S", "Boots with Buckle", "Mug for Tea"]
)
def test_no_tag_is_a_unit_a_letter_or_a_stop_word(title: str) -> None:
    words = {tag[1:].casefold() for tag in tags(title)}
    assert words
    assert words.isdisjoint({"250g", "750ml", "g", "ml", "s", "with", "for", "250", "750"})


def test_singular_and_plural_are_one_tag() -> None:
    found = tags("Running Shoes", category="Running Shoe")
    assert sum("running" in tag.casefold() for tag in found) == 1


def test_a_tag_is_at_most_25_letters_and_three_words() -> None:
    assert tags("x" * (LONGEST + 1)) == ()
    assert tags("x" * LONGEST) == ("#X" + "x" * (LONGEST - 1),)
    assert "#BigBlueWarmWoolHat" not in tags("Zqx", category="Big Blue Warm Wool Hat")


@given(title=READABLE, brand=st.none() | READABLE, category=st.none() | READABLE)
def test_tags_are_short_unique_and_few(title: str, brand: str | None, category: str | None) -> None:
    found = tags(title, brand=brand, category=category)
    assert len(found) <= MAX_HASHTAGS
    assert len({tag.casefold() for tag in found}) == len(found)
    assert all(tag.startswith("#") and len(tag) <= LONGEST + 1 for tag in found)
