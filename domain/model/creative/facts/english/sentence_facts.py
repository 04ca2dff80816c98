"""The facts of one English sentence."""

from collections.abc import Iterator, Sequence

from domain.model.creative.facts.english.clauses import (
    CONTRACTIONS,
    clause_of,
    is_have,
    main_after_lead,
    predicates,
    segments,
)
from domain.model.creative.facts.english.noun_phrases import (
    core,
    ends_badly,
    is_noun_phrase,
    last_of_pair,
    noun_phrases,
    without_article,
)
from domain.model.creative.facts.english.verbs import (
    BASE,
    BE,
    IMPERATIVES,
    MODALS,
    NEGATIONS,
    THIRD_PERSON,
)
from domain.model.creative.facts.english.words import (
    ADVERBS,
    DETERMINERS,
    FEATURE_LEADS,
    KNOWN,
    MADE,
    PREPOSITIONS,
    USE_LEADS,
    is_adjective,
)
from domain.model.creative.facts.fact import Form
from domain.model.creative.facts.tokens import Token

Found = tuple[Form, Sequence[Token]]
_OWN = frozenset({"its", "their"})
_LEADS = USE_LEADS | MADE | FEATURE_LEADS | KNOWN | {"with", "for", "whether"}
_SUBORDINATE = frozenset({"when", "if", "while", "because", "although", "since", "once", "after"})
_AFTER_VERB = ADVERBS | PREPOSITIONS - {"of"} | {"the", "your"}
_ADDS = frozenset({"all", "each", "even", "every", "no", "plus", "then", "with", "without"})
_AFTER_STATE = frozenset({"to", "in", "at", "from", "by", "for", "against", "on", "with", "within"})
_GIVEN = frozenset({"included", "provided", "supplied"})  # "Carry strap included"
_OPEN_ENDS = frozenset({"up", "over", "above", "older", "younger", "more", "under"})
_BEFORE_REQUEST = frozenset({"simply", "just", "easily", "quickly"})
_LONGEST_JOINED = 12  # words
_LONGEST_CLAUSE = 22  # words; more is no line of copy


def found_in(tokens: Sequence[Token], names: frozenset[str]) -> Iterator[Found]:
    """Every way in which words of the sentence can stand by themselves.

    Args:
        tokens: of the sentence, without its closing mark.
        names: content words of the product's name, by which its subject is recognised.
    """
    if not tokens or tokens[0].low in NEGATIONS:
        return
    first = tokens[0].low
    after = tokens[1] if len(tokens) > 1 else None
    if first in _SUBORDINATE:
        yield from _whole(Form.CLAUSE, tokens)
    elif after and first in BASE - IMPERATIVES and after.low in _AFTER_VERB:
        yield from _whole(Form.DOES, _until_break(tokens))  # of several: "Cover well on canvas"
    elif first in _LEADS:
        yield from _led(tokens, names)
    elif after and _is_request(tokens) and tokens[-1].low not in _GIVEN:
        yield from _request(tokens)
    else:
        yield from _stated(tokens, names)


def _led(tokens: Sequence[Token], names: frozenset[str]) -> Iterator[Found]:
    """``With a mirror, it is …``, or ``Made from bamboo`` alone."""
    place = main_after_lead(tokens)
    if place is None:
        yield from _modifiers(segments(tokens))
        return
    lead = tokens[: place - 1]
    yield from _modifiers(segments(lead) if lead[0].low != "whether" else ())
    yield from found_in(tokens[place:], names)


def _stated(tokens: Sequence[Token], names: frozenset[str]) -> Iterator[Found]:
    clause = clause_of(tokens)
    if clause is None:
        yield from _fragment(tokens, names)
    elif clause.subject and not _is_product(clause.subject, names):
        yield from _own_subject(tokens, clause.subject)
    elif not clause.subject and tokens[1].text == ",":  # "Tilts, turns and rises by 130 mm"
        yield from _whole(Form.DOES, tokens)
    else:
        for part in predicates(clause.predicate):
            yield from _predicate(part)


def _modifiers(parts: Sequence[Sequence[Token]]) -> Iterator[Found]:
    for part in parts:
        yield from _modifier(part)


def _is_request(tokens: Sequence[Token]) -> bool:
    """``Warm your hands``, ``Simply place it there``, and not ``Warm recycled fleece``."""
    first, second = tokens[0].low, tokens[1]
    if first in _BEFORE_REQUEST and len(tokens) > 2:  # noqa: PLR2004 - the adverb, a verb, its object
        return second.text.islower() and tokens[2].low in DETERMINERS | {"it", "them"}
    is_verb = first in IMPERATIVES and second.is_word
    return is_verb and (not is_adjective(first) or second.low in DETERMINERS)


