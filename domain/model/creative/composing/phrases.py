"""Calls to action and hooks: phrases of their own that texts take in."""

from dataclasses import dataclass

from domain.model.creative.brief.tone import Tone
from domain.model.creative.composing.binding import Binding
from domain.model.creative.composing.sayable import Sayable
from domain.model.creative.templating.copy_template import CopyTemplate
from domain.model.creative.templating.template_index import TemplateIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Writes the phrases of one product in one tone."""

    sayable: Sayable
    index: TemplateIndex
    tone: Tone | None

    def __call__(self, role: str, binding: Binding) -> str | None:
        """The phrase for this turn: those made for the kind of shop before those for all."""
        own = [wish for wish in self.sayable.wishes if wish.kind == "call_to_action"]
        if role == "cta" and own:
            binding.sources += own
            return own[0].text.rstrip(".!")
        known = self.suiting(role)
        for step in range(len(known)):
            template = known[(binding.turn + step) % len(known)]
            if text := template.render(binding):
                return text
        return None

    def suiting(self, role: str) -> tuple[CopyTemplate, ...]:
        sayable = self.sayable
        found = self.index.suiting(
            "", role, language=sayable.language, tone=self.tone, kind=sayable.kind,
            is_good=sayable.is_good,
        )  # fmt: skip
        own = tuple(each for each in found if each.is_special)
        return own or found
