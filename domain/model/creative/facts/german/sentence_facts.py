"""The facts of one German sentence: its predicate where the product is its subject."""

from collections.abc import Iterator, Sequence

from domain.model.creative.facts.fact import Form
from domain.model.creative.facts.german.judging import is_instruction
from domain.model.creative.facts.german.phrases import (
    Found,
    accusative,
    form_of,
    is_adjective_of_noun,
    is_complete,
    items,
    led,
    nominative,
    trimmed,
    whole,
)
from domain.model.creative.facts.german.words import (
    BE,
    CONJUNCTIONS,
    CONTAINED,
    DEFINITE,
    HAVE,
    INDEFINITE,
    LEADS,
    NEGATIONS,
    NUMERALS,
    POLITE_ENDING,
    PREPOSITIONS,
    PRODUCT_NOUNS,
    SUBORDINATORS,
    VERBS,
    is_plain_adjective,
)
from domain.model.creative.facts.tokens import Token

_SHORTEST_PART = 4  # letters of a noun that is the end of a compound: Jacke of Regenjacke
_FEWEST = 2  # words


def found_in(tokens: Sequence[Token], names: frozenset[str]) -> Iterator[Found]:
    """Every way in which words of the sentence can stand by themselves.

    Args:
        tokens: of the sentence, without its closing mark.
        names: content words of the product's name, by which its subject is recognised.
    """
    if place := _colon(tokens):
        yield from found_in(tokens[place + 1 :], names)
        return
    verb = _verb(tokens)
    if verb is None:
        yield from _fragment(tokens, names)
    elif _is_addressed(tokens) or tokens[0].low in PREPOSITIONS:
        yield from _clause(tokens)
    elif verb == 0:
        yield from _predicates(tokens)
    elif tokens[verb - 1].text == ",":
        yield from _fragment(tokens[: verb - 1], names)
        yield from _predicates(tokens[verb:])
    elif _is_product(tokens[:verb], tokens[verb].low, names):
        yield from _attributes(tokens[:verb])
        yield from _predicates(tokens[verb:])
    else:
        yield from _clause(tokens)


def _colon(tokens: Sequence[Token]) -> int | None:
    for place, token in enumerate(tokens):
        if token.text == ":" and 0 < place < len(tokens) - 1 and _verb(tokens[place:]) is not None:
            return place
    return None


def _verb(tokens: Sequence[Token]) -> int | None:
    """Where the verb is, if one is known; nouns have capitals but at the beginning."""
    for place, token in enumerate(tokens):
        if token.low in VERBS and (token.text.islower() or place == 0) and not _ends(tokens, place):
            return place
    return None


def _ends(tokens: Sequence[Token], place: int) -> bool:
    """An infinitive at the end: ``mit einem Dreh einstellen``, ``zum Tragen``."""
    return place == len(tokens) - 1 and tokens[place].low.endswith("en") and place > 1


def _is_addressed(tokens: Sequence[Token]) -> bool:
    """``Sie lernen Griffe``, ``Genießen Sie Kaffee``."""
    if len(tokens) < _FEWEST:
        return False
    first, second = tokens[0], tokens[1]
    return (first.low == "sie" and second.low.endswith(POLITE_ENDING)) or (second.text == "Sie")


def _is_product(subject: Sequence[Token], verb: str, names: frozenset[str]) -> bool:
    if any(token.text == "," for token in subject):
        return False
    first = subject[0].low
    if len(subject) == 1 and first in {"er", "es", "sie"}:
        return first != "sie" or not verb.endswith(POLITE_ENDING)
    noun = _head(subject)
    return noun is not None and is_name(noun.low, names)


def _head(words: Sequence[Token]) -> Token | None:
    """The first noun: what stands behind it says more of it."""
    for place, token in enumerate(words):
        if token.low in PREPOSITIONS:
            return None
        is_start = place == 0 and (
            token.low in DEFINITE | INDEFINITE or is_adjective_of_noun(words, 0)
        )
        if token.text[:1].isupper() and not is_start:
            return token
    return None


def is_name(low: str, names: frozenset[str]) -> bool:
    """Whether a noun names the product: the same, or the end of its compound."""
    if low in names or low in PRODUCT_NOUNS:
        return True
    last = low.rsplit("-", 1)[-1]
    return any(
        len(short) >= _SHORTEST_PART and long.endswith(short)
        for name in names
        for short, long in (sorted((last, name.rsplit("-", 1)[-1]), key=len),)
    )


def _attributes(subject: Sequence[Token]) -> Iterator[Found]:
    """``aus Emaille`` of ``Die Kanne aus Emaille``."""
    for phrase in led(subject):
        yield form_of(phrase), phrase


def _clause(tokens: Sequence[Token]) -> Iterator[Found]:
    yield from whole(Form.CLAUSE, tokens)
    short = _until_subordinate(tokens)
    if len(short) < len(tokens):
        yield from whole(Form.CLAUSE, short)


