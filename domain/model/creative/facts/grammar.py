"""What sentences say: by the rules of their language where there are some, else whole."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from domain.model.creative.facts import plain_facts, weights
from domain.model.creative.facts.english import sentence_facts as english
from domain.model.creative.facts.english.words import SAYS_LITTLE
from domain.model.creative.facts.fact import FactKind, Form
from domain.model.creative.facts.german import judging
from domain.model.creative.facts.german import sentence_facts as german
from domain.model.creative.facts.german.nouns import kind_of_german_noun
from domain.model.creative.facts.german.words import SAYS_LITTLE as SAYS_LITTLE_IN_GERMAN
from domain.model.creative.facts.kinds import Kind, kind_of_noun
from domain.model.creative.facts.language import UNKNOWN
from domain.model.creative.facts.tokens import Token

Found = Iterable[tuple[Form, Sequence[Token]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """How one language is read.

    Attributes:
        found_in: the facts of a sentence, given the content words of the product's name.
        kind_of: what a fact is about.
        weight_of: how much it tells.
        kind_of_noun: the kind of shop that sells what a noun in small letters names.
        says_little: words that are no fact by themselves, case folded.
        has_compounds: whether one word may say as much as a phrase: ``LED-Arbeitslicht``.
    """

    language: str
    found_in: Callable[[Sequence[Token], frozenset[str]], Found]
    kind_of: Callable[[str, Form, Sequence[Token]], FactKind]
    weight_of: Callable[[Form, Sequence[Token]], float]
    kind_of_noun: Callable[[str], Kind | None]
    says_little: frozenset[str]
    has_compounds: bool = False


def _plain(tokens: Sequence[Token], _names: frozenset[str]) -> Found:
    return plain_facts.found_in(tokens)


ENGLISH = Grammar(
    language="en",
    found_in=english.found_in,
    kind_of=weights.kind_of,
    weight_of=weights.weight_of,
    kind_of_noun=kind_of_noun,
    says_little=SAYS_LITTLE,
)
GERMAN = Grammar(
    language="de",
    found_in=german.found_in,
    kind_of=judging.kind_of,
    weight_of=judging.weight_of,
    kind_of_noun=kind_of_german_noun,
    says_little=SAYS_LITTLE_IN_GERMAN,
    has_compounds=True,
)
PLAIN = Grammar(
    language=UNKNOWN,
    found_in=_plain,
    kind_of=weights.kind_of,
    weight_of=weights.weight_of,
    kind_of_noun=kind_of_noun,
    says_little=SAYS_LITTLE,
)


def grammar_of(language: str, *, locale: str) -> Grammar:
    """By the language of the text; by the locale where it does not tell, German or English."""
    if language == UNKNOWN:
        return GERMAN if locale.partition("-")[0] == "de" else ENGLISH
    return {"en": ENGLISH, "de": GERMAN}.get(language, PLAIN)
