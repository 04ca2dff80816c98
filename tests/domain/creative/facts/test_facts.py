"""Facts: contiguous words of the product's text that stand by themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.model.creative.brief.brief import Brief
from domain.model.creative.facts.fact import Fact, FactKind
from domain.model.creative.facts.product_facts import ProductFacts, leaf_of, understand

READABLE = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n"),
    min_size=1,
    max_size=300,
).filter(lambda text: bool(text.strip()))


def known(title: str, description: str, **more: object) -> ProductFacts:
    return understand(Brief(title=title, description=description, **more))  # type: ignore[arg-type]


def texts(title: str, description: str) -> list[str]:
    return [fact.text for fact in known(title, description).facts]


def fact(title: str, description: str, text: str) -> Fact:
    return next(each for each in known(title, description).facts if each.text == text)


MASCARA = (
    "The Essence Mascara is a popular mascara known for its volumizing and lengthening effects."
    " Achieve dramatic lashes with this long-lasting and cruelty-free formula."
)


def test_the_predicate_is_the_fact_and_not_the_sentence() -> None:
    found = texts("Essence Mascara", MASCARA)
    assert "volumizing and lengthening effects" in found
    assert "Achieve dramatic lashes" in found
    assert not any(text.startswith(("The Essence", "is a popular", "It ")) for text in found)


def test_a_pair_of_adjectives_is_never_cut_in_half() -> None:
    found = texts("Red Lipstick", "It provides a vibrant and long-lasting finish.")
    assert "provides a vibrant and long-lasting finish" in found
    assert "provides a vibrant" not in found
    assert "vibrant" not in found


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("Packs into its own pocket.", "Packs into its own pocket"),
        ("Up to 55 Nm of torque. 13 mm chuck.", "13 mm chuck"),
        ("Waterproof to 10,000 mm with taped seams.", "Waterproof to 10,000 mm"),
        ("Pit zips let heat out.", "Pit zips let heat out"),
        ("With a built-in mirror, it's convenient for travel.", "built-in mirror"),
        ("Made from recycled polyamide.", "Made from recycled polyamide"),
        ("Perfect for salads, snacks or soups.", "Perfect for salads, snacks or soups"),
        ("20 litres\nSeam-sealed ripstop nylon", "Seam-sealed ripstop nylon"),
        ("Power: 20 W", "Power: 20 W"),
        ("Features: brushless motor, two gears, soft grip", "brushless motor"),
        ("Notes of mango, jasmine, and blonde woods.", "Notes of mango, jasmine, and blonde woods"),
    ],
)
def test_what_can_stand_alone_is_found(description: str, expected: str) -> None:
    assert expected in texts("Trail Thing", description)


@pytest.mark.parametrize(
    "description",
    [
        "-",
        "No description available.",
        "Keine Beschreibung verfügbar.",
        "This is a simple product.",
        "Trail Backpack",
        "Trail Backpack.",
        "Note: colour may differ slightly from the picture.",
        "100% satisfaction guaranteed!",
        "Call us at +44 20 7946 0000 for questions.",
        "Thank you for visiting our shop!",
        "Batteries not included.",
        "Please check the size chart before you order.",
    ],
)
def test_what_says_nothing_of_the_product_is_no_fact(description: str) -> None:
    assert texts("Trail Backpack", description) == []


def test_too_little_to_write_from_says_what_to_add() -> None:
    missing = known("T-Shirt", "-").missing
    assert any(each.startswith("description") for each in missing)
    assert "material" in missing


def test_facts_have_their_kinds() -> None:
    assert fact("Jacket", "Made from recycled wool.", "recycled wool").kind is FactKind.MATERIAL
    assert fact("Drill", "13 mm chuck.", "13 mm chuck").kind is FactKind.MEASURE
    assert fact("Shirt", "Machine wash at 30 °C.", "Machine wash at 30 °C").kind is FactKind.CARE
    assert fact("App", "14-day free trial.", "14-day free trial").kind is FactKind.SERVICE


@given(title=READABLE, description=READABLE)
def test_a_fact_is_where_it_says_it_is(title: str, description: str) -> None:
    for each in known(title, description).facts:
        assert each.field == "description"
        assert description[each.start : each.end] == each.text


@given(description=READABLE)
def test_no_fact_spans_lines(description: str) -> None:
    assert not any("\n" in text for text in texts("Mug", description))


def test_highlights_are_facts_of_their_own() -> None:
    [first, *_] = known("Mug", "Blue.", highlights=("Holds 350 ml",)).facts
    assert (first.text, first.field, first.start) == ("Holds 350 ml", "highlights[0]", 0)


@pytest.mark.parametrize(
    ("path", "leaf"),
    [
        ("Apparel > Clothing > Shirts & Tops", "Shirts & Tops"),
        ("mens-shirts", "men's shirts"),
        ("Home / Kitchen", "Kitchen"),
        ("Groceries", "Groceries"),
    ],
)
def test_a_category_is_the_leaf_of_its_path(path: str, leaf: str) -> None:
    assert leaf_of(path) == leaf


@pytest.mark.parametrize(
    ("title", "category", "kind"),
    [
        ("Rain Jacket", None, "apparel"),
        ("Trail Running Shoes", None, "shoes"),
        ("Cat Food", "groceries", "pets"),
        ("Windscreen Chip Repair at Home", None, "service"),
        ("Combi Drill", "Tools", "tools"),
        ("Zqx", None, "unknown"),
    ],
)
def test_the_kind_of_shop(title: str, category: str | None, kind: str) -> None:
    assert known(title, "-", category=category).kind.value == kind


@pytest.mark.parametrize(
    ("title", "description", "language"),
    [
        ("Rain Jacket", "Waterproof, with pockets for the hands.", "en"),
        ("Kanne", "Emaillierter Stahl, spülmaschinenfest. Deckel mit Holzknauf.", "de"),
        ("Moulin à poivre", "Moulin en bois de hêtre avec un mécanisme en céramique.", "fr"),
        ("湯呑み", "手になじむ丸い形です。", "ja"),
        ("Zqx", "-", "und"),
    ],
)
def test_the_language(title: str, description: str, language: str) -> None:
    assert known(title, description).language == language
