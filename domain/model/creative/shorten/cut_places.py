"""Where a text can be cut: after sentences, phrases and words."""

import re
from collections.abc import Iterator
from enum import IntEnum

# Scripts that put no space between words: Thai, Lao, Burmese, Khmer, Chinese, Japanese.
_SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u312f\u3190-\u9fff\uf900-\ufaff\ufe30-\ufe4f"
    "\uff01-\uff9f\U00020000-\U0003ffff"
)
_PLACE = re.compile(rf"\s+|(?=[\u2013\u2014{_SPACELESS}])|(?<=[{_SPACELESS}])")
# Small kana and marks belong to what stands before them.
_NO_START = frozenset(
    "ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々ゝゞヽヾ、。・」』】》〉"
    "\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d"
)
_SENTENCE_END = re.compile(r"[.!?][)\]}\"'”\u2019»]*$|[。\uff01\uff1f][\uff09」』】]*$")
_COMMAS = frozenset(",、\uff0c\uff1a\uff1b")
_DASHES = "\u2013\u2014"
_CLAUSE_END = re.compile(rf"[;:{_DASHES}]$|(?<=\s)-$")
_LINK = re.compile(
    rf"\s*(?:[(\[\uff08{_DASHES}]|-\s|&|(?:about|across|after|and|around|as|at|because|"
    r"before|but|by|during|featuring|for|from|if|in|including|into|on|or|over|so|that|through|to|"
    r"under|when|where|which|while|who|with|without)\b)",
    re.IGNORECASE,
)
_CONJUNCTION = re.compile(r"\s+(?:and|but|nor|or|so|which|while|who|where|yet)\b", re.IGNORECASE)
_LOWERCASE = re.compile(r"\s*[a-z]")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[A-Za-z]|approx|co|corp|dr|e\.g|etc|ft|i\.e|in|inc|incl|lb|lbs|ltd|max|min|mr"
    r"|mrs|ms|no|oz|pcs|pt|sq|st|u\.s|vol|vs)\.$",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 10


class Cut(IntEnum):
    """What ends where a text is cut; the better the higher."""

    WORD = 1
    PHRASE = 2
    CLAUSE = 3
    SENTENCE = 4


def cut_places(text: str) -> Iterator[tuple[int, Cut]]:
    """Where words end, from the left, and what ends there with them."""
    for match in _PLACE.finditer(text):
        place = match.start()
        if 0 < place < len(text) and text[place] not in _NO_START:
            yield place, _kind(text, place, is_line_end="\n" in match[0])
    yield len(text), Cut.SENTENCE


def _kind(text: str, place: int, *, is_line_end: bool) -> Cut:
    before = text[max(0, place - _LONGEST_ABBREVIATION) : place]
    if _SENTENCE_END.search(before) and not _is_abbreviation(text, place, before):
        return Cut.SENTENCE
    is_comma = before[-1] == "," and _CONJUNCTION.match(text, place)
    if is_line_end or is_comma or _CLAUSE_END.search(before):
        return Cut.CLAUSE
    if before[-1] in _COMMAS or _LINK.match(text, place):
        return Cut.PHRASE
    return Cut.WORD


def _is_abbreviation(text: str, place: int, before: str) -> bool:
    """A full stop after which the sentence goes on."""
    if not before.endswith("."):
        return False
    return bool(_LOWERCASE.match(text, place) or _ABBREVIATION.search(before))
