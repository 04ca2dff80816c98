"""Titles of real shops: figures, units, apostrophes, sets, capitals, other languages."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain.model.creative.brief.brief import Brief
from domain.model.creative.facts.product_facts import understand
from domain.model.creative.facts.title import Title

READABLE = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=200).filter(
    lambda text: bool(text.strip())
)


def title(text: str, description: str = "-", **known: str) -> Title:
    return understand(Brief(title=text, description=description, **known)).title  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "name", "extras"),
    [
        ("Power Bank, 10,000 mAh, Black", "Power Bank", ("10,000 mAh", "Black")),
        ("Enamel Jug, 1,5 l, White", "Enamel Jug", ("1,5 l", "White")),
        ("27-Inch Monitor, 16:9, 165 Hz", "27-Inch Monitor", ("16:9", "165 Hz")),
        ("Wiper Blades 650/400 mm (Pair)", "Wiper Blades 650/400 mm", ("Pair",)),
        ("Mirrorless Camera (Body Only)", "Mirrorless Camera", ("Body Only",)),
        ("Seven Ferries: A Novel", "Seven Ferries", ("A Novel",)),
        ("Half-Zip Top", "Half-Zip Top", ()),
    ],
)
def test_a_comma_or_colon_between_digits_ends_nothing(
    text: str, name: str, extras: tuple[str, ...]
) -> None:
    found = title(text)
    assert (found.name, found.extras) == (name, extras)


@pytest.mark.parametrize(
    ("text", "product_type"),
    [
        ("Levi's 501 Jeans", "jeans"),
        ("Air Max 90 Shoes", "shoes"),
        ("Power Bank 10,000 mAh", "power bank"),
        ("Frying Pan 28 cm", "frying pan"),
        ("Coffee 250 g Pods", "pods"),
        ("iPhone 15 Case", None),
        ("Women's Running Shoes", "women's running shoes"),
        ("Women’s Running Shoes", "women’s running shoes"),
        ("Children's Rubber Boots", "children's rubber boots"),
        ("Hoodie", "hoodie"),
        ("T-Shirt", "t-shirt"),
        ("Red Lipstick", "lipstick"),
        ("Lipstick in Red", "lipstick"),
        ("Salt & Pepper Mill", "pepper mill"),
        ("Stainless Steel Colander", "stainless steel colander"),
        ("Windscreen Chip Repair at Home", "windscreen chip repair"),
        ("Zqx", "zqx"),
    ],
)
def test_the_type_is_the_noun_without_figures_units_and_colours(
    text: str, product_type: str | None
) -> None:
    assert title(text).type == product_type


@pytest.mark.parametrize(
    ("text", "product_type"),
    [
        ("Set of 6 Mugs", "mugs"),
        ("Pair of Leather Gloves", "leather gloves"),
        ("Tea Set", "tea set"),
    ],
)
def test_of_a_set_the_type_is_what_is_in_it(text: str, product_type: str) -> None:
    assert title(text).type == product_type


@pytest.mark.parametrize(
    ("text", "pack"),
    [
        ("Dinner Plates (Set of 4)", "Set of 4"),
        ("Muslin Cloths (Pack of 5)", "Pack of 5"),
        ("Pens, 12-Pack", "12-Pack"),
        ("Gläser, 6er-Set", "6er-Set"),
        ("Batteries, 8 pcs", "8 pcs"),
        ("Camera (Body Only)", None),
        ("Mug (Blue)", None),
    ],
)
def test_a_pack_size_is_known(text: str, pack: str | None) -> None:
    assert title(text).pack == pack


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("Rain Jacket, Sea Blue", "Sea Blue"),
        ("Laptop (Space Grey)", "Space Grey"),
        ("Red Lipstick", "Red"),
        ("Trail Backpack", None),
        ("Blue", None),
    ],
)
def test_a_colour_is_known(text: str, colour: str | None) -> None:
    assert title(text).colour == colour


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("Women's Running Shoes", "women"),
        ("Men’s Fleece", "men"),
        ("Kids' Raincoat", "kids"),
        ("Running Shoes", None),
    ],
)
def test_whom_it_is_for_is_known(text: str, audience: str | None) -> None:
    assert title(text).audience == audience


@pytest.mark.parametrize(
    ("text", "brand", "name"),
    [
        ("HALDEN - Trail Backpack", "HALDEN", "Trail Backpack"),
        ("Halden | Trail Backpack", "Halden", "Trail Backpack"),
        ("Kettle - 1.7 l", None, "Kettle"),
        ("Backpack - Blue", None, "Backpack"),
        ("Two-Layer Jacket", None, "Two-Layer Jacket"),
    ],
)
def test_a_brand_stands_before_a_dash(text: str, brand: str | None, name: str) -> None:
    found = title(text)
    assert (found.brand, found.name) == (brand, name)


def test_the_sellers_brand_is_taken_off_the_front_once() -> None:
    found = title("HALDEN - Trail Backpack", brand="Halden")
    assert (found.brand, found.name) == ("Halden", "Trail Backpack")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Got Milk?", "Got Milk?"),
        ("Salt & Pepper Mill (Set of 2)", "Salt & Pepper Mill"),
        ("Mug No. 5.", "Mug No. 5"),
        ("Rain Jacket, Women's, Two-Layer", "Women's Two-Layer Rain Jacket"),
    ],
)
def test_a_name_is_what_people_say(text: str, name: str) -> None:
    assert title(text).name == name


def test_a_title_of_more_than_150_characters_has_a_short_name() -> None:
    text = (
        "Insulated Stainless Steel Water Bottle with Straw Lid, Leakproof, BPA-Free, Keeps Drinks"
        " Cold 24 Hours and Hot 12 Hours, for Gym, Hiking, School and Office, 750 ml, Matte Black"
    )
    found = title(text)
    assert len(text) > 150
    assert "Water Bottle" in found.name
    assert len(found.name) <= 70
    assert "with Straw Lid" in found.whole
    assert "750 ml" in found.extras


@pytest.mark.parametrize(
    ("text", "product_type"),
    [
        ("Hundeleine aus Fettleder, 2 m", "Hundeleine"),
        ("Wasserkocher 1,5 l mit Temperaturwahl", "Wasserkocher"),
        ("Moulin à poivre", "Moulin à poivre"),
    ],
)
def test_a_type_in_another_language_keeps_its_capitals(text: str, product_type: str) -> None:
    assert title(text, "Die Leine ist aus Leder. Le moulin est en bois.").type == product_type


@given(text=READABLE, brand=st.none() | READABLE.map(lambda text: text[:40]))
@example(text="...", brand=None)
@example(text="\u3000....\u2028", brand="…")
def test_any_title_has_a_name_made_of_its_own_words(text: str, brand: str | None) -> None:
    found = title(text, brand=brand) if brand else title(text)
    assert found.name.strip()
    assert len(found.name) <= 71 or " " not in found.name
    own = text.casefold()
    for word in found.name.casefold().split():
        assert word.rstrip(".") in own
    for part in found.extras:
        assert part in " ".join(text.split()) or part in text
