"""A quick look at a text: whether it can break a rule of writing at all; most texts cannot.

Looking for substrings takes a microsecond and a half, where the rules themselves take twenty.
"""

from collections.abc import Sequence
from operator import eq

from domain.model.creative.policy.words import words_of

# What each character is, for this purpose; all others are themselves.
_CLASSES = {
    "A": "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞŠŒŽŸ",
    "a": "abcdefghijklmnopqrstuvwxyzàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿßšœžƒªº'’",
    "0": "0123456789",
    " ": " \t\u00a0",
    "-": "-–—",
    ".": ".,;:?",
    "$": "$€£¥¢",
    "*": "*~!@=^|_·•…\n",  # nothing good comes of them
}
_SHAPES = bytes.maketrans(
    "".join(_CLASSES.values()).encode("cp1252"),
    "".join(shape * len(signs) for shape, signs in _CLASSES.items()).encode(),
)
# Every violation has one of these: capitals next to each other and within words, marks beside a
# letter or a mark, doubled spaces, letters that stand alone, digits and currencies in words, lists.
_SIGNS = ("*", "$a", "$$", "AAA", "aAa", "-A-", " A A ", ".A", "0) ") + (
    ("..", "a0", "-a-", "  ", " a a ", ".a")
)
_FIRST = ("- ", "0. ", "00. ", "00) ")
_CUT_OFF = (",", ";", ":", "-", "–", "—")
_DIGITS_OF_A_PHONE = 8
_LONGEST_PHRASE = 3  # words of which a repetition is noticed


def is_suspicious(text: str) -> bool:
    """Whether the text may break a rule about how it is written; no: it certainly does not."""
    try:
        raw = text.encode() if text.isascii() else text.replace("\u202f", " ").encode("cp1252")
    except UnicodeEncodeError:
        return True  # another script, or signs that need a closer look
    shape = raw.translate(_SHAPES).decode("latin-1")
    return (
        any(map(shape.__contains__, _SIGNS))
        or shape.startswith(_FIRST)
        or text.rstrip().endswith(_CUT_OFF)
        or shape.count("0") >= _DIGITS_OF_A_PHONE
    )


def may_repeat(text: str, words: Sequence[str] | None = None) -> bool:
    """Whether a word or a short phrase may stand twice in a row.

    Args:
        text: to look at.
        words: of it, in order, where they are known.
    """
    if not text.isascii():
        words = text.casefold().replace(",", " ").replace(".", " ").replace("!", " ").split()
    elif words is None:
        words = words_of(text)
    return len(set(words)) < len(words) and any(
        any(map(eq, words, words[length:])) for length in range(1, _LONGEST_PHRASE + 1)
    )
