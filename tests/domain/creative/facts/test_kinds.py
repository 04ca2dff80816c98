"""Kinds of shop: by what a product is, before the words around it."""

import pytest

from domain.model.creative.brief.brief import Brief
from domain.model.creative.facts.kinds import GOODS, Kind, kind_of_noun, kind_of_shop
from domain.model.creative.facts.product_facts import leaf_of, understand


@pytest.mark.parametrize(
    ("title", "category", "kind"),
    [
        ("Rain Jacket", None, Kind.APPAREL),
        ("Leather Wallet", "Accessories", Kind.BAGS),
        ("Silver Ring", None, Kind.JEWELLERY),
        ("Face Serum", "Skin Care", Kind.BEAUTY),
        ("Olive Oil", "Grocery > Oils", Kind.FOOD),
        ("Coffee Beans", None, Kind.DRINKS),
        ("Oak Table", "Furniture > Tables", Kind.FURNITURE),
        ("Frying Pan", None, Kind.KITCHEN),
        ("Desk Lamp", None, Kind.LIGHTING),
        ("Wireless Headphones", None, Kind.ELECTRONICS),
        ("Gaming Laptop", None, Kind.COMPUTERS),
        ("Dual SIM Smartphone", None, Kind.PHONES),
        ("Combi Drill", None, Kind.TOOLS),
        ("Tomato Seeds", None, Kind.GARDEN),
        ("Yoga Mat", None, Kind.SPORTS),
        ("Two-Person Tent", None, Kind.OUTDOOR),
        ("1000-Piece Puzzle", None, Kind.TOYS),
        ("Baby Muslin Cloths", "Feeding", Kind.BABY),
        ("Cat Litter", None, Kind.PETS),
        ("Seven Ferries to Orrin: A Novel", "Books > Fiction", Kind.BOOKS),
        ("Wiper Blades", "Vehicle Parts > Wipers", Kind.CAR_PARTS),
        ("Invoicing Software", None, Kind.SOFTWARE),
        ("Bike Repair at Your Door", "Services", Kind.SERVICE),
        ("Concert Tickets", None, Kind.EVENTS),
        ("Pottery Course", None, Kind.COURSES),
        ("Zqx", None, Kind.UNKNOWN),
        ("Zqx", "Shoes", Kind.SHOES),
    ],
)
def test_a_product_has_its_kind_of_shop(title: str, category: str | None, kind: Kind) -> None:
    assert understand(Brief(title=title, description="-", category=category)).kind is kind


def test_nouns_are_known_in_singular_and_plural() -> None:
    assert kind_of_noun("mug") is kind_of_noun("mugs") is Kind.KITCHEN
    assert kind_of_noun("watch") is kind_of_noun("watches") is Kind.JEWELLERY
    assert kind_of_noun("zqx") is None


def test_the_last_word_that_names_a_kind_decides() -> None:
    assert kind_of_shop(["dog bed", "lamp"]) is not Kind.LIGHTING
    assert kind_of_shop(["lamp for books"]) is Kind.BOOKS
    assert kind_of_shop(["", "zqx"]) is Kind.UNKNOWN


def test_services_are_no_goods() -> None:
    assert GOODS.isdisjoint({Kind.SERVICE, Kind.COURSES, Kind.EVENTS})
    assert {Kind.SHOES, Kind.UNKNOWN} <= GOODS


@pytest.mark.parametrize(
    ("path", "leaf"),
    [
        (None, None),
        ("Apparel > Shirts & Tops", "Shirts & Tops"),
        ("Apparel » Shirts", "Shirts"),
        ("Home / Kitchen", "Kitchen"),
        ("Sports | Yoga |", "Yoga"),
        ("mens-shirts", "men's shirts"),
        ("womens_bags", "women's bags"),
        ("kitchen-accessories", "kitchen accessories"),
        ("T-Shirts", "T-Shirts"),
        ("Groceries", "Groceries"),
        (">", None),
    ],
)
def test_a_category_is_its_leaf_as_people_say_it(path: str | None, leaf: str | None) -> None:
    assert leaf_of(path) == leaf
