"""Where an English sentence has its subject, its verb, and what follows them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.model.creative.facts.english.verbs import (
    BASE,
    BE,
    HAVE,
    MODALS,
    NEGATIONS,
    THIRD_PERSON,
)
from domain.model.creative.facts.english.words import (
    ADVERBS,
    ARTICLES,
    CONJUNCTIONS,
    DETERMINERS,
    FEATURE_LEADS,
    KNOWN,
    MADE,
    PREPOSITIONS,
    USE_LEADS,
    is_adjective,
)
from domain.model.creative.facts.tokens import Token

CONTRACTIONS = frozenset({"it's", "they're", "that's"})
_SUBJECTS = frozenset({"it", "they", "this", "these", "that", "which"})
_LONGEST_SUBJECT = 12
_TAKES_UP_AGAIN = frozenset({"it", "they", "this", "these", "you", "we", "the", "its", "their"})
_TAKE_WITH = frozenset(
    {"equipped", "packed", "filled", "comes", "come", "works", "work", "integrates", "integrate"}
    | {"connects", "connect", "syncs", "sync", "compatible", "pairs", "pair"}
)
_JOIN = frozenset({"combine", "pair", "blend", "mix"})
_JOINS = frozenset({"combines", "pairs", "blends", "mixes"})
_PARTS = frozenset({"seats", "straps", "handles", "covers", "prints", "loops", "hooks", "ties"})
_AFTER_MADE = frozenset({"from", "of", "with", "in", "by"})
_FINITE = BE | THIRD_PERSON | MODALS
_AUXILIARIES = BE | MODALS
_NO_SUBJECT_END = DETERMINERS | PREPOSITIONS | CONJUNCTIONS
_NO_VERBS = _NO_SUBJECT_END | ADVERBS | MADE | USE_LEADS
_BEFORE_VERB = ADVERBS | {"it", "they"}
_OF_IT = BE | THIRD_PERSON
_LEADS_WITH = USE_LEADS | KNOWN | MADE | {"best"}
_AFTER_THAT = THIRD_PERSON | BASE | BE


@dataclass(frozen=True, slots=True)
class Clause:
    """A subject, which may be empty, and a predicate that begins with its verb."""

    subject: Sequence[Token]
    predicate: Sequence[Token]


def clause_of(tokens: Sequence[Token]) -> Clause | None:
    """None where the tokens have no finite verb."""
    if not tokens:
        return None
    first = tokens[0].low
    if first in CONTRACTIONS:
        return Clause(tokens[:1], tokens)
    if first in _SUBJECTS and len(tokens) > 1:
        place = 1
        while place < len(tokens) - 1 and tokens[place].low in ADVERBS:
            place += 1
        if tokens[place].low in _FINITE or tokens[place].low in BASE:
            return Clause(tokens[:1], tokens[place:])
    if _begins_with_verb(tokens):
        return Clause((), tokens)
    return _with_subject(tokens)


def _begins_with_verb(tokens: Sequence[Token]) -> bool:
    if tokens[0].low not in THIRD_PERSON or len(tokens) == 1:
        return False
    after = tokens[1]
    if after.text == ",":  # "Tilts, turns and rises"
        return any(token.low in THIRD_PERSON for token in tokens[2:4])
    return after.is_word and after.low not in {"of", "and", "or", "are", "is", "available"}


def _with_subject(tokens: Sequence[Token]) -> Clause | None:
    for place in range(1, min(len(tokens) - 1, _LONGEST_SUBJECT)):
        low, before = tokens[place].low, tokens[place - 1]
        if not tokens[place].text.islower():
            continue
        if low == "that" or low in CONTRACTIONS:
            return None
        if not before.is_word or before.low in _NO_SUBJECT_END:
            continue
        if low in _AUXILIARIES:
            return Clause(tokens[:place], tokens[place:])
        if is_adjective(before.low):  # "Soft shells": no verb
            continue
        if tokens[place + 1].low == "with" and low in _PARTS:  # "foam seats with springs"
            continue
        if _is_verb_of(tokens, place):
            return Clause(tokens[:place], tokens[place:])
    return None


def _is_verb_of(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word may be the verb of the subject before it."""
    low, before, after = tokens[place].low, tokens[place - 1], tokens[place + 1]
    if not _may_follow_verb(after):
        return False
    if low in THIRD_PERSON:
        return True
    if low in BASE:
        is_pair = _are_several(tokens[:place]) and after.low in DETERMINERS | {"it", "them"}
        return before.low.endswith("s") or is_pair
    return _is_unknown_verb(tokens, place)


