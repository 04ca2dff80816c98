"""Hashtags in a text: what platforms link, and where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.model.creative.text.hashtag_grammar import FoundHashtag, extract_hashtags

PIECES = st.sampled_from(
    [
        "#",
        "＃",
        "mug",
        "1",
        "_",
        "é",
        "e\u0301",
        "日本",
        " ",
        ".",
        "&",
        "/",
        "://",
        "mugs.com",
        "👍",
    ]
) | st.sampled_from(
    ["\ufe0f", "\u20e3", "\u200d", "·", "&#", "한국", "हिन्दी", "𝒜", "\ud800", "ـ", "٣"]
)


def tags(text: str) -> list[str]:
    return [found.tag for found in extract_hashtags(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("New: #Mug and #TeaCup!", ["Mug", "TeaCup"]),
        ("＃マグカップ と #お茶", ["マグカップ", "お茶"]),
        ("#1st #2 #3_4 #_", ["1st"]),
        ("#Mug#Cup", []),
        ("##Mug", ["Mug"]),
        ("mug#cup &#mug; (#cup)", ["cup"]),
        ("#\ufe0f\u20e3 #\u20e3 #\ufe0fmug", []),
        ("👍#mug ❤\ufe0f#cup", ["mug", "cup"]),
        ("#https://mugs.com #mug://cup", []),
        ("https://mugs.com/#new mugs.com/#top #real", ["real"]),
        ("#Müsli #किताब #خزف #l·l #שו״ת", ["Müsli", "किताब", "خزف", "l·l", "שו״ת"]),
        ("#non-stick #50%", ["non"]),
    ],
)
def test_which_are_found(text: str, expected: list[str]) -> None:
    assert tags(text) == expected


def test_places_are_code_points_from_the_sign() -> None:
    assert extract_hashtags("😀 #Mug") == (FoundHashtag("Mug", 2, 6),)


@pytest.mark.parametrize("text", ["#Mug", "＃茶", "#1st"])
def test_a_text_that_is_one_hashtag(text: str) -> None:
    [tag] = extract_hashtags(text)
    assert (tag.start, tag.end) == (0, len(text))


@pytest.mark.parametrize("text", ["", "Mug", "#", "#12", "#Mug!", " #Mug", "#Mug #Cup", "#Tea-Cup"])
def test_a_text_that_is_none_or_more(text: str) -> None:
    spans = [(tag.start, tag.end) for tag in extract_hashtags(text)]
    assert spans != [(0, len(text))]


@given(st.lists(PIECES, max_size=12).map("".join))
def test_each_is_one_by_itself_and_they_follow_one_another(text: str) -> None:
    free = 0
    for found in extract_hashtags(text):
        assert free <= found.start
        assert text[found.start] in "#＃"
        assert text[found.start + 1 : found.end] == found.tag
        [alone] = extract_hashtags(text[found.start : found.end])
        assert alone.tag == found.tag
        free = found.end
