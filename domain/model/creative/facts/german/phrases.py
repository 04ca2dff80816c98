"""German phrases that stand by themselves: right in case and gender without what was before."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from domain.model.creative.facts.fact import Form
from domain.model.creative.facts.german.words import (
    ARTICLES,
    CONJUNCTIONS,
    INDEFINITE,
    LEADS,
    NEGATIONS,
    PREPOSITIONS,
    USE_LEADS,
    is_inflected,
    is_plain_adjective,
    is_strong_adjective,
)
from domain.model.creative.facts.tokens import Token

Found = tuple[Form, Sequence[Token]]
_OWNED = ("unser", "ihr", "sein", "dein", "euer")  # somebody must be named
_LONGEST = 24  # words
_LONG_NOUN = 9  # letters: Gürtelclip tells something, Deckel does not
_ENDING_MARKS = (")", "%", "°", "″")


def whole(form: Form, tokens: Sequence[Token]) -> Iterator[Found]:
    """The words, if they neither begin nor end in the middle of something."""
    words = trimmed(tokens)
    if words and len(words) <= _LONGEST and stands(words):
        yield form, words


def trimmed(tokens: Sequence[Token]) -> Sequence[Token]:
    while tokens and not (tokens[-1].is_word or tokens[-1].text in _ENDING_MARKS):
        tokens = tokens[:-1]
    while tokens and (tokens[0].low in CONJUNCTIONS or not tokens[0].is_word):
        tokens = tokens[1:]
    return tokens


def stands(words: Sequence[Token]) -> bool:
    last = words[-1]
    if last.low in ARTICLES | PREPOSITIONS | CONJUNCTIONS and not _may_end(last.low):
        return False
    if len(words) == 1:
        is_noun = last.text[:1].isupper() and not is_plain_adjective(last.low)
        is_long = len(last.text) >= _LONG_NOUN and not last.has_digit
        return is_strong_adjective(last.low) or (is_noun and is_long)
    return words[0].low not in NEGATIONS


def _may_end(low: str) -> bool:
    """Separable verbs end in a preposition: hält Regen ab."""
    return low in {"ab", "an", "auf", "aus", "bei", "durch", "nach", "vor", "zu", "um"}


def form_of(words: Sequence[Token]) -> Form:
    """Of a phrase without a verb."""
    low = words[0].low
    if low == "für" or (low in USE_LEADS and any(word.low == "für" for word in words)):
        return Form.USE
    if is_plain_adjective(low) and not is_adjective_of_noun(words, 0):
        return Form.STATE
    return Form.NOUN


def is_adjective_of_noun(words: Sequence[Token], place: int) -> bool:
    """``gepolsterter Hüftgurt``."""
    after = words[place + 1] if place + 1 < len(words) else None
    return after is not None and after.text[:1].isupper() and is_inflected(words[place].low)


def nominative(words: Sequence[Token]) -> Sequence[Token]:
    """A subject or predicate noun without ein or eine; nothing where what remains is wrong.

    ``eine warme Jacke`` leaves ``warme Jacke``; of ``das ideale Geschenk`` nothing can be left.
    """
    if not words or words[0].low in {"der", "die", "das", "den", "einen", "einem", "einer"}:
        return ()
    return words[1:] if words[0].low in INDEFINITE else words


def accusative(words: Sequence[Token]) -> Sequence[Token]:
    """An object as a subject would be written: ``einen Deckel`` leaves ``Deckel``."""
    if words and words[0].low == "einen":
        rest = words[1:]
        return rest if rest and rest[0].text[:1].isupper() else ()
    return nominative(words)


def items(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    """What commas and a last ``und`` part, where each part is complete; else the words as one."""
    parts: list[list[Token]] = [[]]
    for place, token in enumerate(tokens):
        is_break = token.text in {",", ";"} or (token.low in {"und", "sowie"} and len(parts) > 1)
        if is_break and parts[-1] and not _is_shortened(tokens, place):
            parts.append([])
        elif not (is_break and not parts[-1]):
            parts[-1].append(token)
    parts = [part for part in parts if part]
    return list(parts) if len(parts) > 1 and _are_items(parts) else [tokens]


def _is_shortened(tokens: Sequence[Token], place: int) -> bool:
    """``Vorder- und Rückseite``, ``geölt und lebensmittelecht``."""
    before = tokens[place - 1]
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    is_adjectives = (
        after is not None and after.text.islower() and not before.text[:1].isupper()
        and before.is_word and not before.has_digit and tokens[place].text not in {",", ";"}
    )  # fmt: skip
    return before.text == "-" or is_adjectives


def _are_items(parts: Sequence[Sequence[Token]]) -> bool:
    """Not the rest of a phrase: ``80 Rezepte für Sauerteig, Roggenbrot und Brötchen``."""
    governs = any(token.low in PREPOSITIONS for token in parts[0])
    bare = [len(part) == 1 and part[0].text[:1].isupper() for part in parts[1:]]
    if governs and any(bare):
        return False
    return all(not is_dangling(part) for part in parts)


def is_dangling(part: Sequence[Token]) -> bool:
    """Whether a noun is missing at its end."""
    last = part[-1]
    return (
        (last.text.islower() and is_inflected(last.low) and not is_plain_adjective(last.low))
        or last.text == "-"
        or last.low in ARTICLES | PREPOSITIONS
    )


def led(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The phrases that begin with mit, aus, ohne, für: up to the next of them."""
    starts = [
        place
        for place, token in enumerate(tokens)
        if token.low in LEADS
        and (place == 0 or tokens[place - 1].low not in PREPOSITIONS | CONJUNCTIONS)
        and token.low != "bis"  # of what, it does not say
    ]
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(tokens)
        phrase = trimmed(_up_to_addition(tokens[start:end]))
        if len(phrase) > 1 and is_complete(phrase) and not phrase[1].low.startswith(_OWNED):
            yield phrase


def _up_to_addition(words: Sequence[Token]) -> Sequence[Token]:
    """Up to a comma, unless it parts nouns: ``für Gas, Ceran und Induktion``."""
    for place in range(1, len(words) - 1):
        if words[place].text == "," and not words[place + 1].text[:1].isupper():
            return words[:place]
    return words


def is_complete(phrase: Sequence[Token]) -> bool:
    """Whether it ends in a noun or a measure, and no verb can be hidden in it."""
    last = phrase[-1]
    ends_well = last.text[:1].isupper() or phrase[-2].has_digit or last.has_digit
    return ends_well and not any(
        token.text.islower() and before.text[:1].isupper() and before.is_word
        and token.low not in PREPOSITIONS | CONJUNCTIONS | ARTICLES
        for before, token in pairwise(phrase)
    )  # fmt: skip
