"""Titles taken apart: brand, name, type, and what commas and brackets add."""

import pytest

from domain.model.creative.brief.brief import Brief
from domain.model.creative.facts.product_facts import ProductFacts, understand
from domain.model.creative.facts.title import Title


def title(text: str, description: str = "-", **known: str) -> Title:
    return understand(Brief(title=text, description=description, **known)).title  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "name", "product_type"),
    [
        ("Trekker Power Bank 10,000 mAh", "Trekker Power Bank 10,000 mAh", "power bank"),
        ("Enamel Jug 1,5 l", "Enamel Jug 1,5 l", "enamel jug"),
        ("Monitor 16:9", "Monitor 16:9", "monitor"),
        ("Stoneware Mug (Set of 4)", "Stoneware Mug", "stoneware mug"),
        ("Mirrorless Camera (Body Only)", "Mirrorless Camera", "mirrorless camera"),
        ("Salt & Pepper Mill", "Salt & Pepper Mill", "pepper mill"),
        ("Got Milk?", "Got Milk?", "milk"),
        ("Rain Jacket, Women's, Two-Layer", "Women's Two-Layer Rain Jacket", None),
        ("Apron", "Apron", "apron"),
        ("Red Lipstick", "Red Lipstick", "lipstick"),
    ],
)
def test_a_name_ends_where_what_is_sold_ends(
    text: str, name: str, product_type: str | None
) -> None:
    found = title(text, brand="Trekker" if text.startswith("Trekker") else "Oakline")
    assert found.name == name
    if product_type is not None:
        assert found.type == product_type


def test_a_brand_in_front_of_a_dash_is_a_brand() -> None:
    found = title("HALDEN - Trail Backpack")
    assert (found.brand, found.name, found.type) == ("HALDEN", "Trail Backpack", "trail backpack")


def test_a_measure_behind_a_dash_is_none() -> None:
    assert title("Kettle - 1.7 l").brand is None


def test_brackets_hold_pack_sizes_and_conditions() -> None:
    assert title("Stoneware Mug (Set of 4)").pack == "Set of 4"
    assert title("Mirrorless Camera (Body Only)").extras == ("Body Only",)


def test_a_long_title_ends_with_what_the_product_is_and_stays_whole_beside_it() -> None:
    text = (
        "Norrby Compact Travel Backpack Cabin Size Water Resistant Laptop Compartment 15.6 Inch"
        " Luggage Strap USB Port Anti Theft Pocket for Men Women Business College Holiday Grey"
    )
    found = title(text, "A backpack for short trips.", brand="Norrby")
    assert found.name == "Norrby Compact Travel Backpack"
    assert found.whole == text


@pytest.mark.parametrize(
    ("text", "description", "product_type"),
    [
        ("Aurelle Noir One", "Aurelle Noir One is a fresh unisex fragrance.", "fragrance"),
        ("Kite 5s", "The Kite 5s is a classic smartphone with a small screen.", "smartphone"),
        ("Pacific Touring", "The Pacific Touring is a stylish minivan for families.", "minivan"),
    ],
)
def test_a_proper_name_is_what_the_description_says_it_is(
    text: str, description: str, product_type: str
) -> None:
    found = title(text, description, brand="Aurelle")
    assert (found.type, found.is_type_in_name) == (product_type, False)


def test_a_book_is_called_by_all_of_its_title() -> None:
    known: ProductFacts = understand(
        Brief(title="One Pan, Forty Suppers", description="Recipes. Hardback.", category="Cookery")
    )
    assert (known.title.name, known.kind.value) == ("One Pan, Forty Suppers", "books")


def test_a_course_is_called_by_its_subject() -> None:
    assert title("Evening Course: Wheel Pottery").name == "Wheel Pottery"
