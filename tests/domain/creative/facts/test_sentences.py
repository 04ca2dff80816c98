"""English sentences: what can stand by itself is taken, whole, in the words of the source."""

import pytest

from domain.model.creative.brief.brief import Brief
from domain.model.creative.facts.fact import FactKind, Form
from domain.model.creative.facts.product_facts import understand
from domain.model.creative.facts.tokens import tokens_of
from domain.model.creative.facts.weights import weight_of


def found(description: str, title: str = "Trail Thing") -> dict[str, tuple[Form, FactKind]]:
    known = understand(Brief(title=title, description=description))
    return {fact.text: (fact.form, fact.kind) for fact in known.facts}


@pytest.mark.parametrize(
    ("description", "whole", "never"),
    [
        (
            "It provides a vibrant and long-lasting finish.",
            "provides a vibrant and long-lasting finish",
            ["provides a vibrant", "vibrant", "vibrant and"],
        ),
        ("It is soft, warm and breathable.", "soft, warm and breathable", ["soft", "breathable"]),
        ("A light and quiet motor.", "light and quiet motor", ["light", "light and"]),
        (
            "Sturdy, light and waterproof frame.",
            "Sturdy, light and waterproof frame",
            ["Sturdy", "light"],
        ),
        (
            "Soft and absorbent cotton cloths.",
            "Soft and absorbent cotton cloths",
            ["Soft", "Soft and absorbent"],
        ),
        ("With a large and sharp display.", "large and sharp display", ["large"]),
        (
            "Holds eight cards, notes and coins.",
            "Holds eight cards, notes and coins",
            ["notes", "coins", "Holds eight cards, notes"],
        ),
    ],
)
def test_what_is_coordinated_stays_together(description: str, whole: str, never: list[str]) -> None:
    facts = found(description)
    assert whole in facts
    assert facts.keys().isdisjoint(never)


@pytest.mark.parametrize(
    ("description", "text", "form"),
    [
        ("The Thing packs into its own pocket.", "packs into its own pocket", Form.DOES),
        ("It weighs 1.9 kg.", "weighs 1.9 kg", Form.DOES),
        ("Achieve dramatic lashes in seconds.", "Achieve dramatic lashes in seconds", Form.ACT),
        ("Perfect for camping trips.", "Perfect for camping trips", Form.USE),
        ("Waterproof to 10,000 mm.", "Waterproof to 10,000 mm", Form.STATE),
        ("Made from recycled nylon.", "Made from recycled nylon", Form.STATE),
        ("Pit zips let heat out.", "Pit zips let heat out", Form.CLAUSE),
        ("Its fine mesh keeps insects out.", "fine mesh keeps insects out", Form.CLAUSE),
        ("Known for its quiet motor.", "quiet motor", Form.NOUN),
        ("Four-way stretch", "Four-way stretch", Form.NOUN),
    ],
)
def test_a_fact_knows_how_it_can_stand(description: str, text: str, form: Form) -> None:
    assert found(description)[text][0] is form


@pytest.mark.parametrize(
    ("description", "text", "kind"),
    [
        ("It packs into its own pocket.", "packs into its own pocket", FactKind.OUTCOME),
        ("Ideal for small hands.", "Ideal for small hands", FactKind.USE),
        ("Brushless motor", "Brushless motor", FactKind.FEATURE),
        ("13 mm chuck", "13 mm chuck", FactKind.MEASURE),
        ("Recycled wool lining", "Recycled wool lining", FactKind.MATERIAL),
        ("Machine wash at 30 °C.", "Machine wash at 30 °C", FactKind.CARE),
        ("Comes with a 2-year warranty.", "Comes with a 2-year warranty", FactKind.SERVICE),
        ("Free returns.", "Free returns", FactKind.SERVICE),
        (
            "Includes two batteries and a case.",
            "Includes two batteries and a case",
            FactKind.CONTENTS,
        ),
        ("Set of 4 mugs.", "Set of 4 mugs", FactKind.CONTENTS),
    ],
)
def test_a_fact_knows_what_it_is_about(description: str, text: str, kind: FactKind) -> None:
    assert found(description)[text][1] is kind


@pytest.mark.parametrize(
    ("description", "text"),
    [
        ("Delivers 55 Nm of torque.", "55 Nm of torque"),
        ("Takes bits up to 13 mm.", "Takes bits up to 13 mm"),
        ("Holds 1,5 l of water.", "Holds 1,5 l of water"),
        ("Resolution: 2560 x 1440 (16:9)", "Resolution: 2560 x 1440 (16:9)"),
        ("A 5,000 mAh battery.", "5,000 mAh battery"),
        ("Reaches 90 °C in 3 minutes.", "Reaches 90 °C in 3 minutes"),
        ("Made of 100% cotton.", "Made of 100% cotton"),
        ("Weighs approx. 180 g with strap.", "Weighs approx. 180 g with strap"),
    ],
)
def test_figures_and_units_stay_as_they_are_written(description: str, text: str) -> None:
    assert text in found(description)


@pytest.mark.parametrize(
    ("description", "text"),
    [
        ("It's easy to clean.", "easy to clean"),
        ("It’s easy to clean.", "easy to clean"),
        ("It's the dog's favourite toy.", "dog's favourite toy"),
        ("Levi's denim.", "Levi's denim"),
        ("Cut for women's hands.", "Cut for women's hands"),
    ],
)
def test_apostrophes_part_no_words(description: str, text: str) -> None:
    assert text in found(description)


