"""Texts in languages without a grammar here give their sentences and lists, in their own words."""

import pytest

from domain.model.creative.brief.brief import Brief
from domain.model.creative.facts.product_facts import ProductFacts, understand


def known(title: str, description: str) -> ProductFacts:
    return understand(Brief(title=title, description=description))


@pytest.mark.parametrize(
    ("title", "description", "language", "facts"),
    [
        (
            "Chaussures de randonnée",
            "Chaussures montantes en cuir nubuck. Membrane imperméable et respirante.",
            "fr",
            {"Chaussures montantes en cuir nubuck", "Membrane imperméable et respirante"},
        ),
        (
            "Tarjeta regalo",
            "Regala una clase de cocina para dos personas. Válida durante 12 meses en la escuela.",
            "es",
            {
                "Regala una clase de cocina para dos personas",
                "Válida durante 12 meses en la escuela",
            },
        ),
        (
            "有田焼 湯呑み 2個セット",
            "手になじむ丸い形です。電子レンジ・食洗機対応。木箱入り。",
            "ja",
            {"手になじむ丸い形です", "電子レンジ・食洗機対応", "木箱入り"},
        ),
    ],
)
def test_a_sentence_is_a_fact(title: str, description: str, language: str, facts: set[str]) -> None:
    found = known(title, description)
    assert found.language == language
    assert facts <= {fact.text for fact in found.facts}


def test_a_short_list_is_its_parts_too() -> None:
    found = known("軽量折りたたみ傘", "晴雨兼用、はっ水加工、軽量")
    assert {"晴雨兼用", "はっ水加工"} <= {fact.text for fact in found.facts}


def test_no_english_is_put_into_another_language() -> None:
    description = "Le moulin est en bois de hêtre, avec un mécanisme en céramique."
    assert {fact.text for fact in known("Moulin à poivre", description).facts} <= {
        description.rstrip(".")
    }
