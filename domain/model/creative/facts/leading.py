"""Whether a fact can open a text: a row of figures or a note on parcels tells of nothing alone."""

import re

from domain.model.creative.facts.english.verbs import BASE
from domain.model.creative.facts.english.words import PREPOSITIONS
from domain.model.creative.facts.fact import Fact, FactKind, Form
from domain.model.creative.facts.german.words import PREPOSITIONS as GERMAN_PREPOSITIONS
from domain.model.creative.facts.tokens import tokens_of

_HEADER = re.compile(r"^[^\W\d][^:]{1,24}:\s")
_AMOUNT = re.compile(
    r"^(?:weigh|measure|holds? [\d.,]+ ?\w{1,3}$|size|set of|box of|pack of|prices? from"
    r"|only \d|no |for \w+$|from \d"
    r"|compatible with|wiegt|misst|fasst|inklusive|inkl\.|preise? ab|maße|größe)"
    r"|^(?:ships?|shipped|comes?|delivered|rolled|packed|supplied|geliefert|verpackt)\b.{0,40}"
    r"\b(?:tube|box|boxes|bag|pouch|case|packaging|karton|schachtel|tasche)\b",
    re.IGNORECASE,
)
_DIMENSIONS = re.compile(
    r"\d\s?[x\u00d7]\s?(?:[a-z]\s)?\d|\d[^,%]*,\s\d|,\s[\d.,]+ ?[^\W\d]{1,3}\b", re.IGNORECASE
)
_ENDS_IN_AMOUNT = re.compile(r"\d ?[^\W\d]{1,3}$")
_SHARE = re.compile(r"^[\d.,]+ ?%")
_LIMIT = re.compile(r"^(?:up to|bis zu) ", re.IGNORECASE)
_SMALL = PREPOSITIONS | GERMAN_PREPOSITIONS
_SHORTEST_WORD, _FEWEST_WORDS = 4, 2  # letters and words beside a figure that say of what it is
_NOT_FIRST = frozenset({FactKind.CARE, FactKind.SERVICE, FactKind.CONTENTS})


def can_lead(fact: Fact) -> bool:
    """False for specifications, parcels, care, guarantees and what is in the box."""
    text = fact.text
    if fact.kind in _NOT_FIRST or _AMOUNT.search(text) or _DIMENSIONS.search(text):
        return False
    if fact.form is Form.DOES:  # "Last 60 minutes": of several, and their name is missing
        return text.split(" ", 1)[0].casefold() not in BASE
    return fact.form is not Form.NOUN or not (_HEADER.match(text) or _is_figure(text))


def _is_figure(text: str) -> bool:
    """Whether it has a figure, and too few words to tell of what."""
    if not any(map(str.isdigit, text)) or _SHARE.match(text) or _LIMIT.match(text):
        return False
    if _ENDS_IN_AMOUNT.search(text) and "up to" not in text.casefold():
        return True
    words = [
        token
        for token in tokens_of(text)
        if token.is_word
        and not token.has_digit
        and len(token.low) >= _SHORTEST_WORD
        and token.low not in _SMALL
    ]
    return len(words) < _FEWEST_WORDS
