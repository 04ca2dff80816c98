"""Counting: each platform's own measure, over the composed text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.model.creative.text.counting import Counting, count, weighted_length
from domain.model.creative.text.emoji import emoji_spans

ANY_TEXT = st.text(st.characters(exclude_categories=()))
FARMER = "👩🏽\u200d🌾"


@pytest.mark.parametrize(
    ("text", "weighted", "units", "points", "octets", "width", "graphemes"),
    [
        ("", 0, 0, 0, 0, 0, 0),
        ("A mug.", 6, 6, 6, 6, 6, 6),
        ("a\r\nb", 4, 4, 4, 4, 4, 3),
        ("cafe\u0301", 4, 4, 4, 5, 4, 4),
        ("マグ", 4, 2, 2, 6, 4, 2),
        ("ﾏｸﾞ", 6, 3, 3, 9, 3, 2),
        ("한", 2, 1, 1, 3, 2, 1),
        ("𝒜", 2, 2, 1, 4, 1, 1),
        (FARMER, 2, 7, 4, 15, 7, 1),
        ("\ud83d", 2, 1, 1, 3, 1, 1),
    ],
)
def test_each_way_to_count(
    text: str, weighted: int, units: int, points: int, octets: int, width: int, graphemes: int
) -> None:
    assert {way: count(text, way) for way in Counting} == {
        Counting.X_WEIGHTED: weighted,
        Counting.UTF16: units,
        Counting.CODE_POINTS: points,
        Counting.UTF8: octets,
        Counting.WIDTH: width,
        Counting.GRAPHEMES: graphemes,
    }


@given(ANY_TEXT, st.sampled_from(Counting))
def test_composed_and_decomposed_text_count_the_same(text: str, way: Counting) -> None:
    forms = (unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text))
    assert {count(form, way) for form in forms} == {count(text, way)}


@given(ANY_TEXT)
def test_no_way_counts_less_than_graphemes_nor_more_than_bytes(text: str) -> None:
    ways = (Counting.GRAPHEMES, Counting.CODE_POINTS, Counting.UTF16, Counting.UTF8)
    lengths = [count(text, way) for way in ways]
    assert lengths == sorted(lengths)


@pytest.mark.parametrize("character", ["\xa0", "—", "’", "£", "é", "©", "®", "\u200d", "Ж", "ก"])
def test_x_counts_the_light_ones_once(character: str) -> None:
    assert weighted_length(f"a {character} b") == 5


@pytest.mark.parametrize("character", ["…", "•", "€", "₹", "™", "★", "\u202f", "ⓜ", "茶"])
def test_x_counts_the_heavy_ones_twice(character: str) -> None:
    assert weighted_length(f"a {character} b") == 6


@pytest.mark.parametrize(
    "emoji",
    [
        "😀",
        "❤",
        "❤\ufe0f",
        "👍🏽",
        FARMER,
        "🇩🇪",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "5\ufe0f\u20e3",
        "#\u20e3",
        "©\ufe0f",
        "☝\ufe0f🏽",
        "👩\u200d❤\ufe0f\u200d💋\u200d👩",
        "⚡\ufe0f",
    ],
)
def test_an_emoji_counts_two_for_x_and_is_one_picture(emoji: str) -> None:
    text = f"a {emoji} b"
    assert weighted_length(text) == 6
    assert emoji_spans(text) == [(2, 2 + len(emoji))]


@pytest.mark.parametrize("text", ["", "5 #1 * ©®™", "❤\ufe0e", "🇩", "mug\ufe0f", "\u200d"])
def test_what_is_no_picture(text: str) -> None:
    assert emoji_spans(text) == []


def test_pictures_side_by_side() -> None:
    assert len(emoji_spans("😀😀🏽👍👍🏽🇩🇪🇫🇷🇯")) == 7


@pytest.mark.parametrize(
    "url", ["mugs.de", "https://mugs.com", f"https://mugs.com/{'path/' * 60}", "https://珈琲.com/"]
)
def test_a_url_counts_23_for_x_whatever_its_length(url: str) -> None:
    assert weighted_length(f"See {url} now") == 4 + 23 + 4


def test_x_counts_by_parts() -> None:
    assert weighted_length("Tee ☕ 茶 mugs.de 👍🏽, mugs.com") == 4 + 3 + 3 + 24 + 2 + 2 + 23


@given(st.text(st.characters(max_codepoint=0x10FF, exclude_categories=["Cs", "M"])))
def test_x_counts_letters_of_alphabets_once(text: str) -> None:
    without_urls = text.replace(".", "")
    assert weighted_length(without_urls) == len(unicodedata.normalize("NFC", without_urls))
