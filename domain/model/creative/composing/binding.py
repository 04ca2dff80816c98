"""Fills the slots of one template: facts in turn, none twice, each with its source."""

from collections.abc import Callable, Sequence

from domain.model.creative.composing.emoji_of import emoji_of
from domain.model.creative.composing.sayable import (
    LONGEST_LINE,
    LONGEST_LISTED,
    MOST_LINES,
    MOST_LISTED,
    Sayable,
    SayableFact,
    it_does,
)
from domain.model.creative.facts.fact import Form
from domain.model.creative.templating.filters import sentence
from domain.model.creative.templating.slots import FACT_FORMS
from domain.model.creative.variants.source import Source

Phrase = Callable[[str, "Binding"], str | None]
"""Writes a call to action or a hook with the same binding."""
_FEWEST = 2
_INSTRUCTIONS = frozenset(
    {"add", "adjust", "apply", "attach", "choose", "fill", "fold", "hang", "keep", "mix", "pair"}
    | {"plug", "say", "see", "sew", "sow", "store", "take", "tell", "use", "wash", "wear", "wipe"}
)
_JOINTS = (" and ", " und ")  # a list in a list is hard to read


class Binding:
    """The values of one text.

    Args:
        sayable: what may be said.
        facts: in the order to use them.
        turn: which keyword, offer and phrase comes first.
        phrase: writes phrases.
    """

    def __init__(
        self, sayable: Sayable, facts: Sequence[SayableFact], turn: int, phrase: Phrase
    ) -> None:
        self.turn = turn
        self.sources: list[Source] = []
        self.facts: list[SayableFact] = []
        self._sayable, self._order, self._phrase = sayable, facts, phrase
        self._filled: dict[str, str | None] = {}

    def __call__(self, slot: str) -> str | None:
        """A slot's text; the same slot has the same text in the whole of a template."""
        if slot not in self._filled:
            self._filled[slot] = self._fill(slot)
        return self._filled[slot]

    def _fill(self, slot: str) -> str | None:
        if (value := self._sayable.values.get(slot)) is not None:
            self.sources += value.sources
            return value.text
        if (name := slot.rstrip("234")) in FACT_FORMS:
            return self._take(FACT_FORMS[name], _FITS.get(name, _as_it_is))
        if slot in {"cta", "hook"}:
            return self._phrase(slot, self)
        if slot in {"keyword", "offer", "audience"}:
            return self._given(slot)
        made = {
            "list": self._list,
            "lines": self._lines,
            "facts": self._sentences,
            "description": self._description,
            "it_does": self._it_does,
        }.get(slot)
        return made() if made else None

    def _description(self) -> str | None:
        if not self._sayable.description:
            return None
        sources = [fact.source for fact in self._sayable.facts]
        self.sources += [source for source in sources if source.field == "description"]
        return self._sayable.description

    def _it_does(self) -> str | None:
        return self._take(frozenset({Form.DOES}), it_does)

    def _given(self, slot: str) -> str | None:
        chosen = [wish for wish in self._sayable.wishes if wish.kind == slot]
        if not chosen:
            return None
        wish = chosen[self.turn % len(chosen)]
        self.sources.append(wish)
        return wish.text

    def _take(
        self, forms: frozenset[Form], text_of: Callable[[SayableFact], str | None]
    ) -> str | None:
        for fact in self._order:
            if fact.fact.form in forms and self._is_new(fact) and (text := text_of(fact)):
                self._use(fact)
                return text
        return None

    def _list(self) -> str | None:
        chosen: list[SayableFact] = []
        for fact in self._order:
            is_short = len(fact.text) <= LONGEST_LISTED and not set(fact.text) & set(",;:")
            fits = fact.fact.form is Form.NOUN and is_short and self._is_new(fact, *chosen)
            if fits and not any(joint in fact.text for joint in _JOINTS):
                chosen.append(fact)
                if len(chosen) == MOST_LISTED:
                    break
        if len(chosen) < _FEWEST:
            return None
        for fact in chosen:
            self._use(fact)
        return ", ".join(fact.text for fact in chosen)

    def _lines(self) -> str | None:
        chosen = self._several(MOST_LINES, LONGEST_LINE)
        if len(chosen) < _FEWEST:
            return None
        marks = [emoji_of(fact.fact.kind, self._sayable.kind) for fact in chosen]
        return "\n".join(
            f"{mark} {sentence(fact.text)}" if self._sayable.emoji else f"{sentence(fact.text)}"
            for mark, fact in zip(marks, chosen, strict=True)
        )

    def _sentences(self) -> str | None:
        chosen = sorted(
            self._several(6, 200),
            key=lambda fact: (fact.fact.field != "description", fact.fact.start),
        )
        return ". ".join(sentence(fact.text) for fact in chosen) or None

    def _several(self, most: int, longest: int) -> list[SayableFact]:
        chosen: list[SayableFact] = []
        for fact in self._order:
            if len(fact.text) <= longest and self._is_new(fact, *chosen):
                chosen.append(fact)
                if len(chosen) == most:
                    break
        for fact in chosen:
            self._use(fact)
        return chosen

    def _is_new(self, fact: SayableFact, *others: SayableFact) -> bool:
        return not any(is_repetition(fact, used) for used in (*self.facts, *others))

    def _use(self, fact: SayableFact) -> None:
        self.facts.append(fact)
        self.sources.append(fact.source)


def _as_it_is(fact: SayableFact) -> str:
    return fact.text


def _without_with(fact: SayableFact) -> str | None:
    """An act that another ``with`` may follow: ``keep tea hot`` with this mug."""
    return None if {"with", "it"} & set(fact.text.split(" ")) else _wished(fact)


def _wished(fact: SayableFact) -> str | None:
    """An act that people want, and no instruction: what may follow ``want to``."""
    is_instruction = fact.text.split(" ", 1)[0].casefold() in _INSTRUCTIONS
    return None if is_instruction or set(fact.text) & set(":;?") else fact.text


def _third_person(fact: SayableFact) -> str | None:
    """What one thing does, so that ``that`` may stand before it."""
    is_one = fact.text.split(" ", 1)[0].endswith("s")
    return fact.text if is_one and fact.leads and len(fact.text) <= LONGEST_LINE else None


def _with_for(fact: SayableFact) -> str | None:
    """A use that may stand behind a noun: ``for salads``, and not ``for adding a twist``."""
    lead, _, rest = fact.text.partition(" ")
    return fact.text if lead == "for" and not rest.split(" ", 1)[0].endswith("ing") else None


def _with_article(fact: SayableFact) -> str | None:
    return fact.with_article


_FITS: dict[str, Callable[[SayableFact], str | None]] = {
    "act": _without_with,
    "wish": _wished,
    "does": _third_person,
    "for": _with_for,
    "with": _with_article,
}


def is_repetition(one: SayableFact, other: SayableFact) -> bool:
    """Whether two facts use the same words, at the same place or as a part of one another."""
    if one.fact.overlaps(other.fact):
        return True
    text, longer = one.text.casefold(), other.text.casefold()
    return text in longer or longer in text
