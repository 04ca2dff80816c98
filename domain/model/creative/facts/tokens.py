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
        return not self.text.isalpha() and any(map(str.isdigit, self.text))


class Sentence(NamedTuple):
    """A sentence of a text, without its closing marks, as words and marks."""

    start: int
    end: int
    tokens: list[Token]


def tokens_of(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words and marks of ``text[start:end]``."""
    stop = len(text) if end is None else end
    if text.isascii():
        return [
            Token(word := match[0], word.lower(), *match.span())
            for match in _TOKEN.finditer(text, start, stop)
        ]
    return [
        Token(word := match[0], word.casefold().replace("’", "'"), *match.span())
        for match in _TOKEN.finditer(text, start, stop)
    ]


def sentences_of(text: str) -> list[Sentence]:
    """The sentences of a text, each taken apart once."""
    return [
        Sentence(start, end, tokens_of(text, start, end)) for start, end in sentence_spans(text)
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
