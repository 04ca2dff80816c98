"""Templates by where they may be used, so that writing looks at few of them."""

from collections import defaultdict
from collections.abc import Iterable

from domain.model.creative.brief.tone import Tone
from domain.model.creative.facts.kinds import Kind
from domain.model.creative.templating.copy_template import ANY_LANGUAGE, CopyTemplate

_Key = tuple[str, str, str]


class TemplateIndex:
    """All templates.

    Attributes:
        languages: that have words of their own.
    """

    def __init__(self, templates: Iterable[CopyTemplate]) -> None:
        self.templates = tuple(templates)
        self.languages = frozenset(each.language for each in self.templates) - {ANY_LANGUAGE}
        by_place: defaultdict[_Key, list[CopyTemplate]] = defaultdict(list)
        for each in self.templates:
            for place in each.fields or ("",):
                by_place[each.language, place, each.role].append(each)
        self._by_place = dict(by_place)
        self._suiting: dict[tuple[_Key, Tone | None, Kind, bool], tuple[CopyTemplate, ...]] = {}

    def suiting(
        self, place: str, role: str, *, language: str, tone: Tone | None, kind: Kind, is_good: bool
    ) -> tuple[CopyTemplate, ...]:
        """Those of a field, or phrases where ``place`` is empty; those made for the kind first."""
        key = (language, place, role)
        found = self._suiting.get((key, tone, kind, is_good))
        if found is None:
            fitting = [
                each
                for each in self._by_place.get(key, ())
                if each.suits(tone, kind, is_good=is_good)
            ]
            found = tuple(sorted(fitting, key=lambda each: (not each.is_special, not each.tones)))
            self._suiting[key, tone, kind, is_good] = found
        return found
