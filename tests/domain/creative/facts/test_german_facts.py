"""What German texts say: facts that stand correctly by themselves, and nothing else."""

import pytest

from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.facts.fact import FactKind, Form
from domain.model.creative.facts.kinds import Kind
from domain.model.creative.facts.product_facts import ProductFacts, understand
from domain.model.creative.facts.title import title_of


def known(
    title: str, description: str, category: str | None = None, brand: str | None = None
) -> ProductFacts:
    campaign = Campaign(locale="de-DE")
    return understand(
        Brief(
            title=title,
            description=description,
            category=category,
            brand=brand,
            campaign=campaign,
        )
    )


def facts(title: str, description: str) -> list[str]:
    found = known(title, description).facts
    assert all(fact.text == description[fact.start : fact.end] for fact in found)
    return [fact.text for fact in found]


@pytest.mark.parametrize(
    ("title", "description", "expected"),
    [
        (
            "Emaille Kanne",
            "Die Kanne aus Emaille fasst 1,5 l und ist spülmaschinenfest.",
            ["fasst 1,5 l", "spülmaschinenfest"],
        ),
        ("Monitor", "Der Monitor hat das Format 16:9.", ["hat das Format 16:9"]),
        (
            "Damen Regenjacke",
            "Wasserdicht bis 10.000 mm mit verschweißten Nähten.",
            ["Wasserdicht bis 10.000 mm", "mit verschweißten Nähten"],
        ),
        (
            "Damen Regenjacke",
            "Die Jacke lässt sich in der eigenen Tasche verstauen.",
            ["lässt sich in der eigenen Tasche verstauen"],
        ),
        (
            "Wanderrucksack 25 l",
            "Belüftetes Rückensystem, gepolsterter Hüftgurt und Regenhülle im Bodenfach.",
            ["Belüftetes Rückensystem", "gepolsterter Hüftgurt", "Regenhülle im Bodenfach"],
        ),
        (
            "Akku-Bohrschrauber 18 V",
            "Der Akku-Bohrschrauber hat eine LED-Leuchte und zwei Gänge.",
            ["LED-Leuchte", "zwei Gänge"],
        ),
        ("Tasche", "Sie ist eine robuste Tasche aus Segeltuch.", ["robuste Tasche aus Segeltuch"]),
        ("Brett", "Das Brett besteht aus geölter Eiche.", ["aus geölter Eiche"]),
        ("Pullover", "Ein Pullover aus Omas Wollkorb, weich wie 's Kätzchen.", []),
        ("Topf", "Geeignet für Gas und Induktion.", ["Geeignet für Gas und Induktion"]),
        ("Straßenrad", "Das Straßenrad wiegt 9 kg.", ["wiegt 9 kg"]),
    ],
)  # fmt: skip
def test_a_fact_stands_by_itself(title: str, description: str, expected: list[str]) -> None:
    found = facts(title, description)
    assert set(expected) <= set(found)


@pytest.mark.parametrize(
    ("title", "description", "wrong"),
    [
        # Its case is right behind the verb alone.
        ("Bohrer", "Der Bohrer hat einen bürstenlosen Motor.", "bürstenlosen Motor"),
        ("Geschenk", "Das Set ist das ideale Geschenk für Gäste.", "ideale Geschenk für Gäste"),
        # Of a part, and not of the product.
        ("Kanne", "Griff aus Holz, Deckel aus Glas.", "aus Holz"),
        # The rest of a phrase.
        ("Backbuch", "80 Rezepte für Sauerteig, Roggenbrot und Brötchen.", "Roggenbrot"),
        ("Leine", "Für mittelgroße und große Hunde.", "Für mittelgroße"),
        ("Topf", "Vorder- und Rückseite emailliert, innen glatt.", "Vorder-"),
        ("Hochbeet", "In 20 Minuten ohne Werkzeug gesteckt.", "In 20 Minuten"),
        ("Teller", "Er ist nicht für die Mikrowelle gemacht.", "für die Mikrowelle gemacht"),
        ("Tasse", "Die Tasse kommt mit Deckel.", "Deckel"),
    ],
)  # fmt: skip
def test_what_would_be_wrong_alone_is_no_fact(title: str, description: str, wrong: str) -> None:
    assert wrong not in facts(title, description)


