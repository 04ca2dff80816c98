"""Fitting: a shortened text is within its limit, and nothing shows that there was more."""

import re
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.model.creative.platforms.all_platforms import PLATFORMS
from domain.model.creative.platforms.platform import Field, Figure
from domain.model.creative.shorten.fit import fit
from domain.model.creative.text.counting import Counting, count
from domain.model.creative.text.graphemes import grapheme_spans
from domain.model.creative.text.hashtag_grammar import extract_hashtags
from domain.model.creative.text.urls import url_spans

WORDS = st.sampled_from(
    [
        "mug",
        "the",
        "with",
        "and",
        "for",
        "a",
        "Bold",
        "stoneware",
        "it's",
        "5",
        "4.5",
        "e.g.",
        "don’t",
    ]
) | st.sampled_from(
    [
        "https://mugs.com/new_(2)/?a=b",
        "mugs.de/",
        "#Mug",
        "#TeaTime_",
        "マグカップ",
        "毎日。",
        "ถ้วย",
        "👩🏽\u200d🌾",
    ]
)
MARKS = st.sampled_from(
    [" ", " ", " ", ". ", ", ", "! ", ": ", " – ", "—", " & ", "... ", "…", "\n", "-", "\u0301"]
) | st.sampled_from(
    ["(", ") ", "[", "] ", "“", "” ", ' "', '" ', " '", "' ", "「", "」", "„", "«", "»", "\u0600"]
)
PIECES = WORDS | MARKS
COPY = st.lists(PIECES, max_size=40).map("".join)
LONG_COPY = st.lists(PIECES, min_size=16, max_size=40).map("".join)
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60) | COPY
PLATFORM_FIELDS = st.sampled_from([field for each in PLATFORMS.values() for field in each.fields])


def of_limit(limit: int, counting: Counting = Counting.CODE_POINTS) -> Field:
    return Field(name="text", counting=counting, hard=Figure(value=limit, source="here"))


FIELDS = PLATFORM_FIELDS | st.builds(of_limit, st.integers(1, 60), st.sampled_from(Counting))
NARROW_FIELDS = st.builds(of_limit, st.integers(1, 12), st.sampled_from(Counting))


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


def shortened(text: str, field: Field) -> str:
    """Of texts that are too long only."""
    assume(count(composed(text), field.counting) > field.limit)
    return fit(text, field)


@given(ANY_TEXT, FIELDS)
def test_what_comes_out_is_within_the_limit_and_fits_again(text: str, field: Field) -> None:
    fitted = fit(text, field)
    assert count(fitted, field.counting) <= field.limit
    assert fitted == fitted.strip()
    assert fit(fitted, field) == fitted


@given(COPY.map(lambda text: text * 200), PLATFORM_FIELDS)
def test_long_copy_fits_every_field(text: str, field: Field) -> None:
    assert count(fit(text, field), field.counting) <= field.limit


@given(ANY_TEXT, FIELDS)
def test_what_fits_stays_as_it_is(text: str, field: Field) -> None:
    assume(count(composed(text), field.counting) <= field.limit)
    assert fit(text, field) == composed(text)


@given(LONG_COPY, NARROW_FIELDS)
def test_what_is_too_long_is_cut_between_graphemes(text: str, field: Field) -> None:
    fitted = shortened(text, field)
    assert composed(text).startswith(fitted)
    assert len(fitted) in {0, *(end for _, end in grapheme_spans(composed(text)))}


@given(LONG_COPY, NARROW_FIELDS)
def test_urls_and_hashtags_stay_whole(text: str, field: Field) -> None:
    end = len(shortened(text, field))
    links = [*url_spans(composed(text))]
    links += [(tag.start, tag.end) for tag in extract_hashtags(composed(text))]
    assert not [link for link in links if link[0] < end < link[1]]


@given(LONG_COPY, NARROW_FIELDS)
def test_no_bracket_or_quote_stays_open(text: str, field: Field) -> None:
    fitted = shortened(text, field)
    for opening, closing in ("()", "[]", "「」"):
        depth = 0
        for character in fitted:
            depth += (character == opening) - (character == closing and depth > 0)
        assert depth == 0


