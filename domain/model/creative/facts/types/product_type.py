"""What a product is: the head of its title, without brand, codes, colours and sizes."""

import re
from collections.abc import Sequence

from domain.model.creative.facts.english.words import PREPOSITIONS, is_adjective
from domain.model.creative.facts.kinds import Kind, kind_of_noun
from domain.model.creative.facts.noun import noun_of
from domain.model.creative.facts.tokens import Token, tokens_of
from domain.model.creative.facts.types.title_words import (
    ACRONYMS,
    AFTER_NOUN,
    AUDIENCES,
    COLOUR_LEADS,
    COLOURS,
    COMMON,
    LINKS,
    NAMES,
    NO_START,
    OF_TYPES,
    SETS,
    UNITS,
)

_MEASURE = re.compile(r"\d+(?:[.,x\u00d7-]\d+)*(?:-?[A-Za-z]+|%)?")
_SHORT_NOUN, _PREFIX = 3, 5  # letters of the shirt in tshirt
_LONGEST_TYPE = 3  # words
_SHORT_UNIT, _SHORTEST_GERUND = 2, 7  # letters
_FEWEST_OF_SET = 2  # words


def type_of(
    name: str,
    brand: str | None,
    hints: Sequence[str],
    known: frozenset[str],
    described: str,
    *,
    is_work: bool,
) -> tuple[str | None, bool]:
    words = _without_variant(without_brand(tokens_of(name), brand))
    is_proper = is_work or _is_proper(name, brand)
    if words and not is_proper and kind_of_noun(words[-1].low):
        return _whole_phrase(words), True
    for hint in hints:
        last = hint.rsplit(" ", 1)[-1]
        for place in range(len(words) - 1, -1, -1):
            if _is_same_noun(words[place].low, last):
                end = place + 1
                while end < len(words) and kind_of_noun(words[end].low):
                    end += 1  # "Chino Trousers" are no chino
                return _phrase(words[:end], known), end == len(words)
    if is_proper or not words:
        return _type_of_proper(words, hints, known)
    return _type_of_descriptive(words, hints, known, described)


def _type_of_proper(
    words: Sequence[Token], hints: Sequence[str], known: frozenset[str]
) -> tuple[str | None, bool]:
    if hints:
        return hints[0], False
    is_named = bool(words) and kind_of_noun(words[-1].low) is not None
    return (_phrase(words, known), True) if is_named else (None, False)


def _type_of_descriptive(
    words: Sequence[Token], hints: Sequence[str], known: frozenset[str], described: str
) -> tuple[str | None, bool]:
    for place in range(len(words) - 2, -1, -1):
        rest = " ".join(token.text for token in words[place + 1 :])
        if kind_of_noun(words[place].low) and f" in {rest}".casefold() in described:
            return _whole_phrase(words[: place + 1]), False
    if hints and words[-1].low not in known:
        return hints[0], False
    is_word = words[-1].is_word and not words[-1].has_digit
    if len(words) > 1 and words[-2].low in {"and", "&"}:  # "Front and Rear"
        return None, False
    return (_whole_phrase(words), True) if is_word else (None, False)


def _whole_phrase(words: Sequence[Token]) -> str:
    """Of a title that is no proper name the last words, without a colour in front."""
    start = len(words)
    is_long = len(words) > _LONGEST_TYPE + 1
    longest = _LONGEST_TYPE if is_long else len(words)
    while start > 0 and len(words) - start < longest and _is_modifier(words, start - 1):
        start -= 1
    if start < len(words) - 1 and (
        words[start].low in NO_START
        or (start > 0 and words[start - 1].text.isdigit() and not kind_of_noun(words[start].low))
    ):
        start += 1  # the hub of "4 Port USB Hub"
    phrase = " ".join(small(word.text) for word in words[min(start, len(words) - 1) :])
    short = noun_of(phrase) if is_long else phrase  # "dog bed" of "Paw Print Dog Bed"
    return phrase if short.split(" ", 1)[0] in LINKS else short


def _is_modifier(words: Sequence[Token], place: int) -> bool:
    word, last = words[place], words[-1].low
    is_colour = word.low in COLOURS and kind_of_noun(last) not in {Kind.FOOD, Kind.DRINKS}
    is_person = word.low in AUDIENCES and "'" not in word.low and word.low not in {"unisex", "baby"}
    is_code = word.has_digit or (
        word.text.isupper() and len(word.text) > 1 and word.low not in OF_TYPES
    )
    is_code = is_code or (place > 0 and _is_unit(word, words[place - 1]))
    return (word.is_word and not (is_colour or is_person or is_code)) or place == len(words) - 1