@pytest.mark.parametrize(
    "note",
    [
        "Abbildung ähnlich.",
        "Farbabweichungen sind möglich.",
        "Die Farbe kann vom Bild abweichen.",
        "Zufriedenheitsgarantie.",
        "Rufen Sie uns an!",
        "Lieferzeit 2-3 Werktage.",
        "Versandkostenfrei ab 50 €.",
        "Keine Beschreibung verfügbar",
        "Bestellen Sie jetzt!",
        "Wir versenden mit DHL.",
        "Alle Preise inkl. MwSt.",
    ],
)
def test_notes_of_shops_are_no_facts(note: str) -> None:
    assert facts("Wollschal", f"Aus weicher Wolle. {note}") == ["Aus weicher Wolle"]


def test_no_description_leaves_nothing_to_say() -> None:
    found = known("T-Shirt", "Keine Beschreibung verfügbar")
    assert found.facts == ()
    assert found.missing


def test_a_service_says_who_comes_and_for_how_long_it_is_guaranteed() -> None:
    description = "Wir kommen zu Ihnen nach Hause. 6 Monate Garantie auf jede Reparatur."
    found = known("Fahrradreparatur vor Ort", description)
    by_text = {fact.text: fact for fact in found.facts}
    assert by_text["Wir kommen zu Ihnen nach Hause"].form is Form.CLAUSE
    assert by_text["6 Monate Garantie auf jede Reparatur"].kind is FactKind.SERVICE
    assert found.kind is Kind.SERVICE


def test_how_to_wash_it_comes_last() -> None:
    found = facts("Wollschal", "Handwäsche bei 30 °C. Aus Merinowolle. Mit Fransen an den Enden.")
    assert found[-1] == "Handwäsche bei 30 °C"


@pytest.mark.parametrize(
    ("title", "brand", "product_type"),
    [
        ("Emaille Kanne 1,5 l", None, "Emaille Kanne"),
        ("Wollschal", None, "Wollschal"),
        ("Akku-Bohrschrauber 18 V", None, "Akku-Bohrschrauber"),
        ("Damen Regenjacke", None, "Damen Regenjacke"),
        ("Fjordline Damen Regenjacke", "Fjordline", "Damen Regenjacke"),
        ("Leichte Damen Regenjacke in Blau", None, "Damen Regenjacke"),
        ("Schneidebrett aus Eiche", None, "Schneidebrett"),
        ("Riesling trocken 2022", None, "Riesling"),
        ("Das große Brotbackbuch", None, "Brotbackbuch"),
        ('Kaffeebecher "Tschüß"', None, "Kaffeebecher"),
        ("LINNARP", None, None),
    ],
)  # fmt: skip
def test_the_type_keeps_the_capitals_of_its_nouns(
    title: str, brand: str | None, product_type: str | None
) -> None:
    found = title_of(title, brand=brand, hints=(), description="", is_work=False, language="de")
    assert found.type == product_type


def test_a_brand_stands_before_a_compound() -> None:
    found = known("HALDEN - Wanderrucksack 25 l", "Der Rucksack wiegt 980 g.")
    assert (found.title.brand, found.title.type) == ("HALDEN", "Wanderrucksack")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Regenjacke", Kind.APPAREL),
        ("Gummistiefel", Kind.SHOES),
        ("Massagekurs", Kind.COURSES),
        ("Teppichreinigung", Kind.SERVICE),
        ("Stehleuchte", Kind.LIGHTING),
        ("Komitee", Kind.UNKNOWN),
    ],
)
def test_the_end_of_a_compound_tells_its_kind(title: str, kind: Kind) -> None:
    assert known(title, "Für zu Hause und unterwegs.").kind is kind