def _is_product(subject: Sequence[Token], names: frozenset[str]) -> bool:
    first = subject[0].low
    if first in CONTRACTIONS or (
        len(subject) == 1 and first in {"it", "they", "this", "these", "which", "that"}
    ):
        return True
    if first in _OWN | {"you", "we"}:
        return False
    return any(token.low in names or token.low.rstrip("s") in names for token in subject)


def _predicate(tokens: Sequence[Token]) -> Iterator[Found]:
    verb = tokens[0].low
    if len(tokens) == 1:
        return
    if verb in BE or verb in CONTRACTIONS:
        yield from _complement(tokens[1:]) if verb not in NEGATIONS else ()
        return
    parts = segments(tokens)
    if not parts:
        return
    if is_have(verb):
        yield from _have(parts)
        return
    yield from _whole(Form.DOES, _until_break(tokens))
    for part in parts[1:]:
        yield from _modifier(part)


def _have(parts: Sequence[Sequence[Token]]) -> Iterator[Found]:
    head = parts[0]
    objects = head[1:]
    yield from _joined_nouns(objects, parts[1:])
    yield from _whole(Form.DOES, head)
    for part in parts[1:]:
        yield from _modifier(part)


def _complement(tokens: Sequence[Token]) -> Iterator[Found]:
    place = 0
    while place < len(tokens) - 1 and tokens[place].low in ADVERBS:
        place += 1
    rest = tokens[place:]
    if not rest or any(token.low in NEGATIONS for token in tokens[:place]):
        return
    parts = segments(rest)
    if not parts:
        return
    head = parts[0]
    if head[0].low in {"a", "an", "the"}:
        yield from _joined_nouns(head, parts[1:], is_product=True)
    elif head[0].low in USE_LEADS | MADE | KNOWN:
        yield from _modifier(head)
    elif len(head) > 1 or is_adjective(head[0].low):
        yield from _whole(Form.STATE, head if head[0].low == rest[0].low else rest)
    for place, part in enumerate(parts[1:]):
        if place == 0 and part[0].low == "that" and len(part) > 2:  # noqa: PLR2004 - and a verb
            yield from _predicate(part[1:])
        else:
            yield from _modifier(part)


def _modifier(tokens: Sequence[Token]) -> Iterator[Found]:
    low = tokens[0].low
    if low in USE_LEADS or low == "best":
        yield from _use(tokens)
    elif low in MADE:
        yield from _whole(Form.STATE, tokens)
        if not _is_count(tokens[2:]):  # "Made from 28 recycled bottles" has no bottles
            yield from _nouns(tokens[2:])
    elif low in KNOWN:
        yield from _nouns(tokens[2:])
    elif low in FEATURE_LEADS or low == "with":
        yield from _nouns(tokens[1:])
    elif low == "for":
        yield from _use(tokens)


