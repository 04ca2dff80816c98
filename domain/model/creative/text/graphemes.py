"""Graphemes: what people see as one character (extended grapheme clusters, UAX 29)."""

import re
from bisect import bisect_right
from functools import cache

from domain.model.creative.text.code_ranges import code_ranges
from domain.model.creative.text.tables import graphemes as table

_CACHED_BELOW = 0x3000  # code points of common scripts; caching all would fill the memory
_HANGUL_SYLLABLES = range(0xAC00, 0xD7A4)
_OTHER = "o"
_LETTERS = {
    "C": table.CONTROL,
    "P": table.PREPEND,
    "s": table.SPACING_MARK,
    "e": table.EXTEND,
    "k": table.EXTEND_LINKER,
    "n": table.EXTEND_ONLY,
    "K": table.LINKER,
    "c": table.CONSONANT,
    "L": table.HANGUL_L,
    "V": table.HANGUL_V,
    "T": table.HANGUL_T,
    "x": table.PICTOGRAPHIC,
    "r": "d",
    "f": "a",
    "z": "200d",
    "R": "1f1e6-1f1ff",
}

# The rules GB3 to GB13, over the letters of the classes; "l" is a syllable LV, "t" one LVT.
_CLUSTER = re.compile(
    r"""rf | [rfC]
    | (?=.) P*
      (?: L*(?:V+|lV*|t)T* | L+ | T+     # Hangul
        | RR?                            # flags
        | x(?:[ekn]*zx)*                 # joined emoji
        | K(?:[ekz]*c)?
        | [oc]
      )?
      (?:[eknzs]*k[ekz]*c)*              # conjuncts of Indic scripts
      [eknzs]*
    """,
    re.VERBOSE,
)


def graphemes(text: str) -> list[str]:
    """The clusters in order; joined they are the text."""
    if text.isascii() and "\r\n" not in text:
        return list(text)
    return [text[start:end] for start, end in grapheme_spans(text)]


def grapheme_spans(text: str) -> list[tuple[int, int]]:
    """Where each cluster starts and ends."""
    letters = text.translate(_classes())
    return [match.span() for match in _CLUSTER.finditer(letters)]


class _Classes(dict[int, str]):
    """For ``str.translate``: the letter of each code point, cached for common scripts."""

    def __init__(self) -> None:
        super().__init__()
        ranges = sorted(
            (first, last, letter)
            for letter, codes in _LETTERS.items()
            for first, last in code_ranges(codes)
        )
        self._firsts = [first for first, _, _ in ranges]
        self._ranges = ranges

    def __missing__(self, code: int) -> str:
        letter = self._letter(code)
        if code < _CACHED_BELOW:
            self[code] = letter
        return letter

    def _letter(self, code: int) -> str:
        if code in _HANGUL_SYLLABLES:
            return "l" if (code - _HANGUL_SYLLABLES.start) % 28 == 0 else "t"
        place = bisect_right(self._firsts, code) - 1
        if place < 0:
            return _OTHER
        _, last, letter = self._ranges[place]
        return letter if code <= last else _OTHER


@cache
def _classes() -> _Classes:
    return _Classes()
