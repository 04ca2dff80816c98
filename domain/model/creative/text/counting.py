"""How platforms measure the length of a text."""

import re
import unicodedata
from bisect import bisect_right
from enum import StrEnum

from domain.model.creative.text.emoji import emoji_spans
from domain.model.creative.text.graphemes import grapheme_spans
from domain.model.creative.text.urls import find_urls

_URL_LENGTH = 23  # X shortens every URL to that
_EMOJI_LENGTH = 2
_HEAVY = re.compile("[^\0-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")  # counts 2
_SEQUENCE = re.compile(
    "[\u200d\u20e3\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
)
_MAYBE_WIDE = re.compile("[\u1100-\U0010ffff]")


class Counting(StrEnum):
    """A way to count; all count the text in its composed form (NFC)."""

    X_WEIGHTED = "x-weighted"
    UTF16 = "utf-16-units"
    CODE_POINTS = "code-points"
    UTF8 = "utf-8-bytes"
    WIDTH = "east-asian-width"
    GRAPHEMES = "graphemes"


def count(text: str, counting: Counting) -> int:
    """The length of the text as a platform that counts so measures it."""
    if counting is Counting.X_WEIGHTED:
        return weighted_length(text)
    if text.isascii():
        is_shorter = counting is Counting.GRAPHEMES and "\r\n" in text
        return len(text) - (text.count("\r\n") if is_shorter else 0)
    return _count_composed(unicodedata.normalize("NFC", text), counting)


def _count_composed(text: str, counting: Counting) -> int:
    match counting:
        case Counting.UTF16:
            return len(text.encode("utf-16-le", "surrogatepass")) // 2
        case Counting.UTF8:
            return len(text.encode("utf-8", "surrogatepass"))
        case Counting.WIDTH:
            # How combining marks count is documented nowhere: each counts, which is never too few.
            return len(text) + sum(map(_is_wide, _MAYBE_WIDE.findall(text)))
        case Counting.GRAPHEMES:
            return len(grapheme_spans(text))
        case _:
            return len(text)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"W", "F"}


def weighted_length(text: str) -> int:
    """As X counts a post, by version 3 of twitter-text's configuration, at weight 100 = 1."""
    if text.isascii() and "." not in text:
        return len(text)
    text = unicodedata.normalize("NFC", text)
    urls = find_urls(text)
    length = _length_by_character(text)
    for url in urls:
        length += _URL_LENGTH - _length_by_character(text[url.start : url.counted_end])
    if not text.isascii() and _SEQUENCE.search(text):
        starts = [url.start for url in urls]
        for start, end in emoji_spans(text):
            place = bisect_right(starts, start) - 1
            if place < 0 or start >= urls[place].counted_end:
                length += _EMOJI_LENGTH - _length_by_character(text[start:end])
    return length


def _length_by_character(text: str) -> int:
    if text.isascii():
        return len(text)
    return len(text) + len(_HEAVY.findall(text))
