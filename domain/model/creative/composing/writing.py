"""Texts for one field: templates tried in turn until one fits, keeps the rules and is new."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from domain.model.creative.brief.tone import Tone
from domain.model.creative.composing.binding import Binding, is_repetition
from domain.model.creative.composing.phrases import Phrases
from domain.model.creative.composing.sayable import Sayable, SayableFact
from domain.model.creative.variants.source import Source
from domain.model.creative.platforms.platform import Field, Platform
from domain.model.creative.policy.lint import is_plain, lint
from domain.model.creative.policy.words import words_of
from domain.model.creative.shorten.fit import fit
from domain.model.creative.templating.copy_template import CopyTemplate
from domain.model.creative.templating.template_index import TemplateIndex
from domain.model.creative.text.counting import count

_LEADS = 6  # facts that may come first
_TURNS = 6  # of facts, tried with one template


@dataclass(frozen=True, slots=True)
class Written:
    """A text within its field's limit that breaks no rule."""

    text: str
    length: int
    template: CopyTemplate
    facts: tuple[SayableFact, ...]
    sources: tuple[Source, ...]


@dataclass(slots=True, kw_only=True)
class Writer:
    """Writes texts for one platform in one tone.

    Attributes:
        seed: chooses the order of templates; the same seed gives the same texts.
    """

    platform: Platform
    sayable: Sayable
    index: TemplateIndex
    tone: Tone | None
    seed: str
    _phrases: Phrases = field(init=False)
    _templates: dict[tuple[str, str], list[CopyTemplate]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._phrases = Phrases(sayable=self.sayable, index=self.index, tone=self.tone)

    def texts(
        self, place: Field, role: str, turn: int, *, avoided: Sequence[SayableFact] = ()
    ) -> Iterator[Written]:
        """All that can be written, the most wanted first; facts to avoid are used last."""
        templates = self.templates(place.name, role)
        for step in range(len(templates)):
            template = templates[(turn + step) % len(templates)]
            tried: set[str] = set()
            for more in range(_TURNS):
                written = self._write(template, place, turn + more, avoided)
                if written is None or written.text in tried:
                    break
                tried.add(written.text)
                if written.length <= place.limit and self._is_clean(written.text, template, place):
                    yield written

    def shortened(self, place: Field, role: str, turn: int) -> Iterator[Written]:
        """The same texts cut to the field's limit, where nothing fits as it is."""
        for template in self.templates(place.name, role):
            written = self._write(template, place, turn, ())
            if written is None:
                continue
            text = fit(written.text, place)
            if text and self._is_clean(text, template, place):
                yield Written(
                    text, count(text, place.counting), template, written.facts, written.sources
                )

    def templates(self, name: str, role: str) -> list[CopyTemplate]:
        found = self._templates.get((name, role))
        if found is None:
            sayable = self.sayable
            place = f"{self.platform.id}.{name}"
            found = list(
                self.index.suiting(
                    place, role, language=sayable.language, tone=self.tone, kind=sayable.kind,
                    is_good=sayable.is_good,
                )
            )  # fmt: skip
            rng = Random(f"{self.seed}/{place}/{role}")
            drawn = {each.id: rng.random() ** (1.0 / each.weight) for each in found}
            found.sort(key=lambda each: (not each.kinds, -drawn[each.id]))
            self._templates[name, role] = found
        return found

    def _write(
        self, template: CopyTemplate, place: Field, turn: int, avoided: Sequence[SayableFact]
    ) -> Written | None:
        binding = Binding(
            self.sayable, self._ordered(turn, avoided), turn, self._phrases.__call__
        )
        text = template.render(binding)
        if text is None:
            return None
        text = text.strip()
        return Written(
            text,
            count(text, place.counting),
            template,
            tuple(binding.facts),
            tuple(dict.fromkeys(binding.sources)),
        )

    def _ordered(self, turn: int, avoided: Sequence[SayableFact]) -> list[SayableFact]:
        """The facts with another one in front at each turn."""
        facts = list(self.sayable.facts)
        if avoided:
            last = [fact for fact in facts if any(is_repetition(fact, used) for used in avoided)]
            facts = [fact for fact in facts if fact not in last] + last
        first = turn % min(len(facts), _LEADS) if facts else 0
        return [*facts[first:], *facts[:first]]

    def _is_clean(self, text: str, template: CopyTemplate, place: Field) -> bool:
        if self.sayable.never and _says(text, self.sayable.never):
            return False
        platform = self.platform
        return is_plain(text, platform, words=words_of(text)) or not lint(
            text, platform, place, carried=self.sayable.carried
        )


def _says(text: str, never: Collection[str]) -> bool:
    folded = f" {' '.join(text.casefold().split())} "
    return any(each in folded for each in never)
