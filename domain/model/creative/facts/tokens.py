"""Words and marks of a text with their places, and its sentences."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# Numbers keep their separators (10,000 and 16:9), words their hyphens and apostrophes.
_TOKEN = re.compile(
    r"\d+(?:[.,:/\u00d7x-]\d+)*[^\W\d_]*(?:[-/][^\W_]+)*(?:[%°″]|\"(?=[\s,;)]|$))?"
    r"|[^\W_]+(?:[-'’.&/+][^\W_]+)*['’+]?(?![^\W_])|\S"
)
_LINE = re.compile(r"[^\n]+")
# A sentence ends where an upper-case letter, a digit or a script without case follows its mark.
_SENTENCE_GAP = re.compile(r"(?<=;)\s+|(?<=[.!?…])[\"”’)\]]*\s+(?=[^a-zß-öø-ÿ])|(?<=[。！？])")
_ABBREVIATIONS = frozenset(
    {"approx", "ca", "cf", "dr", "e.g", "etc", "ft", "i.e", "in", "inc", "incl", "ltd", "z.b"}
    | {"max", "min", "mr", "mrs", "ms", "no", "oz", "st", "vol", "vs", "rs", "bzw", "inkl", "nr"}
)
_BEFORE_SIZE = frozenset(
    {"to", "size", "class", "grade", "type", "vitamin", "graded", "and", "or", "bis"}
)
_OPENING = "$€£¥₹#¿¡±~<>+@"  # besides letters and digits, what a sentence may begin with
_SENTENCE_MARKS = ".!?…。！？;"


class Token(NamedTuple):
    """A word or a mark; ``low`` is its text case folded, with a plain apostrophe."""

    text: str
    low: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()

    @property
    def has_digit(self) -> bool:
        return any(map(str.isdigit, self.text))


def tokens_of(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words and marks of ``text[start:end]``."""
    stop = len(text) if end is None else end
    return [
        Token(match[0], match[0].casefold().replace("’", "'"), match.start(), match.end())
        for match in _TOKEN.finditer(text, start, stop)
    ]


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Each sentence of each line, without its closing marks."""
    for line in _LINE.finditer(text):
        start = line.start()
        for gap in _SENTENCE_GAP.finditer(text, line.start(), line.end()):
            if not _is_abbreviated(text[start : gap.start()]):
                yield from _trimmed(text, start, gap.start())
                start = gap.end()
        yield from _trimmed(text, start, line.end())


def _is_abbreviated(text: str) -> bool:
    if not text.endswith("."):
        return False
    *before, word = text[:-1].rsplit(" ", 2)[-2:]
    if len(word) == 1 and word.isupper():  # an initial; of "Sizes J to T" it is a size
        return not before or before[-1].casefold() not in _BEFORE_SIZE
    return word.casefold() in _ABBREVIATIONS


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and not text[start].isalnum() and text[start] not in _OPENING:
        start += 1
    end = start + len(text[start:end].rstrip(f' \t{_SENTENCE_MARKS}"”»,:'))
    if end > start:
        yield start, end
