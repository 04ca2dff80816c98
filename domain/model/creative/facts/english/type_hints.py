"""What a description says that its product is: ``… is a popular mascara known for …``."""

from collections.abc import Collection, Sequence
from itertools import dropwhile, takewhile

from domain.model.creative.facts.english.clauses import clause_of, segments
from domain.model.creative.facts.english.noun_phrases import core, without_article
from domain.model.creative.facts.english.verbs import BASE, BE, IMPERATIVES, NEGATIONS
from domain.model.creative.facts.english.words import (
    DETERMINERS,
    PREPOSITIONS,
    VAGUE,
    is_adjective,
)
from domain.model.creative.facts.kinds import kind_of_noun
from domain.model.creative.facts.tokens import Sentence, Token, tokens_of

_SENTENCES = 3
_SHORTEST_NOUN = 3  # letters
# What nearly everything is.
GENERIC = frozenset(
    {"tool", "tools", "device", "appliance", "accessory", "accessories", "item", "utensil"}
    | {"equipment", "product", "piece", "container", "organizer", "organiser", "gadget", "food"}
    | {"decor", "game", "set", "kit", "service", "top", "hardware", "outfit", "ensemble", "plant"}
    | {"clothing", "apparel", "footwear", "furniture"}
)


def type_hints(sentences: Sequence[Sentence], title: str) -> list[str]:
    """Nouns that name the product, in small letters, the surest first.

    Args:
        sentences: of the description.
    """
    own = {token.low for token in tokens_of(title) if len(token.low) >= _SHORTEST_NOUN}
    found: list[str] = []
    for number, (_, _, tokens) in enumerate(sentences[:_SENTENCES]):
        complement = _complement(tokens, is_first=number == 0)
        noun = _noun(complement, own) if complement else None
        is_said = complement is not tokens  # "X is a mascara", and not a fragment alone
        if noun is not None and (is_said or not _goes_on_in(title, noun.rsplit(" ", 1)[-1])):
            found.append(noun)
    return found


def _complement(tokens: Sequence[Token], *, is_first: bool) -> Sequence[Token] | None:
    """``a popular mascara known for …`` of ``X is a popular mascara known for …``."""
    clause = clause_of(tokens)
    if clause is None:
        is_request = (
            len(tokens) > 1 and tokens[0].low in BASE | IMPERATIVES and tokens[1].low in DETERMINERS
        )
        return tokens if is_first and not is_request else None
    verb, *rest = clause.predicate
    has_article = bool(rest) and (rest[0].low in {"a", "an"} or verb.low == "are")
    return rest if verb.low in BE - NEGATIONS and has_article else None


def _noun(complement: Sequence[Token], own: Collection[str]) -> str | None:
    parts = segments(complement)
    if not parts:
        return None
    phrase = list(takewhile(_goes_on, core(without_article(parts[0]))))
    phrase = list(
        dropwhile(
            lambda token: not token.is_word or is_adjective(token.low) or token.low == "and", phrase
        )
    )
    if not phrase or phrase[-1].low in VAGUE or not phrase[-1].text.islower():
        return None
    last = phrase[-1].low
    if last not in own and (kind_of_noun(last) is None or last in GENERIC):
        return None
    before = phrase[-2] if len(phrase) > 1 else None
    has_two = before is not None and kind_of_noun(before.low) and before.text.islower()
    return f"{before.low} {last}" if before is not None and has_two else last


def _goes_on_in(title: str, noun: str) -> bool:
    """Whether the title's noun stands before another: the gift of ``Gift Card``."""
    tokens = tokens_of(title)
    return any(
        token.low == noun and _is_plain(after) and (end is None or not end.is_word)
        for token, after, end in zip(tokens, tokens[1:], [*tokens[2:], None], strict=False)
    )


def _is_plain(token: Token) -> bool:
    is_name = token.has_digit or (token.text.isupper() and len(token.text) > 1)
    return token.is_word and not (is_name or is_adjective(token.low) or token.low in PREPOSITIONS)


def _goes_on(token: Token) -> bool:
    return token.text != "," and token.low != "of"
