"""What a German fact is about, and how much it tells a buyer."""

import re
from collections.abc import Sequence

from domain.model.creative.facts.fact import FactKind, Form
from domain.model.creative.facts.german.words import (
    LEADS,
    PREPOSITIONS,
    VAGUE,
    VERBS,
    folded_words,
    is_inflected,
    is_plain_adjective,
)
from domain.model.creative.facts.tokens import Token

MATERIALS = folded_words(
    """
    acryl aluminium bambus baumwolle beton birke buche bronze daunen edelstahl eiche eisen
    emaille esche fichte filz fleece glas gold granit gummi hanf holz jeans jute kaschmir
    kautschuk keramik kiefer kork kunstleder kunststoff kupfer lärche leder leinen marmor
    merinowolle messing metall mikrofaser naturkautschuk nubukleder nylon nussbaum papier
    polyamid polyester porzellan samt satin schafwolle schiefer seide silber silikon stahl stein
    steingut teak titan velours viskose wachs walnuss wildleder wolle zink zirbe buchenholz
    eichenholz fettleder lärchenholz olivenholz stirnholz
    """
)
_CARE = re.compile(r"spülmaschin|waschbar|abwischbar|pflegeleicht|bügelfrei", re.IGNORECASE)
# How to treat it: true, and no reason to buy.
_INSTRUCTION = re.compile(
    r"\bwaschen|wäsche\b(?=.*\d|$)|\btrockner|\bbügeln|reinigung\b|\breinigen\b", re.IGNORECASE
)
_SERVICE = re.compile(
    r"\w*garantie\b|gewährleistung|rückgabe|rückversand|probe(?:fahrt|stunde)|\bversand|lieferung",
    re.IGNORECASE,
)
_CONTENTS = re.compile(
    r"\blieferumfang|\benthält|\bset aus|-?teilig|\d+ (?:stück|teile)\b|\binklusive|\binkl\b",
    re.IGNORECASE,
)
_BY_FORM = {
    Form.DOES: (FactKind.OUTCOME, 1.6), Form.ACT: (FactKind.OUTCOME, 1.6),
    Form.CLAUSE: (FactKind.OUTCOME, 1.1), Form.NOUN: (FactKind.FEATURE, 1.0),
    Form.STATE: (FactKind.FEATURE, 1.2), Form.USE: (FactKind.USE, 1.0),
}  # fmt: skip
_MEASURED = folded_words("wiegt wiegen misst größe größen maße gewicht")
_MEASURED_LOSS = 1.2
_HAS = folded_words("hat haben besitzt besitzen verfügt verfügen enthält enthalten kann können")
_NUMBER_BONUS, _MATERIAL_BONUS, _VAGUE_LOSS = 1.2, 0.5, 0.7
_HAS_LOSS, _PLAIN_LOSS, _LONG_LOSS, _INSTRUCTION_LOSS = 0.9, 0.3, 0.5, 2.5
_AMOUNTS = frozenset({"g", "kg", "ml", "cl", "l", "cm", "mm", "m", "stück"})
_MANY_WORDS = 12


def kind_of(text: str, form: Form, tokens: Sequence[Token]) -> FactKind:
    """What a fact is about."""
    for pattern, kind in (
        (_CARE, FactKind.CARE), (_INSTRUCTION, FactKind.CARE),
        (_SERVICE, FactKind.SERVICE), (_CONTENTS, FactKind.CONTENTS),
    ):  # fmt: skip
        if pattern.search(text):
            return kind
    if form not in {Form.NOUN, Form.STATE}:
        has_verb = form is not Form.CLAUSE or any(token.low in VERBS for token in tokens)
        return _BY_FORM[form][0] if has_verb else FactKind.FEATURE
    if any(token.has_digit for token in tokens):
        return FactKind.MEASURE
    if any(token.low in MATERIALS for token in tokens):
        return FactKind.MATERIAL
    return _BY_FORM[form][0]


def weight_of(form: Form, tokens: Sequence[Token]) -> float:
    """Figures and materials count for it, vague words and length against it."""
    lows = [token.low for token in tokens if token.is_word]
    weight = _BY_FORM[form][1]
    if any(token.has_digit for token in tokens) and not _is_amount(tokens):
        weight += _NUMBER_BONUS
    if is_instruction(tokens):
        weight -= _INSTRUCTION_LOSS
    if any(low in MATERIALS for low in lows):
        weight += _MATERIAL_BONUS
    weight -= _VAGUE_LOSS * sum(low in VAGUE for low in lows)
    if lows[0] in _MEASURED:
        weight -= _MEASURED_LOSS
    if lows[0] in _HAS:
        weight -= _HAS_LOSS
    if len(lows) > _MANY_WORDS:
        weight -= _LONG_LOSS
    if form is Form.NOUN and lows[0] not in LEADS and not any(map(_describes, lows)):
        weight -= _PLAIN_LOSS
    return weight


def is_instruction(tokens: Sequence[Token]) -> bool:
    """Whether it says how to treat the product: ``Handwäsche bei 30 °C``."""
    words = " ".join(token.low for token in tokens)
    return _CARE.search(words) is None and _INSTRUCTION.search(words) is not None


def _is_amount(tokens: Sequence[Token]) -> bool:
    """``250 g ganze Bohnen``: what is in it, and no measure of what it can do."""
    return len(tokens) > 1 and tokens[0].has_digit and tokens[1].low in _AMOUNTS


def _describes(low: str) -> bool:
    return low not in PREPOSITIONS and (
        low in MATERIALS or is_plain_adjective(low) or is_inflected(low)
    )
