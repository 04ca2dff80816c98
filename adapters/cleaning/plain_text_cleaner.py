"""Text as people read it, from text as shop systems export it."""

import re
from collections.abc import Callable

from adapters.cleaning.characters import readable
from adapters.cleaning.entities import resolved
from adapters.cleaning.html_lines import html_lines
from adapters.cleaning.lines import plain_lines, single_spaced
from adapters.cleaning.markdown import without_notation
from adapters.cleaning.mended import mended
from domain.model.creative.policy.shouting import calm, calm_title

_PASSES = 6  # what one uncovers is another's work: an escaped tag in a cell of an escaped table
_NOTATION = re.compile(r"[<>&{}\[\]*_`~|\\#%]")
_EMPTY_LINE = frozenset({"nan", "undefined", "null", "[object object]", "#n/a", "#ref!", "#value!"})
_EMPTY_TEXT = _EMPTY_LINE | {"none", "n/a", "n.a.", "<na>", "nil"}


class PlainTextCleaner:
    """Implements ``TextCleaner``."""

    def __call__(self, text: str) -> str:
        return _settled(text, lambda lines: "\n".join(map(calm, lines)))

    def title(self, text: str) -> str:
        return _settled(text, lambda lines: calm_title(" ".join(lines)))


def _settled(text: str, joined: Callable[[list[str]], str]) -> str:
    """Cleaned until nothing changes.

    A text that is notation within notation without end loses its signs instead: it is no text.
    """
    for attempt in range(2 * _PASSES):
        if attempt == _PASSES:
            text = _NOTATION.sub(" ", text)
        before, text = text, joined(_lines(text))
        if text == before:
            break
    return text


def _lines(text: str) -> list[str]:
    if text.strip().casefold() in _EMPTY_TEXT:
        return []
    text = readable(mended(resolved(text)))
    lines = plain_lines(without_notation(single_spaced(html_lines(text))))
    return [line for line in lines if line.casefold() not in _EMPTY_LINE]
