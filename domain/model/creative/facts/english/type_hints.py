"""What a description says that its product is: ``… is a popular mascara known for …``."""

from collections.abc import Collection, Sequence
from itertools import dropwhile, islice, takewhile

from domain.model.creative.facts.english.clauses import clause_of, segments
from domain.model.creative.facts.english.noun_phrases import core, without_article
from domain.model.creative.facts.english.verbs import BE, NEGATIONS
from domain.model.creative.facts.english.words import VAGUE, is_adjective
from domain.model.creative.facts.kinds import kind_of_noun
from domain.model.creative.facts.tokens import Token, sentence_spans, tokens_of

_SENTENCES = 3
_SHORTEST_NOUN = 3  # letters
# What nearly everything is.
GENERIC = frozenset(
    {"tool", "tools", "device", "appliance", "accessory", "accessories", "item", "utensil"}
    | {"equipment", "product", "piece", "container", "organizer", "organiser", "gadget", "food"}
    | {"decor", "game", "set", "kit", "service", "top", "hardware", "outfit", "ensemble", "plant"}
    | {"clothing", "apparel", "footwear", "furniture"}
)


def type_hints(description: str, title: str) -> list[str]:
    """Nouns that name the product, in small letters, the surest first."""
    own = {token.low for token in tokens_of(title) if len(token.low) >= _SHORTEST_NOUN}
    found: list[str] = []
    for number, (start, end) in enumerate(islice(sentence_spans(description), _SENTENCES)):
        complement = _complement(tokens_of(description, start, end), is_first=number == 0)
        noun = _noun(complement, own) if complement else None
        if noun is not None:
            found.append(noun)
    return found


def _complement(tokens: Sequence[Token], *, is_first: bool) -> Sequence[Token] | None:
    """``a popular mascara known for …`` of ``X is a popular mascara known for …``."""
    clause = clause_of(tokens)
    if clause is None:
        return tokens if is_first else None
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


def _goes_on(token: Token) -> bool:
    return token.text != "," and token.low != "of"
