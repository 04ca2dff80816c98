"""Emoji in a text: every sequence that shows as one picture is one."""

import re
from functools import cache

from domain.model.creative.text.code_ranges import code_ranges
from domain.model.creative.text.tables import emoji as table

_AS_TEXT, _AS_EMOJI, _JOINER, _KEYCAP = "\ufe0e", "\ufe0f", "\u200d", "\u20e3"
_MARKS = "©®™"  # plain signs unless a variation selector makes them emoji
_KEYS = "0123456789#*"
_TONE = "\U0001f3fb"  # stands for every skin tone
# Emoji without a selector; X still counts the selector after them as part of them.
_ALSO_WITH_SELECTOR = (
    "231a-231b 25fd-25fe 2614-2615 2648-2653 267f 2693 26a1 26aa-26ab 26bd-26be 26c4-26c5 26d4 "
    "26ea 26f2-26f3 26f5 26fa 26fd 2757 2b1b-2b1c 2b50 2b55 1f004 1f21a 1f22f"
)
_ONE_TONE = dict.fromkeys(range(0x1F3FB, 0x1F400), _TONE)


def emoji_spans(text: str) -> list[tuple[int, int]]:
    """Where each emoji starts and ends, in code points."""
    if text.isascii():
        return []
    spans, at = [], 0
    first = _first()
    while match := first.search(text, at):
        start = match.start()
        length = _length(text, start)
        at = start + (length or 1)
        if length:
            spans.append((start, at))
    return spans


def _length(text: str, start: int) -> int:
    """Of the longest emoji at the start, in code points; 0 where there is none."""
    known, longest = _known()
    window = text[start : start + longest].translate(_ONE_TONE)
    for length in range(len(window), 1, -1):
        if window[:length] in known:
            return length
    return int(window[0] in known and window[1:2] != _AS_TEXT)


@cache
def _first() -> re.Pattern[str]:
    """What an emoji can start with."""
    classes = f"{table.EMOJI_PRESENTATION} {table.TEXT_PRESENTATION} 1f1e6-1f1ff"
    ranges = "".join(f"{chr(first)}-{chr(last)}" for first, last in code_ranges(classes))
    return re.compile(f"[{ranges}]|[{_KEYS}](?={_AS_EMOJI}?{_KEYCAP})")


@cache
def _known() -> tuple[frozenset[str], int]:
    """All emoji with one tone for every tone, and the length of the longest."""
    textual = _characters(table.TEXT_PRESENTATION)
    also = _characters(_ALSO_WITH_SELECTOR)
    toned = _characters(table.WITH_TONE)
    known = {
        *_characters(table.EMOJI_PRESENTATION),
        *(textual - set(_MARKS)),
        *(f"{character}{_AS_EMOJI}" for character in textual | also),
        *(f"{character}{_TONE}" for character in toned),
        *(f"{character}{_AS_EMOJI}{_TONE}" for character in toned & textual),
        *(f"{key}{selector}{_KEYCAP}" for key in _KEYS for selector in ("", _AS_EMOJI)),
        *map(_flag, table.FLAGS.split()),
        *map(_region, table.REGIONS.split()),
        *(_joined(sequence, textual) for sequence in table.JOINED.split()),
        "\U0001f441\u200d\U0001f5e8",  # X accepts the eye in speech bubble in this form, too
    }
    return frozenset(known), max(map(len, known))


def _characters(codes: str) -> set[str]:
    return {chr(code) for first, last in code_ranges(codes) for code in range(first, last + 1)}


def _flag(country: str) -> str:
    return "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in country)


def _region(code: str) -> str:
    tags = "".join(chr(0xE0000 + ord(letter)) for letter in code)
    return f"\U0001f3f4{tags}\U000e007f"


def _joined(sequence: str, textual: set[str]) -> str:
    """From the table's form, as 1f9d1+-1f33e: "+" is a tone, selectors are left out."""
    return _JOINER.join(_part(part, textual) for part in sequence.split("-"))


def _part(part: str, textual: set[str]) -> str:
    character = chr(int(part.rstrip("+"), 16))
    if part.endswith("+"):
        return f"{character}{_TONE}"
    return f"{character}{_AS_EMOJI}" if character in textual else character
