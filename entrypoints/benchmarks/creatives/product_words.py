"""The words of a product, to tell copy about it from copy about anything."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from entrypoints.benchmarks.creatives.stop_words import STOP_WORDS

_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_ITEM_END = re.compile(r"</(?:li|p|h\d|tr|div)>|<br ?/?>", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.!?。]+(?=\s|$)|。|[;\n]")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"[.,](?=\d{3}(?!\d))")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# Scripts without spaces between words: Han, hiragana and katakana.
_UNSPACED = re.compile(r"[\u3005-\u30ff\u3400-\u9fff]+")
_SIBILANT = re.compile(r"(?:s|x|ch|sh)es$")
_LEAST_WORDS, _SHORTEST_STEM = 2, 3
_OF_A_FACT = ("attributes", "product_highlight", "color", "size", "material", "pack")
_OF_A_NAME = ("title", "category", "brand", "price", "sale_price", "rating_count")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductWords:
    """What copy for a product can be made of; all as ``words_of`` gives them.

    Attributes:
        title: of its title.
        own: of title, category and brand, with its price and rating.
        facts: of description and attributes that the title does not have.
        clauses: of the description that say something: two such words or more.
    """

    title: frozenset[str]
    own: frozenset[str]
    facts: frozenset[str]
    clauses: int

    @property
    def all(self) -> frozenset[str]:
        return self.own | self.facts


def product_words(record: Mapping[str, Any]) -> ProductWords:
    """The words of a product as ``POST /predict`` takes it."""
    title = words_of(str(record["title"]))
    description = readable(str(record.get("description") or ""))
    given = " ".join(text for field in _OF_A_FACT for text in _texts(record.get(field)))
    own = " ".join(text for field in _OF_A_NAME for text in _texts(record.get(field)))
    return ProductWords(
        title=title,
        own=words_of(own) | _rating(record.get("rating")),
        facts=words_of(f"{description} {given}") - title,
        clauses=sum(
            len(words_of(clause) - title) >= _LEAST_WORDS
            for clause in _CLAUSE_END.split(description)
        ),
    )


def words_of(text: str) -> frozenset[str]:
    """Words and numbers, folded and singular, without stop words.

    Text without spaces between words gives its pairs of characters instead.
    """
    plain = readable(text).casefold()
    unspaced = _UNSPACED.findall(plain)
    pairs = {run[at : at + 2] for run in unspaced for at in range(max(1, len(run) - 1))}
    spaced = _UNSPACED.sub(" ", plain)
    words = (_singular(word) for word in _WORD.findall(spaced))
    found = {word for word in words if len(word) > 1 and word not in STOP_WORDS}
    return frozenset(found | pairs | {_plain(number) for number in _NUMBER.findall(spaced)})


def readable(text: str) -> str:
    """Without HTML; what ends a paragraph or an item there ends a line."""
    return _TAG.sub(" ", _ITEM_END.sub("\n", html.unescape(text)))


def _singular(word: str) -> str:
    word = re.split("['’]", word)[0]
    if word.endswith("ies") and len(word) > _SHORTEST_STEM + 1:
        return f"{word[:-3]}y"
    if _SIBILANT.search(word):
        return word[:-2]
    return word[:-1] if word.endswith("s") and len(word) > _SHORTEST_STEM else word


def _plain(number: str) -> str:
    """10,000 and 10000, 69.00 and 69, 1,5 and 1.5 are the same."""
    whole = _THOUSANDS.sub("", number).replace(",", ".")
    return whole.rstrip("0").rstrip(".") if "." in whole else whole


def _rating(rating: float | None) -> frozenset[str]:
    """As it is given, and in one decimal, rounded or cut."""
    if rating is None:
        return frozenset()
    return words_of(f"{rating} {rating:.1f} {str(rating)[:3]}")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)
    elif value is not None:
        yield str(value)