def _until_subordinate(tokens: Sequence[Token]) -> Sequence[Token]:
    for place in range(2, len(tokens) - 1):
        if tokens[place].text == "," and tokens[place + 1].low in SUBORDINATORS:
            return tokens[:place]
    return tokens


def _predicates(tokens: Sequence[Token]) -> Iterator[Found]:
    start = 0
    for place in range(2, len(tokens)):
        if tokens[place].low in VERBS and tokens[place].text.islower():
            before = tokens[place - 1]
            if before.low in CONJUNCTIONS or before.text == ",":
                yield from _predicate(trimmed(tokens[start : place - 1]))
                start = place
    yield from _predicate(trimmed(tokens[start:]))


def _predicate(tokens: Sequence[Token]) -> Iterator[Found]:
    if len(tokens) < _FEWEST or any(token.low in NEGATIONS for token in tokens[:3]):
        return
    low, rest = tokens[0].low, tokens[1:]
    if low in BE:
        yield from _complement(rest)
    elif low in CONTAINED and rest[0].low == "aus":
        yield from whole(Form.STATE, rest)
    elif low in HAVE or (low in {"verfügt", "verfügen"} and rest[0].low == "über"):
        objects = rest if low in HAVE else rest[1:]
        yield from _objects(objects)
        yield from _does(tokens)
        first = items(objects)[0]
        if len(first) < len(objects):
            yield from whole(Form.DOES, tokens[: len(tokens) - len(objects) + len(first)])
    else:
        yield from _does(tokens)


def _does(tokens: Sequence[Token]) -> Iterator[Found]:
    yield from whole(Form.DOES, tokens)
    short = _until_subordinate(tokens)
    if _FEWEST < len(short) < len(tokens):
        yield from whole(Form.DOES, short)


def _complement(words: Sequence[Token]) -> Iterator[Found]:
    if words[0].low in INDEFINITE | {"der", "die", "das"}:
        rest = nominative(_until_subordinate(words))
        if rest:
            yield from whole(Form.NOUN, rest)
            yield from _attributes(rest)
        return
    form = form_of(words)
    yield from whole(Form.STATE if form is Form.NOUN else form, words)
    yield from _shorter(words)


def _objects(words: Sequence[Token]) -> Iterator[Found]:
    for part in items(_until_subordinate(words)) if words[0].text != "Ihnen" else ():
        for one in _at_and(part):
            if noun := accusative(one):
                yield from whole(Form.NOUN, noun)


def _at_and(part: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Two nouns with articles, figures or adjectives of their own; else the words as one."""
    for place in range(1, len(part) - 1):
        if part[place].low in PREPOSITIONS:
            break
        if part[place].low in {"und", "sowie"} and _has_own(part, place + 1):
            yield part[:place]
            yield part[place + 1 :]
            return
    yield part


def _has_own(part: Sequence[Token], place: int) -> bool:
    after = part[place]
    is_counted = after.low in INDEFINITE | NUMERALS | {"einen"} or after.has_digit
    return is_counted or (is_adjective_of_noun(part, 0) and is_adjective_of_noun(part, place))


def _fragment(tokens: Sequence[Token], names: frozenset[str]) -> Iterator[Found]:
    words = trimmed(tokens)
    if not words:
        return
    parts = [one for part in items(words) for one in _at_and(part)]
    is_list = len(parts) > 1
    is_long = is_list or any(token.text == "," for token in words)
    yield from whole(Form.CLAUSE if is_long else _form_of_fragment(words), words)
    for part in parts:
        if is_list:
            yield from whole(_form_of_fragment(part), part)
        yield from _shorter(part)
        head = _head(part)
        if head is not None and is_name(head.low, names):
            yield from _attributes(part)


def _form_of_fragment(words: Sequence[Token]) -> Form:
    """A line that ends in a verb is a clause: ``Gewicht mit einem Dreh einstellen``."""
    last = words[-1]
    ends_in_verb = last.text.islower() and last.low.endswith("en") and len(words) > _FEWEST
    return Form.CLAUSE if ends_in_verb or is_instruction(words) else form_of(words)


def _shorter(words: Sequence[Token]) -> Iterator[Found]:
    """Without what the last preposition adds, and for a state that addition alone."""
    places = [
        place
        for place in range(1, len(words))
        if words[place].low in PREPOSITIONS and words[place - 1].low not in CONJUNCTIONS
        and words[place - 1].low not in PREPOSITIONS
        and words[place].low not in {"bis", "von", "zu"}
    ]  # fmt: skip
    if not places:
        return
    head, tail = words[: places[-1]], words[places[-1] :]
    is_state = is_plain_adjective(words[0].low) and not is_adjective_of_noun(words, 0)
    begins_well = head[0].low not in DEFINITE | (PREPOSITIONS - LEADS)
    if len(head) >= _FEWEST and is_complete(head) and begins_well:
        yield from whole(form_of(head), head)
    if is_state and len(head) > 1 and tail[0].low in LEADS and len(tail) > 1 and is_complete(tail):
        yield form_of(tail), tail
    for phrase in led(head[1:]) if is_state else ():
        yield form_of(phrase), phrase
