"""Hashtags in a text, by the grammar of twitter-text, which other platforms share."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from domain.model.creative.text.urls import url_spans

_SIGN = re.compile("[#\uff03](?![\ufe0f\u20e3])")  # with these after it, it is a keycap
_NOT_AFTER = re.compile("[#\uff03]|://")
_SELECTORS = "\ufe0e\ufe0f"  # marks that end an emoji, so a hashtag can follow
_SPECIAL = frozenset(
    "_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\xb7"
)


@dataclass(frozen=True, slots=True)
class FoundHashtag:
    """A hashtag in a text.

    Attributes:
        tag: without its sign.
        start: of the sign, in code points.
        end: after the last character.
    """

    tag: str
    start: int
    end: int


def extract_hashtags(text: str) -> tuple[FoundHashtag, ...]:
    """The hashtags that a platform would link, in order; what is in a URL is none."""
    found = list(_hashtags(text))
    if not found:
        return ()
    tags = {tag.start: tag for tag in found}
    spans = [(tag.start, tag.end) for tag in found] + url_spans(text)
    kept, free = [], 0
    for start, end in sorted(spans):
        if start < free:
            continue  # of two that overlap the first one counts
        free = end
        if start in tags:  # no URL starts with a sign
            kept.append(tags[start])
    return tuple(kept)


def _hashtags(text: str) -> Iterator[FoundHashtag]:
    free = 0  # what comes before is part of a match already
    for sign in _SIGN.finditer(text):
        start = sign.start()
        if start > 0 and (start <= free or not _can_precede(text[start - 1])):
            continue
        end = _body_end(text, start + 1)
        if not any(map(_is_letter, text[start + 1 : end])):
            continue
        free = end
        if not _NOT_AFTER.match(text, end):
            yield FoundHashtag(text[start + 1 : end], start, end)


def _can_precede(character: str) -> bool:
    if character in _SELECTORS:
        return True
    is_surrogate = "\ud800" <= character <= "\udfff"
    return character != "&" and not is_surrogate and not _is_of_tag(character)


def _body_end(text: str, start: int) -> int:
    while start < len(text) and _is_of_tag(text[start]):
        start += 1
    return start


def _is_letter(character: str) -> bool:
    return unicodedata.category(character)[0] in "LM"


def _is_of_tag(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LM" or category == "Nd" or character in _SPECIAL
