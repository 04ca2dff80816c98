"""Texts for one field: templates tried in turn until one fits, keeps the rules and is new."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from domain.model.creative.brief.tone import Tone
from domain.model.creative.composing.binding import Binding, is_repetition
from domain.model.creative.composing.phrases import Phrases
from domain.model.creative.composing.sayable import Sayable, SayableFact
from domain.model.creative.platforms.platform import Field, Platform
from domain.model.creative.policy.lint import is_plain, lint
from domain.model.creative.policy.words import words_of
from domain.model.creative.shorten.fit import fit
from domain.model.creative.templating.copy_template import CopyTemplate
from domain.model.creative.templating.template_index import TemplateIndex
from domain.model.creative.text.counting import count
from domain.model.creative.variants.source import Source

_CONTENT_LETTERS = 4
_POOL = 30  # texts of one role that are made at most
_SHORT = 90  # characters
LAST_RESORT = 0.02  # templates of less weight are used where no other has what it needs
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
        cache: texts that other tones have in common, by template and turn.
        seed: chooses the order of templates; the same seed gives the same texts.
    """

    platform: Platform
    sayable: Sayable
    index: TemplateIndex
    tone: Tone | None
    seed: str
    _phrases: Phrases = field(init=False)
    cache: dict[tuple[str, str, int, Tone | None], Written | None] = field(default_factory=dict)
    _pools: dict[tuple[str, str], list[Written]] = field(init=False, default_factory=dict)
    _orders: dict[tuple[bool, int], list[SayableFact]] = field(init=False, default_factory=dict)
    _templates: dict[tuple[str, str], list[CopyTemplate]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._phrases = Phrases(sayable=self.sayable, index=self.index, tone=self.tone)

    def texts(
        self, place: Field, role: str, turn: int, *, avoided: Sequence[SayableFact] = ()
    ) -> Iterator[Written]:
        """All that can be written, the most wanted first; facts to avoid are used last."""
        if place.recipe:
            yield from self._pool(place, role, turn)
        else:
            yield from self._texts(place, role, turn, avoided)

    def _pool(self, place: Field, role: str, turn: int) -> list[Written]:
        """All texts of a role, made once; each variant begins with another of the same template."""
        key = (place.name, role)
        if key not in self._pools:
            texts = self._texts(place, role, 0, ())
            self._pools[key] = [each for _, each in zip(range(_POOL), texts, strict=False)]
        pool = self._pools[key]
        first = turn % len(pool) if pool else 0
        own = pool[first].template.weight if pool else 0.0
        front = [each for each in pool if each.template.weight > own]
        rest = [each for each in pool if each.template.weight == own]
        last = [each for each in pool if each.template.weight < own]
        shift = turn % len(rest) if rest else 0
        return [*front, *rest[shift:], *rest[:shift], *last]

    def _texts(
        self, place: Field, role: str, turn: int, avoided: Sequence[SayableFact]
    ) -> Iterator[Written]:
        repetitive: list[Written] = []
        for template in self._in_turn(place, role, turn):
            if template.weight < LAST_RESORT:
                yield from repetitive
                repetitive = []
            tried: set[str] = set()
            for more in range(_TURNS):
                written = self._write(template, place, turn + more, avoided)
                if written is None or written.text in tried:
                    break
                tried.add(written.text)
                if written.length <= place.limit and self._is_clean(written.text, template, place):
                    if says_twice(written):
                        repetitive.append(written)
                    else:
                        yield written
        yield from repetitive

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

    def _in_turn(self, place: Field, role: str, turn: int) -> list[CopyTemplate]:
        """Each variant begins with another template; those of a recipe keep their order."""
        templates = self.templates(place.name, role)
        usual = [each for each in templates if each.weight >= LAST_RESORT]
        if place.recipe or not usual:
            return templates
        first = turn % len(usual)
        return [*usual[first:], *usual[:first], *templates[len(usual) :]]

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
            found.sort(
                key=lambda each: (each.weight < LAST_RESORT, not each.kinds, -drawn[each.id])
            )
            self._templates[name, role] = found
        return found

    def _write(
        self, template: CopyTemplate, place: Field, turn: int, avoided: Sequence[SayableFact]
    ) -> Written | None:
        if avoided:
            return self._written(template, place, turn, avoided)
        key = (template.id, place.name, turn, self.tone if template.has_phrase else None)
        if key not in self.cache:
            self.cache[key] = self._written(template, place, turn, avoided)
        return self.cache[key]

    def _written(
        self, template: CopyTemplate, place: Field, turn: int, avoided: Sequence[SayableFact]
    ) -> Written | None:
        binding = Binding(
            self.sayable, self._ordered(place, turn, avoided), turn, self._phrases.__call__
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

    def _ordered(
        self, place: Field, turn: int, avoided: Sequence[SayableFact]
    ) -> list[SayableFact]:
        """The facts with another one in front at each turn; parts of longer ones where room is rare."""
        is_short = place.limit <= _SHORT
        if not avoided and (is_short, turn) in self._orders:
            return self._orders[is_short, turn]
        facts = [fact for fact in self.sayable.facts if is_short or not fact.is_part]
        if avoided:
            last = [fact for fact in facts if any(is_repetition(fact, used) for used in avoided)]
            facts = [fact for fact in facts if fact not in last] + last
        first = turn % min(len(facts), _LEADS) if facts else 0
        ordered = [*facts[first:], *facts[:first]]
        if not avoided:
            self._orders[is_short, turn] = ordered
        return ordered

    def _is_clean(self, text: str, template: CopyTemplate, place: Field) -> bool:
        if self.sayable.never and _says(text, self.sayable.never):
            return False
        platform = self.platform
        return is_plain(text, platform, words=words_of(text)) or not lint(
            text, platform, place, carried=self.sayable.carried
        )


def says_twice(written: Written) -> bool:
    """Whether a word of content, or a colon, stands there twice."""
    if written.text.count(": ") > 1:
        return True
    words = [word for word in words_of(written.text) if len(word) >= _CONTENT_LETTERS]
    own = set(written.template.words)
    return len(words) > len(set(words)) and any(
        words.count(word) > 1 for word in set(words) if word not in own and not word.isdigit()
    )


def _says(text: str, never: Collection[str]) -> bool:
    folded = f" {' '.join(text.casefold().split())} "
    return any(each in folded for each in never)
