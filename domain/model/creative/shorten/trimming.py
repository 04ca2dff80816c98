"""What may not stand at the end of a text that was cut: it would show the cut."""

import re
from string import ascii_letters

from domain.model.creative.shorten.unbreakable import Unbreakable

_LEADING_ON = (
    "a an the this that these those its your our their his her my every each any some no "
    "and or but nor so yet than as if when while because although until unless about above "
    "across after against along among around at before behind below beneath beside between "
    "beyond by during except for from in inside into of on onto out over per since through "
    "throughout to toward towards under up upon via with within without who whom whose "
    "which what where how is are was were be been being has have had do does did could may "
    "might must shall should will would very more most such not too also just only it's "
    "that's known made designed crafted built featuring including offering providing "
)
_WORDS = frozenset(_LEADING_ON.split())
_MARKS = frozenset(
    ",;:&/+|=<~^_*#@$€£¥\\-•·…¿¡([{“„«、・،؛「『【《〈"
    "\u2010\u2011\u2012\u2013\u2014\u2015\u2018\u201a\u2039"
    "\uff03\uff06\uff08\uff0c\uff1a\uff1b\uff3b\uff5b"
)
_APOSTROPHES = "'\u2019"
_LETTERS = frozenset(ascii_letters + _APOSTROPHES)
_BEFORE_WORD = frozenset('([{"“…\u2018\u2013\u2014')
_AFTER_COMMA = re.compile(r",\s+[\w'\u2019-]+$")
_LONGEST_WORD = 40
_LONGEST_LEADING_ON = max(map(len, _WORDS))
_WHOLE_BEFORE = re.compile(r"[,;.!?)]|\s+(?:and|or|&)\s")  # the word before says it all


def trimmed_end(text: str, end: int, unbreakable: Unbreakable, passed: set[int]) -> int:
    """Where the text up to the end closes without marks and words that lead on to more.

    Args:
        passed: the ends that were passed on the way here from others, which came to nothing; so
            does this one where it meets them, and no place is passed twice.

    Returns:
        0 where nothing is left.
    """
    while end > 0 and end not in unbreakable.link_ends:
        if end in passed:
            return 0
        passed.add(end)
        shorter = _shorter_end(text, end)
        if shorter == end:
            return end
        end = shorter
        while unbreakable.is_inside[end]:
            end -= 1
    return end


def _shorter_end(text: str, end: int) -> int:
    last = text[end - 1]
    if last in _MARKS or last.isspace():
        return end - 1
    if text.endswith("..", 0, end):  # an ellipsis, dot by dot
        return end - (1 if text.endswith("...", 0, end) else 2)
    start = end
    while start > max(0, end - _LONGEST_LEADING_ON) and text[start - 1] in _LETTERS:
        start -= 1
    is_word = start == 0 or text[start - 1].isspace() or text[start - 1] in _BEFORE_WORD
    word = text[start:end].casefold().replace(_APOSTROPHES[1], _APOSTROPHES[0])
    if is_word and word in _WORDS:
        return start
    if _WHOLE_BEFORE.match(text, end):
        return end
    alone = _AFTER_COMMA.search(text, max(0, end - _LONGEST_WORD), end)
    return alone.start() if alone else end
