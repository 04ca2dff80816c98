"""What a template may do to a value: pure functions, None where the value does not allow it."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from domain.model.creative.templating.english_articles import takes_an
from domain.model.creative.templating.english_plurals import is_plural, is_uncountable, plural_noun

Filter = Callable[[str], str | None]

_SMALL_WORDS = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "for", "from", "if", "in", "of", "on", "or", "the"}
    | {"to", "vs", "via", "with"}
)
_DETERMINERS = frozenset(
    {"a", "all", "an", "every", "her", "his", "its", "my", "our", "some", "the", "their", "these"}
    | {"this", "your"}
)
# What a product is stands before these: the mug in "mug for coffee".
_PREPOSITION = re.compile(r"\s(?:by|for|from|in|of|on|to|with|without)\s", re.IGNORECASE)
_JOINED = re.compile(r"\s(?:and|or|&|\+)\s", re.IGNORECASE)
_NUMBER = re.compile(r"[\d.,]+")
_PATH_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_CACHED = 2_048  # values; the same facts stand in many texts
_LONGEST_UNIT = 2  # ml, cm, oz
_UNITS = frozenset({"bpm", "dpi", "fps", "lbs", "min", "mph", "ppi", "psi", "rpm"})


@lru_cache(_CACHED)
def title(value: str) -> str:
    """Title case; units, and words with capitals or digits inside, stay as they are."""
    words = value.split(" ")
    inner = range(1, len(words) - 1)
    return " ".join(
        _in_title(word, before, is_inner=place in inner)
        for place, (before, word) in enumerate(zip(["", *words], words, strict=False))
    )


@lru_cache(_CACHED)
def sentence(value: str) -> str:
    """With a capital at the beginning, but for names such as iPhone."""
    first = value.split(" ", 1)[0]
    is_name = any(sign.isupper() for sign in first[1:])
    return value if is_name else value[:1].upper() + value[1:]


def lower(value: str) -> str:
    """Small letters, but for acronyms and names with capitals or digits inside."""
    return " ".join(
        word.lower() if word[1:].islower() or word == "A" else word for word in value.split(" ")
    )


def article(value: str) -> str | None:
    """With a or an, by its sound; not for words that are plural or have an article."""
    first, noun = value.split(" ", 1)[0], _phrase(value).rsplit(" ", 1)[-1]
    if first.casefold() in _DETERMINERS or is_plural(noun) or is_uncountable(noun):
        return None
    is_an = takes_an(first)
    return None if is_an is None else f"{'an' if is_an else 'a'} {value}"


def plural(value: str) -> str | None:
    """What the product is in the plural: mugs for coffee."""
    phrase = _phrase(value)
    noun = phrase.rsplit(" ", 1)[-1]
    several = None if _JOINED.search(phrase) else plural_noun(noun)
    if several is None:
        return None
    return phrase.removesuffix(noun) + several + value.removeprefix(phrase)


def same(value: str) -> str:
    """As it is: where only the language's own writers know its capitals."""
    return value


def none(value: str) -> None:
    """For what a language has no rule for here: the text is not written."""


def path(value: str) -> str:
    """For the address that an ad shows: words joined by hyphens."""
    return "-".join(_PATH_WORD.findall(value))


_ENGLISH: Mapping[str, Filter] = {
    "title": title,
    "sentence": sentence,
    "lower": lower,
    "article": article,
    "plural": plural,
    "path": path,
}
# Titles have capitals in English alone; in German only people know which word is a noun.
_OTHERS: Mapping[str, Filter] = {
    "title": sentence,
    "sentence": sentence,
    "lower": same,
    "article": none,
    "plural": none,
    "path": path,
}
FILTERS: Mapping[str, Mapping[str, Filter]] = {"en": _ENGLISH, "any": _OTHERS}
"""By language; ``any`` for those without rules of their own."""


def _in_title(word: str, before: str, *, is_inner: bool) -> str:
    unit = word.rstrip(",;").split("/", 1)[0]
    is_unit = (len(unit) <= _LONGEST_UNIT or unit in _UNITS) and _NUMBER.fullmatch(
        before
    ) is not None
    if is_unit or any(sign.isupper() or sign.isdigit() for sign in word[1:]):
        return word
    if is_inner and word.casefold() in _SMALL_WORDS:
        return word.lower()
    return sentence(word)


def _phrase(value: str) -> str:
    return _PREPOSITION.split(value, maxsplit=1)[0]
