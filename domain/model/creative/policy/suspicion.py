"""A quick test whether a text can break a rule of writing at all; most texts cannot.

Takes about a microsecond, where the rules themselves take fifty.
"""

import re
from collections.abc import Sequence
from operator import eq

from domain.model.creative.policy.words import words_of

# Characters by class; the others stand for themselves.
_CLASSES = {
    "A": "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞŠŒŽŸ",
    "a": "abcdefghijklmnopqrstuvwxyzàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿßšœžƒªº'’",
    "0": "0123456789",
    " ": " \t\u00a0",
    "-": "-–—",
    ".": ".,;:?",
    "$": "$€£¥¢",
    "*": "*~!@=^|_·•…\n",  # each may break a rule
}
_SHAPES = bytes.maketrans(
    "".join(_CLASSES.values()).encode("cp1252"),
    "".join(shape * len(signs) for shape, signs in _CLASSES.items()).encode(),
)
# Every violation has one of these: a mark beside a letter or a mark, a currency beside a letter,
# capitals in a row or within a word, a letter between hyphens, a digit after a letter, a list;
# or a gap: doubled spaces, letters that stand alone.
_SIGNS = re.compile(r"\*|\.[.aA]|\$[a$]|A(?:AA|(?<=aA)a)|-[aA]-|0(?:\) |(?<=a0))")
_GAPS = ("  ", " a a ", " A A ")
_LETTERS = re.compile(r"[^\W\d_]+")
_FIRST = ("- ", "0. ", "00. ", "00) ")
_CUT_OFF = (",", ";", ":", "-", "–", "—")
_DIGITS_OF_A_PHONE = 8
_LONGEST_PHRASE = 3  # words of which a repetition is noticed


def is_suspicious(text: str) -> bool:
    """Whether the text may break a rule about how it is written; no: it certainly does not."""
    try:
        raw = text.encode() if text.isascii() else text.replace("\u202f", " ").encode("cp1252")
    except UnicodeEncodeError:
        return True  # another script, or signs that only the rules can judge
    shape = raw.translate(_SHAPES).decode("latin-1")
    return (
        _SIGNS.search(shape) is not None
        or any(map(shape.__contains__, _GAPS))
        or shape.lstrip().startswith(_FIRST)
        or text.rstrip().endswith(_CUT_OFF)
        or shape.count("0") >= _DIGITS_OF_A_PHONE
    )


def may_repeat(text: str, words: Sequence[str] | None = None) -> bool:
    """Whether a word or a short phrase may stand twice in a row.

    Args:
        text: to test.
        words: of it, in order, where they are known.
    """
    if not text.isascii():
        words = _LETTERS.findall(text.casefold())
    elif words is None:
        words = words_of(text)
    twice = len(words) - len(set(words))
    return twice > 0 and (any(map(eq, words, words[1:])) or _has_phrase_twice(words, twice))


def _has_phrase_twice(words: Sequence[str], twice: int) -> bool:
    """A phrase of three words that comes again makes three words come twice."""
    return any(
        b"\1" * length in bytes(map(eq, words, words[length:]))
        for length in range(2, min(twice, _LONGEST_PHRASE) + 1)
    )
