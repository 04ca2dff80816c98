"""Text shortened to a field, so that nothing shows that there was more."""

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from itertools import takewhile

from domain.model.creative.platforms.platform import Field
from domain.model.creative.shorten.cut_places import Cut, cut_places
from domain.model.creative.shorten.trimming import trimmed_end
from domain.model.creative.shorten.unbreakable import Unbreakable, find_unbreakable
from domain.model.creative.text.counting import Counting, count
from domain.model.creative.text.graphemes import grapheme_spans

# How much of the limit stays used at least when a text is cut at the last of such an end.
_SHARES = {Cut.SENTENCE: 1 / 2, Cut.CLAUSE: 1 / 2, Cut.PHRASE: 1 / 3}


def fit(text: str, field: Field) -> str:
    """The text, composed (NFC) and stripped; where it is too long, its longest good beginning.

    That is up to its last sentence end if half of the limit stays used; else to its last clause
    end if so; else to its last phrase end if a third does; else to its last word end. Graphemes,
    URLs, hashtags and what brackets or quotes
    enclose stay whole; no mark, bracket or word that leads on to more stands at the end, and no
    dots are added. The answer is empty where nothing of the text can stand alone.
    """
    text = unicodedata.normalize("NFC", text).strip()
    if count(text, field.counting) <= field.limit:
        return text
    return _shortened(text, field)


def _shortened(text: str, field: Field) -> str:
    unbreakable = find_unbreakable(text)
    reach = _reach(text, field)
    places = [
        (place, max(cut, Cut.PHRASE) if place in unbreakable.link_ends else cut)
        for place, cut in takewhile(lambda cut: cut[0] <= reach, cut_places(text))
    ]
    for least, share in _SHARES.items():
        found = _longest(text, [place for place, cut in places if cut >= least], unbreakable, field)
        if count(found, field.counting) >= share * field.limit:
            return found
    ends = [place for place, _ in places]
    first_word = text[: ends[0]] if ends else text
    if count(first_word, field.counting) > field.limit:
        ends = [end for _, end in grapheme_spans(first_word)]
    return _longest(text, ends, unbreakable, field)


def _reach(text: str, field: Field) -> int:
    """A place that no beginning that fits goes beyond."""
    if field.counting in {Counting.X_WEIGHTED, Counting.GRAPHEMES}:
        return len(text)
    return field.limit + 1  # a mark there may be trimmed; every code point counts at least 1


def _longest(text: str, ends: Sequence[int], unbreakable: Unbreakable, field: Field) -> str:
    """The longest beginning that fits and closes well; empty where there is none."""
    fitting = bisect_right(ends, field.limit, key=lambda end: count(text[:end], field.counting))
    passed: set[int] = set()
    # The one after may fit when it is trimmed.
    for end in reversed(ends[: fitting + 1]):
        if unbreakable.is_inside[end]:
            continue
        beginning = text[: trimmed_end(text, end, unbreakable, passed)]
        if beginning and count(beginning, field.counting) <= field.limit:
            return beginning
    return ""
