"""The templates of each field, and which of them are too alike to stand side by side."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.model.creative.copy_template import CopyTemplate

_ALIKE = 0.5  # share of the words and slots of two templates that both have (Jaccard)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The templates of one field.

    Attributes:
        alike: for each template a bit set of those, by place, that say it nearly the same way.
    """

    templates: tuple[CopyTemplate, ...] = ()
    alike: tuple[int, ...] = ()


EMPTY = Shelf()
Shelves = Mapping[tuple[str, str], Shelf]
"""By platform id and field name."""


def shelves(templates: Iterable[CopyTemplate]) -> Shelves:
    """Sort templates by field, and compare them once and for all."""
    by_field: defaultdict[tuple[str, str], list[CopyTemplate]] = defaultdict(list)
    for template in templates:
        by_field[template.platform, template.field].append(template)
    return {
        place: Shelf(templates=tuple(found), alike=_alike(found))
        for place, found in by_field.items()
    }


def _alike(templates: list[CopyTemplate]) -> tuple[int, ...]:
    features = [each.words | {f"{{{slot}}}" for slot in each.slots} for each in templates]
    return tuple(
        sum(1 << place for place, other in enumerate(features) if _overlap(own, other) > _ALIKE)
        for own in features
    )


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / (len(one | other) or 1)
