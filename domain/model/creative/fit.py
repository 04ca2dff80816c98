"""Shortening a text to its field's limit, at a place where a reader does not stumble."""

import re
import unicodedata

from domain.model.creative.counting import count
from domain.model.creative.graphemes import graphemes
from domain.model.creative.platform import Field

_DANGLING = frozenset(
    "a an and as at but by for from in into is of on or per so than that the to via when while with"
    " your its our their this these those & + - – — /".split()
)
_TAIL = " \t\n,;:-–—&+/([{“\"'«‚„¡¿"
_PAIRS = {")": "(", "]": "[", "}": "{", "”": "“", "»": "«"}
_SENTENCE = re.compile(r"[.!?…。！？][\"”’)]*(?=\s|$)")


def fit(text: str, field: Field) -> str:
    """The text within the field's limit: whole, else up to a sentence, else up to a word.

    Never splits a grapheme, a URL or a hashtag; adds nothing; may be empty. Idempotent.
    """
    whole = unicodedata.normalize("NFC", text).strip()
    if _fits(whole, field):
        return whole
    words = re.findall(r"\s*\S+", whole)
    kept = _longest(words, field)
    if not kept:
        return _by_graphemes(whole, field)
    cut = "".join(words[:kept])
    ends = [match.end() for match in _SENTENCE.finditer(cut)]
    if ends and 2 * ends[-1] >= len(cut):
        return _settled(cut[: ends[-1]])
    return _settled(cut)


def _longest(words: list[str], field: Field) -> int:
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if _fits("".join(words[:middle]).strip(), field):
            low = middle
        else:
            high = middle - 1
    return low


def _by_graphemes(text: str, field: Field) -> str:
    first = text.split(maxsplit=1)[0]
    if "#" in first or "＃" in first or "." in first or "/" in first:
        return ""
    clusters = graphemes(first)
    return _settled("".join(clusters[: _longest(clusters, field)]))


def _settled(text: str) -> str:
    """Without what would be left dangling at the end."""
    while True:
        before = text
        text = text.rstrip(_TAIL)
        last = text.rsplit(None, 1)[-1] if text else ""
        if last.casefold() in _DANGLING:
            text = text[: len(text) - len(last)]
        text = _without_open_bracket(text)
        if text == before:
            return text.strip()


def _without_open_bracket(text: str) -> str:
    open_at: list[tuple[str, int]] = []
    for place, sign in enumerate(text):
        if sign in _PAIRS.values():
            open_at.append((sign, place))
        elif sign in _PAIRS and open_at and open_at[-1][0] == _PAIRS[sign]:
            open_at.pop()
    return text[: open_at[0][1]] if open_at else text


def _fits(text: str, field: Field) -> bool:
    return count(text, field.counting) <= field.limit