@given(LONG_COPY, NARROW_FIELDS)
def test_nothing_at_the_end_leads_on(text: str, field: Field) -> None:
    fitted = shortened(text, field)
    links = url_spans(composed(text))
    links += [(tag.start, tag.end) for tag in extract_hashtags(composed(text))]
    if len(fitted) not in {end for _, end in links}:
        assert not fitted.endswith(
            (",", ":", "–", "—", "-", "&", "…", "..", "(", "[", "“", "„", "«")
        )
        assert not re.search(r"(?:^|\s)(?:the|with|and|for|a)$", fitted)


MUG = (
    "The stoneware mug holds 350 ml and keeps tea warm. Its handle fits three fingers, "
    "and the glaze (lead-free) survives the dishwasher."
)


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        (200, MUG),
        (125, "The stoneware mug holds 350 ml and keeps tea warm. Its handle fits three fingers"),
        (90, "The stoneware mug holds 350 ml and keeps tea warm."),
        (50, "The stoneware mug holds 350 ml and keeps tea warm."),
        (49, "The stoneware mug holds 350 ml"),
        (30, "The stoneware mug holds 350 ml"),
        (29, "The stoneware mug holds 350"),
        (15, "The stoneware"),
        (5, ""),
    ],
)
def test_a_description(limit: int, expected: str) -> None:
    assert fit(MUG, of_limit(limit)) == expected


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("Wool Socks with Reinforced Heel and Toe", 30, "Wool Socks"),
        ("Wool Socks with Reinforced Heel and Toe", 35, "Wool Socks with Reinforced Heel"),
        ("Trail Pack, Camera Insert, Rain Cover", 30, "Trail Pack, Camera Insert"),
        ("Linen, Cotton, Wool, Silk, Hemp", 22, "Linen, Cotton, Wool"),
        ("Light, warm and quick to dry after rain", 20, "Light, warm"),
        ("Soft cover, perfect for travel", 22, "Soft cover"),
        ("Approx. 5 oz. per bag. Ground in small batches", 30, "Approx. 5 oz. per bag."),
        ("Made by Dr. Ohlsen in Kiel since 1950", 15, "Made by Dr."),
        ("Is it warm? It is! Even in January", 20, "Is it warm? It is!"),
        ("A jug (glass, 2 l) for the table", 17, "A jug"),
        ("A jug (glass, 2 l) for the table", 20, "A jug (glass, 2 l)"),
        ('Desk lamp "Nordic night" glows softly', 20, "Desk lamp"),
        ('Desk lamp "Nordic night" glows softly', 24, 'Desk lamp "Nordic night"'),
        ("Mugs for many,,,", 15, "Mugs for many"),
        ('A 12" pan that browns evenly', 12, 'A 12" pan'),
        ("Warm light… and long life for every room", 22, "Warm light"),
        ("Bright — and never too bright", 12, "Bright"),
        ("Brews 12 cups\nStays hot for hours", 20, "Brews 12 cups"),
        ("Tea for two & biscuits", 14, "Tea for two"),
        ("See https://mugs.example.com/stoneware/new", 25, "See"),
        ("https://mugs.example.com/stoneware/new", 20, ""),
        ("#StonewareMugsForEveryone", 10, ""),
        ("Mugs #Stoneware #Handmade", 18, "Mugs #Stoneware"),
        ("Kaffeekannenwärmerhaube", 12, "Kaffeekannen"),
        ("毎日のお茶に。軽くて丈夫なマグカップです。", 10, "毎日のお茶に。"),
        ("軽くて丈夫なマグカップです", 8, "軽くて丈夫なマグ"),
        ("コーヒーカップ", 3, "コー"),
        ("With the", 5, ""),
    ],
)
def test_short_texts(text: str, limit: int, expected: str) -> None:
    assert fit(text, of_limit(limit)) == expected


def test_the_length_is_the_platforms_own() -> None:
    text = "Order your mug at https://mugs.example.com/stoneware today"
    assert fit(text, of_limit(42, Counting.X_WEIGHTED)) == text[:-6]
    assert fit("茶碗 茶碗 茶碗", of_limit(9, Counting.WIDTH)) == "茶碗 茶碗"


def test_a_family_is_not_torn_apart() -> None:
    assert fit("👩🏽\u200d🌾" * 3, of_limit(9)) == "👩🏽\u200d🌾" * 2