@pytest.mark.parametrize(
    "description",
    [
        "It is a must-have.",
        "Look no further.",
        "This item is a great addition to your home.",
        "The description tells you the rest.",
        "Read more below.",
    ],
)
def test_words_about_the_text_or_about_nothing_are_no_facts(description: str) -> None:
    assert found(description) == {}


def test_a_service_has_the_facts_of_its_sentences() -> None:
    facts = found(
        "A technician comes to your home or work. Repairs chips up to 25 mm in 30 minutes."
        " Ready to drive straight away. 12-month guarantee on every repair.",
        "Windscreen Chip Repair at Home",
    )
    assert {
        "A technician comes to your home or work",
        "Repairs chips up to 25 mm in 30 minutes",
        "Ready to drive straight away",
        "12-month guarantee on every repair",
    } <= facts.keys()


def test_a_fact_of_the_title_alone_is_not_said_again() -> None:
    assert found("Stainless steel colander.", "Stainless Steel Colander") == {}


def test_the_same_words_are_one_fact() -> None:
    texts = [
        text.casefold() for text in found("Brushless motor.\nBrushless motor\nBRUSHLESS MOTOR")
    ]
    assert texts == ["brushless motor"]


@pytest.mark.parametrize(
    ("description", "whole", "never"),
    [
        ("No driver needed.", "No driver needed", ["No driver"]),
        (
            "Suitable for dogs with sensitive stomachs.",
            "Suitable for dogs with sensitive stomachs",
            ["Suitable for dogs", "sensitive stomachs"],
        ),
        ("It works with MagSafe chargers.", "works with MagSafe chargers", ["MagSafe chargers"]),
        (
            "It combines zinc with vitamin C.",
            "combines zinc with vitamin C",
            ["combines zinc", "vitamin C"],
        ),
        (
            "It is an outfit that pairs a short corset with a classic black skirt.",
            "pairs a short corset with a classic black skirt",
            ["pairs a short corset", "classic black skirt"],
        ),
        (
            "Its compact design and powerful motor make it a convenient tool.",
            "compact design and powerful motor make it a convenient tool",
            ["powerful motor make"],
        ),
        (
            "Simply place your devices on the charging mat for effortless charging.",
            "Simply place your devices on the charging mat for effortless charging",
            ["Simply place your devices"],
        ),
        (
            "It features a bold combination of green and black colors.",
            "bold combination of green and black colors",
            ["black colors"],
        ),
        (
            "Compatible with Windows, macOS and Linux.",
            "Compatible with Windows, macOS and Linux",
            ["Compatible with Windows"],
        ),
        (
            "Delicious with milk or cold over ice.",
            "Delicious with milk or cold over ice",
            ["milk or cold over ice"],
        ),
        ("Pigment inks that last 100 years.", "Pigment inks that last 100 years", []),
        (
            "Belt-driven turntable plays 33, 45 and 78 rpm.",
            "Belt-driven turntable plays 33, 45 and 78 rpm",
            ["Belt-driven turntable plays 33"],
        ),
        ('27" 4K screen with 144 Hz refresh rate.', '27" 4K screen', ["4K screen"]),
        ("Sizes J to T. Comes in a box.", "Sizes J to T", ["Sizes J to T. Comes in a box"]),
        ("Fold it open in a minute, no tools needed.", "Fold it open in a minute", []),
        ("Tales about debts and the people who stay.", "Tales about debts and the people who stay",
         ["people who stay"]),
        ("Carry strap included.", "Carry strap", ["Carry strap included"]),
    ],
)  # fmt: skip
def test_a_cut_never_says_something_else(description: str, whole: str, never: list[str]) -> None:
    facts = found(description)
    assert whole in facts
    assert facts.keys().isdisjoint(never)


@pytest.mark.parametrize(
    ("description", "kept", "lost"),
    [
        (
            "Sealed seams and a storm flap keep the rain out.",
            "Sealed seams and a storm flap keep the rain out",
            "storm flap keep the rain out",
        ),
        (
            "Three siblings inherit a ferry and a debt.",
            "Three siblings inherit a ferry and a debt",
            "Three siblings inherit a ferry",
        ),
        (
            "Made from 28 recycled bottles.",
            "Made from 28 recycled bottles",
            "28 recycled bottles",
        ),
    ],
)
def test_what_means_something_else_alone_stays_in_its_sentence(
    description: str, kept: str, lost: str
) -> None:
    brief = Brief(title="Harbour Jacket", description=description)
    found = [fact.text for fact in understand(brief).facts]
    assert kept in found
    assert lost not in found


@pytest.mark.parametrize("form", Form)
def test_a_fact_without_words_weighs_less_than_one_with_words(form: Form) -> None:
    signs, words = tokens_of("· ( )"), tokens_of("taped seams")
    assert weight_of(form, signs) <= weight_of(form, words)


@pytest.mark.parametrize("held", ["renowned", "known", "famous"])
def test_a_relative_clause_is_not_cut_behind_its_verb(held: str) -> None:
    description = f"With a moon phase, it showcases the craft that Rolex is {held} for."
    facts = found(description)
    assert "moon phase" in facts
    assert not [text for text in facts if text.endswith(" is")]


def test_a_thing_named_by_its_use_says_little_without_that_use() -> None:
    description = "This is a handy tool with a long handle. It features a crevice tool."
    facts = understand(Brief(title="Trail Thing", description=description)).facts
    weights = {fact.text: fact.weight for fact in facts}
    assert weights["handy tool"] < min(weights["crevice tool"], weights["long handle"])
