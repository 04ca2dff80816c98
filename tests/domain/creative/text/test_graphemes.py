"""Graphemes: what people see as one character stays together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.model.creative.text.graphemes import grapheme_spans, graphemes

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("mug", ["m", "u", "g"]),
        ("a\r\nb", ["a", "\r\n", "b"]),
        ("cafe\u0301", ["c", "a", "f", "e\u0301"]),
        ("각각", ["각", "각"]),
        ("\u1100\u1161\u11a8", ["\u1100\u1161\u11a8"]),
        ("👩\u200d🌾👍🏽", ["👩\u200d🌾", "👍🏽"]),
        ("🇩🇪🇫🇷🇯", ["🇩🇪", "🇫🇷", "🇯"]),
        ("1\ufe0f\u20e3", ["1\ufe0f\u20e3"]),
        ("क्षि", ["क्षि"]),
        ("กำ", ["กำ"]),
        ("\u0600\u0661", ["\u0600\u0661"]),
    ],
)
def test_clusters(text: str, expected: list[str]) -> None:
    assert graphemes(text) == expected


@given(ANY_TEXT)
def test_joined_they_are_the_text(text: str) -> None:
    assert "".join(graphemes(text)) == text


@given(ANY_TEXT)
def test_spans_follow_one_another_and_none_is_empty(text: str) -> None:
    spans = grapheme_spans(text)
    assert all(start < end for start, end in spans)
    assert [0, *(end for _, end in spans)] == [*(start for start, _ in spans), len(text)]
