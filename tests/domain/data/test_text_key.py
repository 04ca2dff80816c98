"""Which texts count as the same."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.model.data.text_key import text_key

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200f\ufe0f\u0301"
CAFE = text_key("Café mug", "Nice.")


@pytest.mark.parametrize(
    ("title", "description"),
    [
        (unicodedata.normalize("NFD", "Café mug"), "Nice."),
        ("Cafe mug", "Nice."),
        ("  CAFÉ\u00a0\n mug \u200b", "nice."),
        ("Caf\u200bé mug", "\u2060Nice."),
    ],
)
def test_what_the_model_does_not_read_does_not_count(title: str, description: str) -> None:
    assert text_key(title, description) == CAFE


@pytest.mark.parametrize(
    ("title", "description"), [("Cafe mugs", "Nice."), ("Cafe mug", "Nice!"), ("Кафе mug", "Nice.")]
)
def test_what_it_reads_counts(title: str, description: str) -> None:
    assert text_key(title, description) != CAFE


@given(st.text(st.characters(codec="utf-8")), st.text(INVISIBLE), st.integers(0, 30))
def test_invisible_characters_anywhere_change_nothing(text: str, unseen: str, place: int) -> None:
    assert text_key(text[:place] + unseen + text[place:], "x") == text_key(text, "x")