def _are_several(subject: Sequence[Token]) -> bool:
    """``Pit zips``, ``A hood and a storm flap``."""
    return subject[-1].low.endswith("s") or any(token.low == "and" for token in subject)


def _is_unknown_verb(tokens: Sequence[Token], place: int) -> bool:
    """Between a noun and an article stands a verb: ``Three siblings inherit a ferry``."""
    low = tokens[place].low
    agrees = low.endswith("s") != _are_several(tokens[:place])
    is_free = low.isalpha() and low not in _NO_VERBS
    return tokens[place + 1].low in ARTICLES and is_free and agrees


def _may_follow_verb(token: Token) -> bool:
    return token.is_word and token.low not in {"and", "or", "of", "are", "is"}


def main_after_lead(tokens: Sequence[Token]) -> int | None:
    """After ``With a pocket, it holds …``: where the main clause begins."""
    for place in range(2, len(tokens) - 2):
        if tokens[place].text == ",":
            after = tokens[place + 1].low
            if after in CONTRACTIONS or (
                after in _TAKES_UP_AGAIN and clause_of(tokens[place + 1 :]) is not None
            ):
                return place + 1
    return None


def predicates(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The predicates that ``and`` joins: ``is light and folds flat``."""
    start = 0
    for place in range(1, len(tokens) - 2):
        joins = tokens[place].low in {"and", "but"} or tokens[place].text == ","
        verb = place + 1
        if joins and tokens[verb].low in {"and", "but"}:
            continue
        while verb < len(tokens) - 2 and tokens[verb].low in _BEFORE_VERB:
            verb += 1
        if joins and tokens[verb].low in _OF_IT and _may_follow_verb(tokens[verb + 1]):
            end = place - 1 if tokens[place - 1].text == "," else place
            yield tokens[start:end]
            start = verb
    yield tokens[start:]


def segments(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    """The head of a predicate, then each modifier that follows it, from its lead word on."""
    starts = [0] + [place for place in range(1, len(tokens)) if _leads(tokens, place)]
    found: list[Sequence[Token]] = []
    for start, end in zip(starts, [*starts[1:], len(tokens)], strict=True):
        part = tokens[start:end]
        while (
            part
            and (not part[-1].is_word or part[-1].low in {"and", "or", "but"})
            and (part[-1].text not in {")", "%", "″", '"'})
        ):
            part = part[:-1]
        if part:
            found.append(part)
    return found


def _leads(tokens: Sequence[Token], place: int) -> bool:
    low, before = tokens[place].low, tokens[place - 1]
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    is_held = before.low in BE and place > 1  # "the care that Rolex is renowned for"
    if after is None or before.low in NEGATIONS or is_held:
        return False
    if low in FEATURE_LEADS or low in {"which", "while", "thanks", "inspired"}:
        return True
    if low in _LEADS_WITH:
        return after.low in (_AFTER_MADE if low in MADE else {"for", "to", "as"})
    if low in {"with", "that"}:
        goes_on = before.is_word and before.low not in _TAKE_WITH
        if low == "with" and (_is_of_use(tokens[:place]) or _is_joined(tokens[:place])):
            return False
        return goes_on if low == "with" else after.low in _AFTER_THAT
    return before.text == "," and _is_participle(low) and not _is_listed(tokens, place)


def _is_of_use(before: Sequence[Token]) -> bool:
    """Whether whom it is for goes on: ``for dogs with sensitive stomachs``."""
    return len(before) > 1 and before[-2].low == "for" and before[-1].low.endswith("s")


def _is_joined(before: Sequence[Token]) -> bool:
    """Whether two things go together: ``an outfit that pairs a corset with a skirt``."""
    return before[0].low in _JOIN or any(token.low in _JOINS for token in before)


def _is_participle(low: str) -> bool:
    return low.endswith("ing") and not is_adjective(low)


def _is_listed(tokens: Sequence[Token], place: int) -> bool:
    """Whether it goes on a list of what the product is for: ``for passing, setting and …``."""
    before = tokens[:place]
    return any(
        _is_participle(token.low)
        and before[number - 1].low in {"for", "as", "by", "and", "of", ","}
        for number, token in enumerate(before)
        if number
    ) or any(token.low == "for" for token in before[-8:])


def is_have(low: str) -> bool:
    return low in HAVE
