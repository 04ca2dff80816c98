"""What a cut may not split: graphemes, URLs, hashtags, and what brackets or quotes enclose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from domain.model.creative.text.graphemes import grapheme_spans
from domain.model.creative.text.hashtag_grammar import extract_hashtags
from domain.model.creative.text.urls import url_spans

_CLOSING = {
    "(": ")",
    "[": "]",
    "{": "}",
    "\uff08": "\uff09",
    "\uff3b": "\uff3d",
    "\uff5b": "\uff5d",
    "「": "」",
    "『": "』",
    "【": "】",
    "《": "》",
    "〈": "〉",
    "“": "”",
    "„": "“”",
    "\u2018": "\u2019",
    "\u201a": "\u2018\u2019",
    "«": "»",
    "\u2039": "\u203a",
}
_STRAIGHT_QUOTES = "\"'"
_ENCLOSING = re.compile(
    f"[{re.escape(''.join([*_CLOSING, *_CLOSING.values()]))}{_STRAIGHT_QUOTES}]"
)
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Unbreakable:
    """The parts of a text that stay whole.

    Attributes:
        is_inside: by place (0 is before the first character), whether a cut there splits one.
        link_ends: where URLs and hashtags end; their last characters belong to them.
    """

    is_inside: tuple[bool, ...]
    link_ends: frozenset[int]


def find_unbreakable(text: str) -> Unbreakable:
    """What a cut of this text may not split."""
    links = [*url_spans(text), *((tag.start, tag.end) for tag in extract_hashtags(text))]
    steps = [0] * (len(text) + 3)
    for start, end in (*_long_graphemes(text), *links, *_enclosed(text)):
        steps[start + 1] += 1
        steps[end] -= 1
    depths = accumulate(steps[: len(text) + 1])
    return Unbreakable(tuple(depth > 0 for depth in depths), frozenset(end for _, end in links))


def _long_graphemes(text: str) -> Iterator[Span]:
    if not text.isascii() or "\r\n" in text:
        yield from (span for span in grapheme_spans(text) if span[1] - span[0] > 1)


def _enclosed(text: str) -> Iterator[Span]:
    """From each opening to its closing mark; to beyond the end where there is none."""
    open_places: dict[str, list[int]] = {}
    for match in _ENCLOSING.finditer(text):
        mark, place = match[0], match.start()
        if mark in _STRAIGHT_QUOTES:
            yield from _straight_quoted(text, place, open_places.setdefault(mark, []))
        for opening, places in open_places.items():
            if mark in _CLOSING.get(opening, "") and places:
                yield places.pop(), place + 1
        if mark in _CLOSING:
            open_places.setdefault(mark, []).append(place)
    for opening, places in open_places.items():
        if opening != "'":  # alone it is an apostrophe
            yield from ((place, len(text) + 1) for place in places)


def _straight_quoted(text: str, place: int, places: list[int]) -> Iterator[Span]:
    """Such a quote opens before and closes after what it quotes; else it is an inch or a foot."""
    before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    if places and not before.isspace() and not after.isalnum():
        yield places.pop(), place + 1
    elif not places and not before.isalnum() and after and not after.isspace():
        places.append(place)
