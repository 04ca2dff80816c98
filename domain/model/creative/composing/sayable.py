"""What may be said of a product on one platform: its values and facts, cleaned for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.model.creative.composing.values import Value
from domain.model.creative.facts.fact import Fact, Form
from domain.model.creative.facts.kinds import Kind
from domain.model.creative.variants.source import Source

MOST_LISTED, LONGEST_LISTED = 3, 40
MOST_LINES, LONGEST_LINE = 4, 70


@dataclass(frozen=True, slots=True)
class SayableFact:
    """A fact as it stands inside a sentence.

    Attributes:
        text: with a small letter at its beginning, where the language writes it so.
        is_part: of another fact of the same form.
        leads: whether it can open a text.
        with_article: as it stands after "with"; None where that is uncertain.
    """

    fact: Fact
    text: str
    source: Source
    with_article: str | None = None
    is_part: bool = False
    leads: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayable:
    """All that copy for one platform may use.

    Attributes:
        facts: the most telling first.
        wishes: words of the campaign by kind, in the order given: of keywords, offers, audience and
            call to action one is used in each text, of must-say words and hashtags all that fit.
        never: words that no text may have, case folded.
        emoji: whether the platform shows any.
    """

    values: Mapping[str, Value]
    facts: Sequence[SayableFact]
    wishes: Sequence[Source]
    never: Sequence[str]
    kind: Kind
    language: str
    is_good: bool
    emoji: bool
    description: str
    carried: str


def it_does(fact: SayableFact) -> str | None:
    """``packs into its own pocket`` with the pronoun that its verb asks for."""
    if fact.fact.form is not Form.DOES or not fact.leads:
        return None
    verb = fact.text.split(" ", 1)[0]
    return f"{'it' if verb.endswith('s') else 'they'} {fact.text}"
