"""What a description says that its product is: ``… is a popular mascara known for …``."""

from domain.model.creative.facts.english.clauses import clause_of, segments
from domain.model.creative.facts.english.noun_phrases import core, without_article
from domain.model.creative.facts.english.verbs import BE
from domain.model.creative.facts.english.words import VAGUE, is_adjective
from domain.model.creative.facts.kinds import kind_of_noun
from domain.model.creative.facts.tokens import sentence_spans, tokens_of

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
    found: list[str] = []
    own = {token.low for token in tokens_of(title) if len(token.low) > _SHORTEST_NOUN - 1}
    for number, (start, end) in enumerate(sentence_spans(description)):
        if number == _SENTENCES:
            break
        tokens = tokens_of(description, start, end)
        clause = clause_of(tokens)
        rest, is_several = tokens, False
        if clause is not None:
            if clause.predicate[0].low not in BE:
                continue
            is_several = clause.predicate[0].low == "are"
            rest = list(clause.predicate[1:])
        elif number:
            continue
        parts = segments(rest)
        has_article = bool(parts) and (parts[0][0].low in {"a", "an"} or is_several)
        if not parts or (clause is not None and not has_article):
            continue
        phrase = [token for token in core(without_article(parts[0]))]
        for place, token in enumerate(phrase):
            if token.text == "," or token.low == "of":
                phrase = phrase[:place]
                break
        while phrase and (
            is_adjective(phrase[0].low) or phrase[0].low in {"and", ","} or not phrase[0].is_word
        ):
            phrase = phrase[1:]
        if phrase and phrase[-1].low not in VAGUE and phrase[-1].text.islower():
            last = phrase[-1].low
            is_in_title = last in own
            if is_in_title or (kind_of_noun(last) is not None and last not in GENERIC):
                has_two = len(phrase) > 1 and (
                    kind_of_noun(phrase[-2].low) is not None and phrase[-2].text.islower()
                )
                found.append(f"{phrase[-2].low} {last}" if has_two else last)
    return found
