"""Words, marks and sentences: every one is at the place it names."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.model.creative.facts.tokens import sentence_spans, tokens_of


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("10,000 mAh", ["10,000", "mAh"]),
        ("1,5 l, blue", ["1,5", "l", ",", "blue"]),
        ("16:9 screen", ["16:9", "screen"]),
        ("women's long-lasting", ["women's", "long-lasting"]),
        ("kids' shoes", ["kids'", "shoes"]),
        ("75% off", ["75%", "off"]),
        ("650/400 mm", ["650/400", "mm"]),
        ("A (B) C.", ["A", "(", "B", ")", "C", "."]),
    ],
)
def test_numbers_and_words_stay_whole(text: str, words: list[str]) -> None:
    assert [token.text for token in tokens_of(text)] == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Holds tea. Has a lid.", ["Holds tea", "Has a lid"]),
        ("Holds approx. 5 litres. Done.", ["Holds approx. 5 litres", "Done"]),
        ("Weighs 1.9 kg. Two doors.", ["Weighs 1.9 kg", "Two doors"]),
        ("One line\nAnother line", ["One line", "Another line"]),
        ("- first\n• second", ["first", "second"]),
        ("Warm! Soft? Yes…", ["Warm", "Soft", "Yes"]),
        ("丸い形です。木箱入り。", ["丸い形です", "木箱入り"]),
        ("by J. Smith in Kiel", ["by J. Smith in Kiel"]),
        ("$5 a cup. Ready.", ["$5 a cup", "Ready"]),
        ("", []),
        ("...", []),
    ],
)
def test_sentences_end_where_people_end_them(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text(max_size=200))
def test_tokens_are_in_order_and_lose_nothing_but_space(text: str) -> None:
    found = tokens_of(text)
    assert all(text[token.start : token.end] == token.text for token in found)
    assert "".join(token.text for token in found) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text(max_size=200))
def test_sentences_are_in_order_and_keep_every_letter(text: str) -> None:
    spans = list(sentence_spans(text))
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert [sign for sign in kept if sign.isalnum()] == [sign for sign in text if sign.isalnum()]
    assert not any("\n" in text[start:end] for start, end in spans)