def _is_count(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and tokens[0].text.isdigit() and tokens[1:2] != [] and tokens[1].is_word


def _request(tokens: Sequence[Token]) -> Iterator[Found]:
    parts = segments(tokens)
    yield from _whole(Form.ACT, _until_break(tokens))
    if addition := _addition(tokens):
        yield from _whole(Form.ACT, tokens[:addition])
    if len(parts) > 1:
        yield from _whole(Form.ACT, parts[0])
    for part in parts[1:]:
        # "Pair it with a warm bulb": that bulb is not the product's.
        if part[0].low != "with" or (len(part) > 1 and part[1].low in {"this", "these", "its"}):
            yield from _modifier(part)


def _own_subject(tokens: Sequence[Token], subject: Sequence[Token]) -> Iterator[Found]:
    """``Pit zips let heat out``; of ``Its fine mesh ensures …`` the words after ``its``."""
    start = 1 if subject[0].low in _OWN else 0
    yield from _whole(Form.CLAUSE, _until_break(tokens)[start:])
    phrase = subject[start:]
    if len(phrase) > 1 and (start or any(is_adjective(t.low) or t.has_digit for t in phrase)):
        yield from _nouns(phrase)


def _fragment(tokens: Sequence[Token], names: frozenset[str]) -> Iterator[Found]:
    colon = next((place for place, token in enumerate(tokens) if token.text == ":"), None)
    if colon:  # "Full service in 60 minutes: brakes, gears and a wash"
        yield from _whole(Form.NOUN, tokens)
        yield from _nouns(tokens[:colon])
        return
    parts = segments(tokens)
    if not parts:
        return
    head = parts[0]
    if is_adjective(head[0].low) and len(head) > 1 and head[1].low in _AFTER_STATE:
        yield from _whole(Form.STATE, head)
    elif is_adjective(head[0].low) and len(head) == 1 and len(parts) > 1:
        yield from _whole(Form.STATE, tokens)  # "Delicious with milk or cold over ice"
        return
    else:
        if (place := _addition(head)) and is_noun_phrase(without_article(head[:place])):
            yield Form.NOUN, without_article(head[:place])
        if any(token.text == "," for token in head) and len(head) <= _LONGEST_JOINED:
            yield from _whole(Form.NOUN, head)
        yield from _joined_nouns(head, parts[1:], is_product=core(head)[-1].low in names)
    for part in parts[1:]:
        yield from _modifier(part)


def _addition(tokens: Sequence[Token]) -> int | None:
    """The comma behind which something is added: ``Fold it open in a minute, no tools needed``."""
    for place in range(2, len(tokens) - 1):
        if tokens[place].text == "," and tokens[place + 1].low in _ADDS:
            return place
        if tokens[place].low == "and" and tokens[place + 1].low in {"a", "an"}:
            return place
    return None


def _joined_nouns(
    head: Sequence[Token], others: Sequence[Sequence[Token]], *, is_product: bool = False
) -> Iterator[Found]:
    """The phrase, and the phrase with what it has: ``OLED screen with 120 Hz``."""
    if (
        others
        and others[0][0].low in {"with", "that"}
        and (len(head) + len(others[0]) <= _LONGEST_JOINED)
    ):
        whole = [*head, *others[0]]
        phrase = without_article(whole)
        if not any(token.text == "," for token in whole) and is_noun_phrase(phrase):
            yield Form.NOUN, phrase
    yield from _nouns(head, is_product=is_product)


def _nouns(tokens: Sequence[Token], *, is_product: bool = False) -> Iterator[Found]:
    """The phrases of a list; what is for something says so of the product alone."""
    for phrase in noun_phrases(tokens):
        yield Form.NOUN, phrase
        short = core(phrase)
        if len(short) < len(phrase):
            is_complete = len(short) > 1 and not is_adjective(short[-1].low)
            if is_noun_phrase(short) and is_complete and short[-1].low != "enough":
                yield Form.NOUN, short
            if is_product and phrase[len(short)].low == "for":
                yield from _use(phrase[len(short) :])
        if last := last_of_pair(short):
            yield Form.NOUN, last


def _use(tokens: Sequence[Token]) -> Iterator[Found]:
    """What it is for, and the first of several: ``for straining liquids and sifting flour``."""
    yield from _whole(Form.USE, tokens)
    for place in range(2, len(tokens)):
        if tokens[place].low in {",", "and", "or"} and not is_adjective(tokens[place - 1].low):
            goes_on = place + 1 < len(tokens) and tokens[place + 1].low in _OPEN_ENDS
            if not goes_on and not any(t.low in {"between", "both"} for t in tokens[:place]):
                yield from _whole(Form.USE, tokens[:place])
            return


def _whole(form: Form, tokens: Sequence[Token]) -> Iterator[Found]:
    while tokens and not tokens[-1].is_word and tokens[-1].text not in {")", "%", "″"}:
        tokens = tokens[:-1]
    if 1 < len(tokens) <= _LONGEST_CLAUSE and not ends_badly(tokens):
        yield form, tokens


def _until_break(tokens: Sequence[Token]) -> Sequence[Token]:
    """Up to where something else begins: ``, making it …``, ``while …``."""
    for place in range(2, len(tokens)):
        token = tokens[place]
        if tokens[place - 1].text == "," and (
            (token.low.endswith("ing") and not is_adjective(token.low))
            or (
                token.low in {"while", "which", "so", "and", "but", "perfect", "ideal", "whether"}
                and _starts_clause(tokens, place)
            )
        ):
            return tokens[: place - 1]
    return tokens


def _starts_clause(tokens: Sequence[Token], place: int) -> bool:
    if tokens[place].low not in {"and", "but"}:
        return True
    after = tokens[place + 1 : place + 3]
    return any(token.low in THIRD_PERSON | BE | MODALS | {"it", "they"} for token in after)
