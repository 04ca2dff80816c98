"""Words of a product: folded, singular, without stop words; numbers whatever their form."""

import pytest

from entrypoints.benchmarks.creatives.product_words import product_words, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Dishes and BATTERIES", {"dish", "battery"}),
        ("Women’s shoes, glass", {"women", "shoe", "glas"}),
        ("10,000 mAh", {"10000", "mah"}),
        ("1,5 l", {"1.5"}),
        ("69.00", {"69"}),
        ("A4 x", {"4"}),
        ("<b>Salt &amp; Pepper</b>", {"salt", "pepper"}),
        ("für die Küche", {"küche"}),
        ("折りたたみ傘 98g", {"折り", "りた", "たた", "たみ", "み傘", "98"}),
    ],
)
def test_words(text: str, words: set[str]) -> None:
    assert words_of(text) == words


def test_facts_are_what_the_title_does_not_say() -> None:
    words = product_words(
        {
            "title": "Beech Mill",
            "description": "Beech mill with a ceramic grinder.",
            "brand": "Holt",
            "attributes": {"pack": "Set of 2", "highlights": ["Never rusts"]},
        }
    )
    assert words.facts == {"ceramic", "grinder", "set", "2", "never", "rust"}
    assert words.own == {"beech", "mill", "holt"}


def test_clauses_that_say_something_are_counted() -> None:
    description = "<ul><li>Taped seams</li><li>Two pockets</li></ul>Washes at 30.5 °C. Light. Lamp."
    assert product_words({"title": "Lamp", "description": description}).clauses == 3