def _is_proper(name: str, brand: str | None) -> bool:
    """Whether a name is a brand's for one product: with a figure, capitals, a brand, a question."""
    return (
        (brand is not None and brand.casefold() in name.casefold())
        or name.endswith(("?", "!"))
        or any(token.has_digit and not _MEASURE.fullmatch(token.text) for token in tokens_of(name))
        or any(
            any(map(str.isupper, part[1:]))
            and part.casefold() not in ACRONYMS
            and not part[0].isdigit()
            for word in name.split()
            for part in word.split("-")
        )
    )


def _phrase(words: Sequence[Token], known: frozenset[str]) -> str | None:
    """The last words that are common ones: from the right, up to a proper name or a number."""
    start = len(words) - 1
    while start > 0 and _is_common(words[start - 1], known, words[-1].low):
        start -= 1
    return " ".join(small(word.text) for word in words[start:])


def _is_common(word: Token, known: frozenset[str], last: str) -> bool:
    low = word.low
    if not word.is_word or (word.text.isupper() and len(word.text) > 1):
        return False
    if low in AUDIENCES:
        return "'" in low or low in {"unisex", "baby"}
    if low in COLOURS:
        return kind_of_noun(last) in {Kind.FOOD, Kind.DRINKS}
    return low in known or (
        low.islower()
        and (
            is_adjective(low)
            or kind_of_noun(low) is not None
            or low in COMMON
            or (low.endswith("ing") and len(low) >= _SHORTEST_GERUND)  # invoicing software
        )
    )


def small(word: str) -> str:
    parts = word.split("-")
    is_name = word.casefold() in NAMES or any(
        any(map(str.isupper, part[1:])) or (any(map(str.isdigit, part)) and not part.isdigit())
        for part in parts
    )
    return word if is_name else word.lower()


def without_brand(words: Sequence[Token], brand: str | None) -> Sequence[Token]:
    if brand is None:
        return words
    own = [token.low for token in tokens_of(brand)]
    for place in range(len(words) - len(own) + 1):
        if [token.low for token in words[place : place + len(own)]] == own:
            return [*words[:place], *words[place + len(own) :]]
    return words


def _without_variant(words: Sequence[Token]) -> Sequence[Token]:
    """Up to a preposition or a figure after the noun, without colours at the end."""
    if len(words) > _FEWEST_OF_SET and words[0].low in SETS and words[1].low == "of":
        words = [word for word in words[2:] if not word.has_digit]  # "Set of 6 Mugs"
    is_of_service = bool(words) and kind_of_noun(words[-1].low) is Kind.SERVICE
    for place, token in enumerate(words):
        if token.low == "of" and is_of_service:  # "End of Tenancy Cleaning"
            continue
        if place and (
            token.low in PREPOSITIONS or token.low in {"mit", "für", "avec", "pour", "aus"}
        ):
            words = words[:place]
            break
    joint = next((place for place, word in enumerate(words) if word.low in {"&", "and"}), 0)
    if joint > 1 and kind_of_noun(words[joint - 2].low):  # "Dog Food Salmon & Potato"
        words = words[: joint - 1]
    while len(words) > 1 and (
        words[-1].low in COLOURS
        or words[-1].low in COLOUR_LEADS
        or _is_behind_noun(words)
        or words[-1].has_digit
        or not words[-1].is_word
        or _is_unit(words[-1], words[-2])
    ):
        words = words[:-1]
    return words


def _is_behind_noun(words: Sequence[Token]) -> bool:
    """Whether the last word says of the noun before it for whom, of what size or how it is."""
    low, before = words[-1].low, words[:-1]
    is_kept = kind_of_noun(low) is not None or low.isdigit()
    if is_kept or not any(kind_of_noun(word.low) for word in before):
        return False
    return low in AUDIENCES.keys() | ACRONYMS | AFTER_NOUN or is_adjective(low)


def _is_unit(word: Token, before: Token) -> bool:
    """``mAh`` of ``10,000 mAh``, and not ``Jeans`` of ``501 Jeans``."""
    is_short = len(word.low) <= _SHORT_UNIT and kind_of_noun(word.low) is None
    return before.has_digit and (is_short or word.low in UNITS)


def _is_same_noun(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return (
        one == other
        or long in {f"{short}s", f"{short}es"}
        or (long.endswith("ies") and short == f"{long[:-3]}y")
        or (len(short) > _SHORT_NOUN and long.endswith(short) and len(long) - len(short) <= _PREFIX)
    )
