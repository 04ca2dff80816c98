"""Filters: English as people write it, None where a value does not allow it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.model.creative.templating.filters import (
    Filter,
    article,
    lower,
    path,
    plural,
    sentence,
    title,
)


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
        ("18,000 mAh Battery", "an 18,000 mAh Battery"),
        ("180 cm Desk", "a 180 cm Desk"),
        ("X-ray Frame", "an X-ray Frame"),
        ("T-shirt", "a T-shirt"),
        ("HD Screen", "an HD Screen"),
        ("ukulele", "a ukulele"),
        ("unlined coat", "an unlined coat"),
        ("Éclair Maker", "an Éclair Maker"),
        ("Set of Mugs", "a Set of Mugs"),
        ("Lens", "a Lens"),
    ],
)
def test_the_article_follows_the_sound(value: str, written: str) -> None:
    assert article(value) == written


@pytest.mark.parametrize(
    "value",
    [
        "Headphones",
        "Shoes for Men",
        "Bikinis",
        "The Mug",
        "My Mug",
        "水筒",
        "Furniture",
        "Cookware",
    ],
)
def test_what_takes_no_article_is_told(value: str) -> None:
    assert article(value) is None


@pytest.mark.parametrize("value", ["LEGO Set", "RAM Module", "1100 W Kettle", "Herb Grinder"])
def test_what_people_say_in_two_ways_gets_no_article(value: str) -> None:
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
        ("Lens", "Lenses"),
        ("Pocketknife", "Pocketknives"),
        ("Tomato", "Tomatoes"),
        ("Photo", "Photos"),
        ("Mouse", "Mice"),
        ("Human", "Humans"),
        ("Sheep", "Sheep"),
        ("Bikinis", "Bikinis"),
        ("Women", "Women"),
        ("Smart TV", "Smart TVs"),
        ("T-shirt", "T-shirts"),
        ("Mug for Coffee", "Mugs for Coffee"),
    ],
)
def test_the_plural_follows_the_rules(value: str, written: str) -> None:
    assert plural(value) == written


@pytest.mark.parametrize("value", ["水筒", "Pro 14", "BOX", "Salt & Pepper", "Women's", ""])
def test_what_is_no_english_noun_has_no_plural(value: str) -> None:
    assert plural(value) is None


def test_units_keep_their_small_letters() -> None:
    assert title("4,000 to 12,000 rpm") == "4,000 to 12,000 rpm"
    assert title("55 Nm of torque") == "55 Nm of Torque"
    assert title("1,5 l kettle") == "1,5 l Kettle"
    assert title("lens for 16:9") == "Lens for 16:9"


def test_a_path_joins_words_by_hyphens() -> None:
    assert path("Combi Drills") == "Combi-Drills"
    assert path("Salt & Pepper, Mills") == "Salt-Pepper-Mills"
    assert path("women's shoes") == "women's-shoes"


def test_capitals() -> None:
    assert title("mug for the iPhone and USB") == "Mug for the iPhone and USB"
    assert title("the lord of the rings") == "The Lord of the Rings"
    assert title("mug With handle, 300 ml") == "Mug with Handle, 300 ml"
    assert title("what it is for") == "What It Is For"
    assert lower("Home & Kitchen") == "home & kitchen"
    assert lower("USB Hubs for iPhone") == "USB hubs for iPhone"
    assert lower("A Pack of Vitamin C") == "a pack of vitamin C"
    assert sentence("blue mug") == "Blue mug"
    assert sentence("iPhone case") == "iPhone case"


@given(
    st.text(st.characters(codec="ascii"), max_size=40), st.sampled_from([title, lower, sentence])
)
def test_capitals_are_all_that_changes(value: str, change: Filter) -> None:
    assert (change(value) or "").casefold() == value.casefold()
