"""How much a fact tells a buyer, and what it is about."""

import re
from collections.abc import Sequence

from domain.model.creative.facts.english.verbs import BASE
from domain.model.creative.facts.english.words import PREPOSITIONS, VAGUE, is_adjective
from domain.model.creative.facts.fact import FactKind, Form
from domain.model.creative.facts.tokens import Token
from domain.model.creative.policy.words import word_set

_MATERIALS = word_set(
    """
    acrylic alloy aluminium aluminum ash bamboo beech brass bronze canvas cashmere cedar ceramic
    clay copper cork cotton crystal denim down elastane felt fleece glass gold granite hemp iron
    jersey jute latex leather linen marble merino mesh mohair nickel nylon oak paper pine
    plastic platinum polyamide polycarbonate polyester polypropylene porcelain rattan resin
    rubber satin silicone silk silver slate softshell spandex stainless steel stone stoneware
    suede teak terracotta titanium velvet vinyl viscose walnut wax willow wood wooden wool
    """
)
# For texts in small letters.
_CARE = re.compile(
    r"\b(?:wash|dishwasher|machine[- ]wash|hand[- ]wash|iron|dry[- ]clean|wipes? clean|tumble)"
)
_SERVICE = re.compile(
    r"\b(?:guarantee|warranty|free (?:trial|delivery|shipping|returns?)|trial|refund"
    r"|returns?\b.{0,12}days"
    r"|years? of support|day[- ]free)"
)
_CONTENTS = re.compile(
    r"\b(?:include[sd]?|contains?|comes with|set of|pack of|\d+[- ]?(?:pieces?|pcs|pack))\b"
)
_BY_WORDS = (
    (_CARE, FactKind.CARE),
    (_SERVICE, FactKind.SERVICE),
    (_CONTENTS, FactKind.CONTENTS),
)
_BY_FORM = {
    Form.DOES: 1.6, Form.ACT: 1.6, Form.CLAUSE: 1.4, Form.NOUN: 1.0, Form.STATE: 1.2, Form.USE: 1.0,
}  # fmt: skip
_KIND_BY_FORM = {
    Form.DOES: FactKind.OUTCOME, Form.ACT: FactKind.OUTCOME, Form.CLAUSE: FactKind.OUTCOME,
    Form.NOUN: FactKind.FEATURE, Form.STATE: FactKind.FEATURE, Form.USE: FactKind.USE,
}  # fmt: skip
# "Handy tool for peeling" says something, "handy tool" does not.
_NAMED_BY_USE = word_set("appliance equipment gadget item piece product tool utensil")
_VARIOUS_LOSS, _PLURAL_LOSS = 0.8, 1.5
_CARE_LOSS, _UNIT = 1.0, 3
_VAGUE_HEAD_LOSS, _SINGLE_LOSS = 1.0, 1.2
_NUMBER_BONUS, _MATERIAL_BONUS, _VAGUE_LOSS, _PLAIN_LOSS = 1.2, 0.5, 0.55, 0.6


def kind_of(text: str, form: Form, tokens: Sequence[Token]) -> FactKind:
    low = text.lower()
    for pattern, kind in _BY_WORDS:
        if pattern.search(low):
            return kind
    if form in {Form.DOES, Form.ACT, Form.CLAUSE, Form.USE}:
        return _KIND_BY_FORM[form]
    if any(token.has_digit for token in tokens):
        return FactKind.MEASURE
    if any(token.low in _MATERIALS for token in tokens):
        return FactKind.MATERIAL
    return _KIND_BY_FORM[form]


def weight_of(form: Form, tokens: Sequence[Token]) -> float:
    """Figures and materials count for it, vague words against it."""
    lows = [token.low for token in tokens if token.is_word]
    weight = _BY_FORM[form]
    if "various" in lows or "diverse" in lows:
        weight -= _VARIOUS_LOSS
    if any(token.has_digit for token in tokens):
        weight += _NUMBER_BONUS
    if any(low in _MATERIALS for low in lows):
        weight += _MATERIAL_BONUS
    weight -= _VAGUE_LOSS * sum(low in VAGUE for low in lows)
    if form is Form.NOUN and head_of(lows) in VAGUE:
        weight -= _VAGUE_HEAD_LOSS
    if form is Form.NOUN and _is_named_by_use(lows):
        weight -= _VAGUE_HEAD_LOSS
    if form is Form.NOUN and not any(is_adjective(low) or low in _MATERIALS for low in lows):
        weight -= _PLAIN_LOSS if len(lows) > 1 else _SINGLE_LOSS
    if _CARE.search(" ".join(lows)):
        weight -= _CARE_LOSS
    if (
        form is Form.DOES and lows and lows[0] in BASE
    ):  # "combine": without its subject it is a request
        weight -= _PLURAL_LOSS
    return weight


def _is_named_by_use(lows: Sequence[str]) -> bool:
    """``handy tool``; a ``crevice tool`` says what it is."""
    return bool(lows) and lows[-1] in _NAMED_BY_USE and all(map(is_adjective, lows[:-1]))


def is_bare(tokens: Sequence[Token]) -> bool:
    """Whether it is a figure and its unit, of nobody knows what: ``120 Hz``."""
    return all(token.has_digit or len(token.text) < _UNIT for token in tokens)


def head_of(lows: Sequence[str]) -> str:
    """The noun that the others describe: the last word before a preposition."""
    for place, low in enumerate(lows):
        if place and low in PREPOSITIONS:
            return lows[place - 1]
    return lows[-1] if lows else ""
