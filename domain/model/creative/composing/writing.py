"""Texts for one field: templates tried in turn until one fits, keeps the rules and is new."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from domain.model.creative.brief.tone import Tone
from domain.model.creative.composing.binding import Binding, is_repetition
from domain.model.creative.composing.phrases import Phrases
from domain.model.creative.composing.sayable import Sayable, SayableFact
from domain.model.creative.platforms.platform import Field, Platform
from domain.model.creative.policy.lint import is_plain, lint
from domain.model.creative.policy.words import word_set, words_of
from domain.model.creative.shorten.fit import fit
from domain.model.creative.templating.copy_template import CopyTemplate
from domain.model.creative.templating.slots import FACT_FORMS, OFFER_SLOTS, PRODUCT_SLOTS
from domain.model.creative.templating.template_index import TemplateIndex
from domain.model.creative.text.counting import count
from domain.model.creative.variants.source import Source

LAST_RESORT = 0.02  # templates of less weight are used where no other has what it needs
_LONG = 120  # characters; more room makes a repeated noun natural
_SHORT = 90  # characters; where there is less room, parts of longer facts are used too
_TURNS = 6  # facts that may come first, and phrases in turn
_CONTENT_LETTERS = 3
_SENTENCE_END = re.compile(r"(?<!\b(?:N[or]|Co|Dr|Mr|St))\. ")  # not Nr. 7, No. 5, Smith Co. Tea
_OVER_COLON = re.compile(r"(\w+): ([^.\n]+)")
_STOP_AFTER_CJK = re.compile(r"(?<=[\u3040-\u30ff\u3400-\u9fff])\.(?:\s|$)")
_SMALL_WORDS = word_set("and are for from has its not out the with you your")


@dataclass(frozen=True, slots=True)
class Written:
    """A text within its field's limit that breaks no rule.

    Attributes:
        words: of the text in the singular.
        is_repetitive: whether a colon, or a word of content of a short text, stands there twice.
    """

    text: str
    length: int
    template: CopyTemplate
    facts: tuple[SayableFact, ...]
    sources: tuple[Source, ...]
    words: frozenset[str]
    is_repetitive: bool

    def repeats(self, used: Sequence[SayableFact]) -> bool:
        """Whether it says one of these facts again."""
        return any(is_repetition(fact, other) for fact in self.facts for other in used)


_Key = tuple[str, str, int, Tone | None]
Cache = dict[_Key, Written | None]
"""Texts that several tones and variants have in common, by template, field and turn."""


@dataclass(slots=True, kw_only=True)
class Writer:
    """Writes texts for one platform in one tone.

    Attributes:
        seed: chooses the order of templates; the same seed gives the same texts.
        cache: of one product on the platform, for all its writers.
    """

    platform: Platform
    sayable: Sayable
    index: TemplateIndex
    tone: Tone | None
    seed: str
    cache: Cache = field(default_factory=dict)
    _phrases: Phrases = field(init=False)
    _counts: dict[str, int] = field(init=False, default_factory=dict)
    _orders: dict[tuple[int, bool, int], list[SayableFact]] = field(
        init=False, default_factory=dict
    )
    _templates: dict[tuple[str, str], list[CopyTemplate]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._phrases = Phrases(sayable=self.sayable, index=self.index, tone=self.tone)

    def texts(self, place: Field, turn: int) -> Iterator[Written]:
        """All that can be written for a field of one text, the most wanted first."""
        templates = self.templates(place.name, "text")
        usual = [each for each in templates if each.weight >= LAST_RESORT]
        first = turn % len(usual) if usual else 0
        ordered = [*usual[first:], *usual[:first], *templates[len(usual) :]]
        yield from self._texts(place, ordered, turn)

    def of_role(self, place: Field, role: str, turn: int) -> Iterator[Written]:
        """All texts of a role, those that weigh most first."""
        yield from self._texts(place, self.templates(place.name, role), turn)

    def shortened(self, place: Field, role: str, turn: int) -> Iterator[Written]:
        """The same texts cut to the field's limit, where nothing fits as it is."""
        for template in self.templates(place.name, role):
            binding = self._binding(place, turn)
            text = template.render(binding)
            if text and (short := fit(text, place)):
                written = self._checked(short, template, place, binding)
                if written is not None:
                    yield replace(written, sources=_still_said(written.sources, short))

    def templates(self, name: str, role: str) -> list[CopyTemplate]:
        found = self._templates.get((name, role))
        if found is None:
            sayable = self.sayable
            place = f"{self.platform.id}.{name}"
            found = [
                each
                for each in self.index.suiting(
                    place,
                    role,
                    language=sayable.language,
                    tone=self.tone,
                    kind=sayable.kind,
                    is_good=sayable.is_good,
                )
                if all(map(self._can_fill, each.slots))
            ]
            rng = Random(f"{self.seed}/{place}/{role}")
            drawn = {each.id: rng.random() ** (1.0 / each.weight) for each in found}
            found.sort(
                key=lambda each: (each.weight < LAST_RESORT, not each.is_special, -drawn[each.id])
            )
            self._templates[name, role] = found
        return found

    def _can_fill(self, slot: str) -> bool:
        """False where no turn gives the slot a value, so that its templates need no try."""
        if slot in PRODUCT_SLOTS | OFFER_SLOTS - {"offer"}:
            return slot in self.sayable.values or slot == "description"
        name = slot.rstrip("234")
        if name not in FACT_FORMS:
            return True
        several = int(slot[len(name) :] or 1)
        return self._forms(name) >= several

    def _forms(self, name: str) -> int:
        if name not in self._counts:
            forms = FACT_FORMS[name]
            self._counts[name] = sum(fact.fact.form in forms for fact in self.sayable.facts)
        return self._counts[name]

    def _texts(
        self, place: Field, templates: Sequence[CopyTemplate], turn: int
    ) -> Iterator[Written]:
        repetitive: list[Written] = []
        for template in templates:
            if template.weight < LAST_RESORT:
                yield from repetitive
                repetitive = []
            tried: set[str] = set()
            for more in range(_TURNS if template.varies else 1):
                written = self._written(template, place, turn + more)
                if written is None or written.text in tried:
                    continue
                tried.add(written.text)
                if written.is_repetitive:
                    repetitive.append(written)
                else:
                    yield written
        yield from repetitive

    def _written(self, template: CopyTemplate, place: Field, turn: int) -> Written | None:
        if not template.takes_turns:
            turn %= _TURNS  # facts and phrases come round
        key = (template.id, place.name, turn, self.tone if template.has_phrase else None)
        if key not in self.cache:
            binding = self._binding(place, turn)
            text = template.render(binding)
            made = text and self._checked(_punctuated(text.strip()), template, place, binding)
            self.cache[key] = made or None
        return self.cache[key]

    def _binding(self, place: Field, turn: int) -> Binding:
        return Binding(self.sayable, self._ordered(place, turn), turn, self._phrases.__call__)

    def _checked(
        self, text: str, template: CopyTemplate, place: Field, binding: Binding
    ) -> Written | None:
        """None where the text is too long, or breaks a rule."""
        length = count(text, place.counting)
        if length > place.limit or self._is_forbidden(text):
            return None
        words = words_of(text)
        if not is_plain(text, self.platform, words=words) and lint(
            text, self.platform, place, carried=self.sayable.carried
        ):
            return None
        return Written(
            text,
            length,
            template,
            tuple(binding.facts),
            tuple(dict.fromkeys(binding.sources)),
            frozenset(word.rstrip("s") or word for word in words),
            text.count(": ") - text.count(": http") > 1
            or (place.limit <= _LONG and _is_repetitive(words, template.words))
            or _repeats_over_colon(text),
        )

    def _is_forbidden(self, text: str) -> bool:
        never = self.sayable.never
        return bool(never) and any(each in f" {text.casefold()} " for each in never)

    def _ordered(self, place: Field, turn: int) -> list[SayableFact]:
        """The facts with another one in front at each turn, of those that can open a text."""
        is_short = place.limit <= _SHORT
        is_list = bool(place.recipe)  # where each text is another, all may come first
        key = (place.limit if is_short else 0, is_list, turn % _TURNS)
        if key not in self._orders:
            known = self.sayable.facts
            facts = [
                fact
                for fact in known
                if (len(fact.text) <= place.limit if is_short else not fact.is_part)
            ] or known
            leading = [fact for fact in facts if is_list or fact.leads] or facts
            first = turn % min(len(leading), _TURNS) if leading else 0
            rest = [fact for fact in facts if fact not in leading]
            self._orders[key] = [*leading[first:], *leading[:first], *rest]
        return self._orders[key]


