"""Filters: English as people write it, None where a value does not allow it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.model.creative.filters import Filter, article, lower, plural, sentence, title


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Mug", "a Mug"),
        ("Umbrella", "an Umbrella"),
        ("Oak Desk", "an Oak Desk"),
        ("unicorn mug", "a unicorn mug"),
        ("European mug", "a European mug"),
        ("hourglass", "an hourglass"),
        ("honest mug", "an honest mug"),
        ("one-piece", "a one-piece"),
        ("USB Hub", "a USB Hub"),
        ("LED Lamp", "an LED Lamp"),
        ("8-inch Pan", "an 8-inch Pan"),
        ("11 mm Bit", "an 11 mm Bit"),
        ("3D Puzzle", "a 3D Puzzle"),
    ],
)
def test_the_article_follows_the_sound(value: str, written: str) -> None:
    assert article(value) == written


@pytest.mark.parametrize("value", ["Headphones", "The Mug", "水筒", "Furniture"])
def test_what_takes_no_article_is_told(value: str) -> None:
    assert article(value) is None


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Oak Desk", "Oak Desks"),
        ("Box", "Boxes"),
        ("Watch", "Watches"),
        ("Berry", "Berries"),
        ("Toy", "Toys"),
        ("Book Shelf", "Book Shelves"),
        ("Headphones", "Headphones"),
        ("Furniture", "Furniture"),
        ("Glass", "Glasses"),
    ],
)
def test_the_plural_follows_the_rules(value: str, written: str) -> None:
    assert plural(value) == written


def test_other_scripts_have_no_english_plural() -> None:
    assert plural("水筒") is None


def test_capitals() -> None:
    assert title("mug for the iPhone and USB") == "Mug for the iPhone and USB"
    assert title("the lord of the rings") == "The Lord of the Rings"
    assert lower("Home & Kitchen") == "home & kitchen"
    assert lower("USB Hubs for iPhone") == "USB hubs for iPhone"
    assert sentence("blue mug") == "Blue mug"


@given(
    st.text(st.characters(codec="ascii"), max_size=40), st.sampled_from([title, lower, sentence])
)
def test_capitals_are_all_that_changes(value: str, change: Filter) -> None:
    assert (change(value) or "").casefold() == value.casefold()
