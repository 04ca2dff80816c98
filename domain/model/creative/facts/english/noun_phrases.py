"""Noun phrases, and lists of them."""

from collections.abc import Iterator, Sequence

from domain.model.creative.facts.english.words import (
    ADVERBS,
    ARTICLES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    is_adjective,
)
from domain.model.creative.facts.tokens import Token

_ENDS_OF_CORE = PREPOSITIONS - {"of", "per"}
_SUBJECTS = frozenset({"it", "they", "you", "we", "it's", "they're", "you're", "is", "are"})
_PARTICIPLES = frozenset({"worn", "seen", "built", "held", "kept", "known", "meant", "made", "set"})
_NESTING = frozenset({"of", "for", "about"})  # a list behind these is one
_STARTS = frozenset({"a", "an", "the", "its", "their"})
_NO_STARTS = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | PRONOUNS | {"more"}
_LEADING_ON = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | ADVERBS - {"together", "evenly"}
_LONGEST = 14  # words; more is no phrase


def noun_phrases(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The phrases of a list, each without its article; what is no phrase is left out."""
    for part in _listed(tokens):
        phrase = _without_participle(without_article(part))
        if is_noun_phrase(phrase):
            yield phrase


def without_article(tokens: Sequence[Token]) -> Sequence[Token]:
    start = 0
    while start < len(tokens) and (
        tokens[start].low in ARTICLES or tokens[start].low in {"both", "and", "or"}
    ):
        start += 1
    return tokens[start:]


def core(tokens: Sequence[Token]) -> Sequence[Token]:
    """The phrase up to its first preposition but ``of``."""
    for place, token in enumerate(tokens):
        if place and token.low in _ENDS_OF_CORE and not _is_range(tokens, place):
            return _without_participle(tokens[:place])
    return tokens


def _is_range(tokens: Sequence[Token], place: int) -> bool:
    """``sizes 22 to 34``, ``J to T``."""
    before = tokens[place - 1]
    return tokens[place].low == "to" and (before.has_digit or len(before.text) == 1)


def last_of_pair(tokens: Sequence[Token]) -> Sequence[Token] | None:
    """Of ``vibrant and long-lasting finish`` the words after ``and``, true by themselves.

    None of ``combination of green and black colors``: what is black is not the combination.
    """
    for place in range(1, len(tokens) - 2):
        if tokens[place].low in PREPOSITIONS:
            return None
        if tokens[place].low in {"and", "&"}:
            is_pair = is_adjective(tokens[place - 1].low) and is_adjective(tokens[place + 1].low)
            return tokens[place + 1 :] if is_pair else None
    return None


def _without_participle(tokens: Sequence[Token]) -> Sequence[Token]:
    """``ball used`` in … is a ball."""
    if len(tokens) <= 1 or is_adjective(tokens[-2].low) or tokens[0].low == "no":
        return tokens  # "no driver needed" is not "no driver"
    low = tokens[-1].low
    is_participle = low in _PARTICIPLES or (low.endswith("ed") and is_adjective(low))
    return tokens[:-1] if is_participle else tokens


def is_noun_phrase(tokens: Sequence[Token]) -> bool:
    if not tokens:
        return False
    first, last = tokens[0], tokens[-1]
    return (
        len(tokens) <= _LONGEST
        and first.is_word
        and last.is_word
        and (_is_limit(tokens) or first.low not in _NO_STARTS)
        and not any(token.low in _SUBJECTS for token in tokens)
        and not ends_badly(tokens)
        and not (len(tokens) == 1 and is_adjective(first.low))
    )


def _is_limit(tokens: Sequence[Token]) -> bool:
    """``up to 55 Nm of torque``, ``over 200 recipes``."""
    lows = [token.low for token in tokens]
    place = 2 if lows[:2] == ["up", "to"] else 1 if lows[0] in {"over", "under"} else 0
    return 0 < place < len(tokens) and tokens[place].has_digit


def ends_badly(tokens: Sequence[Token]) -> bool:
    """Whether the last word leads on to more: a preposition, an article, a lone adjective."""
    low = tokens[-1].low
    if low.isdigit() and len(tokens) > 1 and tokens[-2].text == ",":  # "8 hours per charge, 32"
        return True
    if low in {"more", "etc", "both", "such", "other", "various", "different", "most"}:
        return True
    if low in {"in", "out", "on", "off", "up", "down", "over", "inside", "outside"}:
        return len(tokens) == 1
    return low in _LEADING_ON


def _listed(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The parts of a list by its commas and its last ``and``, never within a pair of adjectives."""
    parts: list[list[Token]] = [[]]
    has_comma = False
    for place, token in enumerate(tokens):
        before, after = tokens[:place], tokens[place + 1 :]
        if token.text in {",", ";"} and _may_part(before, after):
            has_comma = True
            parts.append([])
        elif token.low in {"and", "&", "plus"} and _joins_phrases(
            before, after, has_comma=has_comma
        ):
            parts.append([])
        else:
            parts[-1].append(token)
    for part in parts:
        phrase = part[1:] if part and part[0].low in CONJUNCTIONS else part
        if phrase:
            yield phrase


def _may_part(before: Sequence[Token], after: Sequence[Token]) -> bool:
    if not before or not after:
        return True
    nested = any(token.low in _NESTING for token in before)
    return not is_adjective(before[-1].low) and not (nested and not _is_phrase_start(after))


def _is_phrase_start(tokens: Sequence[Token]) -> bool:
    """Whether a new phrase begins: after ``of roses, jasmine`` only with an article."""
    rest = tokens[1:] if tokens[0].low in CONJUNCTIONS else tokens
    return bool(rest) and rest[0].low in _STARTS


def _joins_phrases(before: Sequence[Token], after: Sequence[Token], *, has_comma: bool) -> bool:
    if not before or not after:
        return False
    is_nested = any(token.low in _NESTING for token in before)
    if any(token.low == "about" for token in before):
        return False
    if before[-1].text == ",":
        return not is_nested or _is_phrase_start(after)
    if is_adjective(before[-1].low) or not before[-1].is_word:
        return False
    if after[0].low in _STARTS or any(token.low in PREPOSITIONS for token in before):
        return after[0].low in _STARTS
    has_two = len(before) > 1 and is_adjective(before[-2].low)
    return has_comma or (has_two and len(after) > 1 and is_adjective(after[0].low))