def _still_said(sources: Sequence[Source], text: str) -> tuple[Source, ...]:
    """Those of which a word is left in a text that was cut."""
    left = set(words_of(text))
    return tuple(each for each in sources if left & set(words_of(each.text)))


def _punctuated(text: str) -> str:
    """With a full stop behind sentences, as the script before it writes it."""
    is_open = _SENTENCE_END.search(text) is not None and (text[-1].isalnum() or text[-1] == ")")
    if is_open and "://" not in text.rsplit(None, 1)[-1]:
        text += "."
    return text if text.isascii() else _STOP_AFTER_CJK.sub("。", text)


def _repeats_over_colon(text: str) -> bool:
    """Whether the noun before a colon is said again behind it: ``Lemon: zesty lemons``."""
    return ": " in text and any(
        head.rstrip("s") in {word.rstrip("s,") for word in rest.split(" ")}
        for head, rest in _OVER_COLON.findall(text.casefold())
    )


def _is_repetitive(words: Sequence[str], own: frozenset[str]) -> bool:
    content = [
        word.rstrip("s")
        for word in words
        if len(word) >= _CONTENT_LETTERS and word not in _SMALL_WORDS and not word.isdigit()
    ]
    if len(content) == len(set(content)):
        return False
    return any(content.count(word) > 1 for word in set(content) - own)
