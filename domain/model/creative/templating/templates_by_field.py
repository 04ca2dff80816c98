"""The templates of each field, and which of them are too alike to stand side by side."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from domain.model.creative.templating.copy_template import CopyTemplate

_ALIKE = 0.5  # share of the words and slots of two templates that both have (Jaccard)


class UsableTemplate(NamedTuple):
    """A template, and what drawing it needs to know.

    Attributes:
        place: among those of its field.
        power: 1 / weight.
        is_conditional: whether it has more conditions than its slots and the product's quality.
    """

    place: int
    template: CopyTemplate
    power: float
    is_conditional: bool


class FieldTemplates:
    """The templates of one field.

    Args:
        templates: in the order of their packs.

    Attributes:
        alike: for each template a bit set of those, by place, that say it nearly the same way.
    """

    def __init__(self, templates: Sequence[CopyTemplate] = ()) -> None:
        self.templates = tuple(templates)
        self.alike = _alike(self.templates)
        self._usable: dict[tuple[frozenset[str], bool], tuple[UsableTemplate, ...]] = {}

    def usable(self, slots: frozenset[str], *, is_good: bool) -> tuple[UsableTemplate, ...]:
        """Those that a product with these slots may use, if its rating and its words allow it.

        Cached: there are few sets of slots, and filtering all templates for each product would take
        most of the time.
        """
        found = self._usable.get((slots, is_good))
        if found is None:
            found = tuple(
                _entry(place, template)
                for place, template in enumerate(self.templates)
                if template.slots <= slots and template.allows(is_good=is_good)
            )
            self._usable[slots, is_good] = found
        return found


TemplatesByField = Mapping[tuple[str, str], FieldTemplates]
"""By platform id and field name."""


def templates_by_field(templates: Iterable[CopyTemplate]) -> TemplatesByField:
    """Sort templates by field, and compare them once."""
    by_field: defaultdict[tuple[str, str], list[CopyTemplate]] = defaultdict(list)
    for template in templates:
        by_field[template.platform, template.field].append(template)
    return {place: FieldTemplates(found) for place, found in by_field.items()}


def _entry(place: int, template: CopyTemplate) -> UsableTemplate:
    is_conditional = template.min_rating is not None or template.has_filters
    return UsableTemplate(place, template, 1.0 / template.weight, is_conditional)


def _alike(templates: Sequence[CopyTemplate]) -> tuple[int, ...]:
    features = [each.words | {f"{{{slot}}}" for slot in each.slots} for each in templates]
    return tuple(
        sum(1 << place for place, other in enumerate(features) if _overlap(own, other) > _ALIKE)
        for own in features
    )


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / (len(one | other) or 1)


NO_TEMPLATES = FieldTemplates()
