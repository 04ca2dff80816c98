"""A title taken apart: brand, name, product type, and what brackets and commas add."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.model.creative.facts.english.words import is_adjective
from domain.model.creative.facts.german.nouns import kind_of_german_noun, type_in
from domain.model.creative.facts.kinds import Kind, kind_of_noun
from domain.model.creative.facts.tokens import tokens_of
from domain.model.creative.facts.types.product_type import small, type_of, without_brand
from domain.model.creative.facts.types.title_words import AUDIENCES, COLOUR_LEADS, COLOURS

_BRACKETS = re.compile(r"\s*[(\[{]([^()\[\]{}]*)[)\]}]")
_PACK = re.compile(
    r"\b(?:set|pack|box|pair|case|bundle|tray|dozen) of \d+\b"
    r"|\b\d+[- ]?(?:packs?|pcs|pieces?|count|ct|er[- ]set"
    r"|er[- ]pack|stück|pairs?)\b|\bx ?\d+\b|\b\d+ ?x\b", re.IGNORECASE
)  # fmt: skip
_BRAND_FIRST = re.compile(r"^([^\s,:|()][^,:|()]{0,24}?)\s+[-–—|]\s+(\S.*)$")
# A comma or colon between digits ends nothing: 10,000 mAh, 16:9.
_PARTS = re.compile(r"(?<!\d)\s*[,;|]\s*|\s*[,;|]\s*(?!\d)|(?<!\d):\s+|\s+[-–—]\s+|\s+/\s+")
_LONG_NAME = 45  # characters
_SHORTEST_NAME, _LONGEST_NAME = 3, 70
_LONGEST_PREFIX = 2  # words of "Women's" or "Two-Layer" in "Rain Jacket, Women's, Two-Layer"
_LONGEST_BRAND = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """What a title says.

    Attributes:
        name: to call the product by, without brackets and variants.
        whole: the same, however long.
        brand: None where neither the title nor the seller names one.
        type: what it is, in small letters; None where nothing tells.
        is_type_in_name: whether the name ends in the type, so that it is no proper name.
        extras: parts after the name: sizes, colours, pack sizes.
        pack: such as "Set of 4".
    """

    name: str
    whole: str
    brand: str | None
    type: str | None
    is_type_in_name: bool
    extras: tuple[str, ...]
    pack: str | None
    colour: str | None
    audience: str | None


def title_of(
    text: str,
    *,
    brand: str | None,
    hints: Sequence[str],
    description: str,
    known: frozenset[str] = frozenset(),
    is_work: bool,
    language: str = "en",
) -> Title:
    """Take a title apart.

    Args:
        text: of one line.
        brand: the seller's, where known.
        hints: what the description or the category says that the product is, the best first.
        is_work: whether titles are names of works, as of books.
        description: of the product.
        known: its words in small letters, which are common ones.
        language: of the title; in German the type keeps its capitals.
    """
    bracketed = tuple(part.strip() for part in _BRACKETS.findall(text) if part.strip())
    bare = " ".join(_BRACKETS.sub(" ", text).split()) or text
    if brand is None:
        brand, bare = _brand_of(bare, language)
    elif (match := _BRAND_FIRST.match(bare)) and match[1].casefold() == brand.casefold():
        bare = match[2]
    head, *parts = [part for part in (each.strip() for each in _PARTS.split(bare)) if part] or [
        bare
    ]
    if len(head) < _SHORTEST_NAME:
        head, parts = bare, []
    if is_work:  # the commas of a work's name are its own
        head, *parts = [part.strip() for part in bare.split(": ") if part.strip()] or [bare]
    if parts and _is_bare_class(head):  # "Evening Course: Wheel Pottery for Beginners"
        head, parts = parts[0], [head, *parts[1:]]
    prefixes = [part for part in parts if _is_prefix(part)]
    extras = [part for part in parts if part not in prefixes]
    name = " ".join([*prefixes, head])
    name = name.rstrip(".") or name
    if prefixes:
        name = name[:1].upper() + name[1:]
    whole, name = name, _bounded(name)
    if language == "de":
        product_type, is_in_name = type_in(without_brand(tokens_of(name), brand))
    elif named := next((part for part in extras if _is_bare_class(part)), None):
        product_type, is_in_name = " ".join(map(small, named.split())), False
    else:
        product_type, is_in_name = type_of(
            name, brand, hints, known, description.casefold(), is_work=is_work
        )
    name = _up_to_type(name, product_type)
    every = (*extras, *bracketed)
    return Title(
        name=name,
        whole=whole,
        brand=brand,
        type=product_type,
        is_type_in_name=is_in_name,
        extras=every,
        pack=next((part for part in every if _PACK.search(part)), None),
        colour=_colour_of(name, every),
        audience=next((AUDIENCES[t.low] for t in tokens_of(name) if t.low in AUDIENCES), None),
    )


def _is_bare_class(head: str) -> bool:
    """Whether a head says only that it is a course or a ticket, and the rest says of what."""
    words = head.casefold().split()
    return len(words) <= _LONGEST_PREFIX and kind_of_noun(words[-1]) in {Kind.COURSES, Kind.EVENTS}


def _up_to_type(name: str, product_type: str | None) -> str:
    """A long name ends with what the product is; all of it stays in ``whole``."""
    place = name.casefold().find(product_type.casefold()) if product_type else -1
    if len(name) <= _LONG_NAME or place < 0 or product_type is None:
        return name
    return name[: place + len(product_type)]


def _brand_of(title: str, language: str) -> tuple[str | None, str]:
    """``HALDEN - Trail Backpack`` is brand and name; ``Kettle - 1.7 l`` is not."""
    match = _BRAND_FIRST.match(title)
    if match is None or _is_bare_class(match[2]):
        return None, title
    kind_of = kind_of_german_noun if language == "de" else kind_of_noun
    first, rest = match[1].split(), match[2]
    is_type = any(kind_of(word.casefold()) for word in first)
    has_name = any(kind_of(token.low) for token in tokens_of(rest))
    is_brand = len(first) <= _LONGEST_BRAND and not is_type and has_name and not rest[0].isdigit()
    return (match[1], rest) if is_brand else (None, title)


def _is_prefix(part: str) -> bool:
    words = part.casefold().replace("’", "'").split()
    return len(words) <= _LONGEST_PREFIX and all(
        word in AUDIENCES or (is_adjective(word) and word not in COLOURS) for word in words
    )


def _bounded(name: str) -> str:
    if len(name) <= _LONGEST_NAME:
        return name
    for lead in (" with ", " for ", " mit ", " für ", " aus ", " avec ", " pour "):
        head = name.split(lead, 1)[0]
        if _SHORTEST_NAME <= len(head) <= _LONGEST_NAME:
            return head
    return name[: _LONGEST_NAME + 1].rsplit(" ", 1)[0]


def _colour_of(name: str, extras: Iterable[str]) -> str | None:
    for text in (*extras, name):
        words = text.split()
        if not words or words[-1].casefold() not in COLOURS:
            continue
        has_lead = len(words) > 1 and words[-2].casefold() in COLOUR_LEADS
        if text is not name or len(words) > 1:
            return " ".join(words[-2:] if has_lead else words[-1:])
    first = name.split(" ", 1)[0]
    return first if first.casefold() in COLOURS and " " in name else None
