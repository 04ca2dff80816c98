"""Hashtags that people search: type, category, brand, use and material."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from domain.model.creative.brief.brief import Brief
from domain.model.creative.facts.english.words import (
    ARTICLES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    VAGUE,
)
from domain.model.creative.facts.kinds import AMBIGUOUS, kind_of_noun
from domain.model.creative.facts.language import UNKNOWN
from domain.model.creative.facts.noun import noun_of
from domain.model.creative.facts.product_facts import ProductFacts
from domain.model.creative.facts.types.title_words import AUDIENCES
from domain.model.creative.templating.filters import plural

MAX_HASHTAGS = 5
LONGEST, SHORTEST = 25, 3
_STOP = (
    ARTICLES
    | CONJUNCTIONS
    | DETERMINERS
    | PREPOSITIONS
    | PRONOUNS
    | {"with", "without", "new", "only", "just"}
)
_JOINED = re.compile(r"\s+(?:&|and|und)\s+")
_UNIT = re.compile(r"\d+(?:[.,]\d+)?[a-zµ\"]{0,4}")
_ASCII_WORDS = re.compile(r"[A-Za-z0-9]+")
_WORD_CATEGORIES = ("L", "M", "Nd")
_MOST_WORDS = 3
_GENERIC = frozenset(
    {"accessories", "other", "misc", "products", "general", "default", "home", "sale"}
)


def hashtags(brief: Brief, known: ProductFacts) -> tuple[str, ...]:
    """From specific to broad, the seller's own first; each of 3 to 25 letters, unique.

    Apostrophes vanish (``#WomensRunningShoes``), words are joined in camel case.
    """
    found: dict[str, str] = {}
    for own in brief.campaign.hashtags:
        if (tag := tag_of(own)) != "#":
            found.setdefault(_key(tag[1:]), tag)
    never = {"".join(_words(each)).casefold() for each in brief.campaign.never_say} - {""}
    for phrase in _phrases(brief, known):
        words = [word for word in _words(phrase) if word]
        if not 1 <= len(words) <= _MOST_WORDS or not _is_searched(words):
            continue
        tag = _joined(words)
        if SHORTEST <= len(tag) <= LONGEST and not any(each in tag.casefold() for each in never):
            found.setdefault(_key(tag), f"#{tag}")
    return tuple(found.values())[:MAX_HASHTAGS]


def tag_of(own: str) -> str:
    """A seller's own tag as it is written: in camel case, with its ``#``."""
    return f"#{_joined(_words(own.lstrip('#＃')))}"


def _phrases(brief: Brief, known: ProductFacts) -> Iterator[str]:
    title, brand = known.title, known.title.brand
    is_english = known.language in {"en", UNKNOWN}
    several = plural(title.type) if title.type and is_english else None
    if title.type and is_english and title.type.count(" ") > 1:
        yield noun_of(title.type)
    if title.type:
        yield several if several and known.kind.value in {"shoes", "books"} else title.type
    if not title.is_type_in_name or title.type is None:
        yield _without_brand(title.name, brand)
    if brand:
        yield brand
    yield from _of_category(known)
    yield from brief.campaign.keywords
    if title.type and " " in title.type:
        yield from _nouns(title.type, known, is_english=is_english)
    if brief.attributes.material:
        yield " ".join(word for word in brief.attributes.material.split() if word.isalpha())
    if title.audience and title.type and is_english:
        yield f"{title.audience}s {title.type}" if title.audience in {"men", "women"} else ""


def _of_category(known: ProductFacts) -> Iterator[str]:
    """The category; of several that ``and`` joins the product's own: an oil is no vinegar."""
    if not known.category or known.category.casefold() in _GENERIC | AUDIENCES.keys():
        return
    parts, own = _JOINED.split(known.category), known.title.type
    yield from (
        parts if len(parts) == 1 else [each for each in parts if own and _ends_alike(each, own)]
    )


def _nouns(product_type: str, known: ProductFacts, *, is_english: bool) -> Iterator[str]:
    last = product_type.rsplit(" ", 1)[-1]
    if known.language == "de":
        yield last
    elif is_english:
        yield noun_of(product_type)
        if last not in AMBIGUOUS and kind_of_noun(last) is known.kind:  # no #Bank of a power bank
            yield last


def _ends_alike(one: str, other: str) -> bool:
    return _key(one.rsplit(" ", 1)[-1]) == _key(other.rsplit(" ", 1)[-1])


def _without_brand(name: str, brand: str | None) -> str:
    if brand and name.casefold().startswith(brand.casefold()):
        return name[len(brand) :].strip() or name
    return name


def _words(text: str) -> list[str]:
    """Runs of letters, marks and digits; apostrophes vanish, everything else separates."""
    if text.isascii():
        return _ASCII_WORDS.findall(text.replace("'", ""))
    plain = unicodedata.normalize("NFC", text).replace("'", "").replace("’", "")
    return "".join(
        sign if unicodedata.category(sign).startswith(_WORD_CATEGORIES) else " " for sign in plain
    ).split()


def _key(tag: str) -> str:
    """The same for singular and plural."""
    low = tag.casefold()
    return f"{low[:-3]}y" if low.endswith("ies") else low.rstrip("s") or low


def _joined(words: Iterable[str]) -> str:
    return "".join(word[:1].upper() + word[1:] for word in words)


def _is_searched(words: list[str]) -> bool:
    """No stop words at the ends, no word twice, no single letters, units or numbers alone."""
    lows = [word.casefold() for word in words]
    if len(set(lows)) < len(lows):
        return False
    if lows[0] in _STOP or lows[-1] in _STOP or (len(lows) == 1 and lows[0] in VAGUE):
        return False
    if _UNIT.fullmatch("".join(lows)) or all(len(low) == 1 and low.isascii() for low in lows):
        return False
    if len(words) > 1 and any(len(word) > 1 and word.isupper() for word in words):
        return False
    return any(any(unicodedata.category(sign).startswith("L") for sign in low) for low in lows)
