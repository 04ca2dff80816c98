"""A product's values and facts as each platform may show them."""

from collections.abc import Sequence

from domain.model.creative.brief.brief import Brief
from domain.model.creative.composing.sayable import Sayable, SayableFact
from domain.model.creative.composing.values import Value, wishes_of
from domain.model.creative.facts.english.verbs import BASE, IMPERATIVES, THIRD_PERSON
from domain.model.creative.facts.english.words import (
    ADVERBS,
    DETERMINERS,
    FEATURE_LEADS,
    MADE,
    PREPOSITIONS,
    USE_LEADS,
    is_adjective,
)
from domain.model.creative.facts.fact import Fact, FactKind, Form
from domain.model.creative.facts.german.words import begins_small
from domain.model.creative.facts.kinds import kind_of_noun
from domain.model.creative.facts.leading import can_lead
from domain.model.creative.facts.product_facts import ProductFacts
from domain.model.creative.platforms.platform import Platform
from domain.model.creative.policy.merchant import PROMOTION, without_promotion
from domain.model.creative.policy.repair import cleaned
from domain.model.creative.policy.words import word_set
from domain.model.creative.templating.english_plurals import is_plural
from domain.model.creative.variants.source import Source

_MOST_FACTS = 24
_ENOUGH_FACTS = 4
_LOWEST_WEIGHT = -0.2  # of facts that are used while there are enough others
_NOT_PROSE = frozenset({"price", "was", "rating", "reviews", "url"})
_TITLE_PARTS = frozenset({"title", "full_title", "extras"})
_OFTEN = word_set(
    """
    adjustable aluminium boards bottle carry case cotton cover design display handle leather
    lifetime mesh notes padded pipette pockets remote steel storage strap taught valid whole
    """
)
_COUNTS = word_set("one two three four five six seven eight nine ten eleven twelve")
_SMALL = (
    _COUNTS
    | _OFTEN
    | BASE
    | IMPERATIVES
    | THIRD_PERSON
    | ADVERBS
    | DETERMINERS
    | FEATURE_LEADS
    | MADE
    | PREPOSITIONS
    | USE_LEADS
)


class Shown:
    """What may be said of one product.

    Args:
        brief: the product.
        known: what its words say.
        values: of the slots.
        language: of the templates that will be used.
        is_good: what the model said.
    """

    def __init__(
        self,
        brief: Brief,
        known: ProductFacts,
        values: dict[str, Value],
        *,
        language: str,
        is_good: bool,
    ) -> None:
        self._brief, self._known, self._values = brief, known, values
        self._language, self._is_good = language, is_good
        chosen = _chosen(known.facts)
        self._facts = [_as_inline(fact, language, brief, chosen) for fact in chosen]
        self._description = known.prose
        self._carried = "\n".join(
            text
            for text in (
                brief.title, brief.description, brief.category or "", brief.brand or "",
                *brief.highlights, *brief.campaign.offers, *brief.campaign.keywords,
                f"was {values['was'].text}" if "was" in values else "",
            )
        )  # fmt: skip
        self._by_rules: dict[tuple[object, ...], Sayable] = {}

    def sources(self) -> tuple[Source, ...]:
        """All that may be used: values, then facts, then what the campaign brings."""
        values = (source for value in self._values.values() for source in value.sources)
        facts = (fact.source for fact in self._facts)
        return tuple(dict.fromkeys([*values, *facts, *wishes_of(self._brief.campaign)]))

    def on(self, platform: Platform) -> Sayable:
        """As the platform may show it; what nothing remains of is left out."""
        values = {
            slot: Value(text, value.sources)
            for slot, value in self._values.items()
            if (text := _shown_value(slot, value.text, platform))
        }
        facts = [
            SayableFact(
                fact.fact,
                text,
                fact.source,
                _with_article(fact, text, self._brief, self._known.title.type),
                fact.is_part,
                fact.leads,
            )
            for fact in self._facts
            if (text := _shown(fact.text, platform))
        ]
        campaign = self._brief.campaign
        return Sayable(
            values=values,
            facts=facts,
            wishes=wishes_of(campaign),
            never=tuple(each.casefold() for each in campaign.never_say),
            kind=self._known.kind,
            language=self._language,
            is_good=self._is_good,
            emoji=platform.emoji is None or platform.emoji.value > 0,
            description=_shown(self._description, platform),
            carried=self._carried,
        )


def _shown_value(slot: str, text: str, platform: Platform) -> str:
    if slot in _NOT_PROSE:
        return text
    shown = _shown(text, platform)
    if slot in _TITLE_PARTS and platform.id in (PROMOTION.platforms or ()):
        shown = without_promotion(shown)
    return shown


def _shown(text: str, platform: Platform) -> str:
    shown = cleaned(text, platform)
    return shown.rstrip(".") or shown


def _chosen(facts: Sequence[Fact]) -> Sequence[Fact]:
    strong = [fact for fact in facts if fact.weight >= _LOWEST_WEIGHT]
    return (strong if len(strong) >= _ENOUGH_FACTS else list(facts))[:_MOST_FACTS]


def _as_inline(fact: Fact, language: str, brief: Brief, others: Sequence[Fact]) -> SayableFact:
    source = Source(fact.kind.value, fact.text, fact.field, fact.start, fact.end)
    text = fact.text
    first = text.split(" ", 1)[0]
    is_capital = first[:1].isupper() and (len(first) == 1 or first.split("-")[0][1:].islower())
    if is_capital and _begins_small(fact, first, language, brief):
        text = text[:1].lower() + text[1:]
    is_part = any(_is_part(fact, other) for other in others)
    return SayableFact(fact, text, source, is_part=is_part, leads=can_lead(fact))


def _begins_small(fact: Fact, first: str, language: str, brief: Brief) -> bool:
    if language == "de":
        is_sentence = fact.form is Form.CLAUSE and fact.kind is FactKind.OUTCOME
        second = fact.text[len(first) :].lstrip().split(" ", 1)[0]
        return not is_sentence and begins_small(first, second)
    return language == "en" and _is_common(first, brief)


def _is_part(fact: Fact, other: Fact) -> bool:
    is_longer = len(other.text) > len(fact.text)
    return is_longer and fact.form is other.form and fact.overlaps(other)


def _with_article(known: SayableFact, text: str, brief: Brief, kind: str | None) -> str | None:
    """The source's own article, or none before a plural; not for a list, or what it is itself."""
    fact = known.fact
    if fact.form is not Form.NOUN or fact.field != "description" or not known.leads:
        return None
    is_itself = kind is not None and kind.rsplit(" ", 1)[-1].casefold() in text.casefold()
    is_name = text[:1].isupper() and text[1:2].islower()
    if is_itself or is_name or " and " in text or set(text) & set(",:;"):
        return None
    before = brief.description[: fact.start].rsplit(None, 1)
    article = before[-1].casefold() if before else ""
    if article in {"a", "an"}:
        return f"{article} {text}"
    last = text.split(" of ", 1)[0].rsplit(" ", 1)[-1]
    return text if is_plural(last) else None


def _is_common(word: str, brief: Brief) -> bool:
    low = word.casefold().rstrip(",:")
    head, *rest = low.split("-")
    if rest and rest[-1].isalpha() and len(head) > 1 and word[1:].islower():  # "Anti-colic"
        return True
    return (
        low in _SMALL
        or is_adjective(low)
        or kind_of_noun(low) is not None
        or low in brief.description
    )
