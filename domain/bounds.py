"""Bounds of numbers, stated once beside the field; its class and the settings keep them."""

from collections.abc import Mapping
from dataclasses import fields
from math import inf
from operator import ge, gt, le, lt
from typing import Any, ClassVar, Protocol, TypedDict

from domain.errors.base import InvalidValue

MAX_SEED = 2**53 - 1  # the largest integer every JSON reader keeps exactly

_COMPARISONS = {"ge": ge, "gt": gt, "le": le, "lt": lt}
_WORDS = {"ge": "at least", "gt": "above", "le": "at most", "lt": "below"}


class Bounds(TypedDict, total=False):
    """The metadata of a dataclass field; pydantic reads the same keys."""

    ge: float
    gt: float
    le: float
    lt: float


FROM_0_TO_1 = Bounds(ge=0, le=1)
AT_LEAST_0 = Bounds(ge=0)
AT_LEAST_1 = Bounds(ge=1)


class _Dataclass(Protocol):
    __dataclass_fields__: ClassVar[dict[str, Any]]


def check_bounds(values: _Dataclass) -> None:
    """Refuse a field whose number is outside its bounds, or is not finite.

    Raises:
        InvalidValue: names the first such field, and what it must be.
    """
    for each in fields(values):
        number = getattr(values, each.name)
        if each.metadata and number is not None and not _within(number, each.metadata):
            raise InvalidValue(each.name, number, bounds_in_words(each.metadata))


def bounds_in_words(bounds: Mapping[str, float]) -> str:
    """For example "above 0 and at most 1"."""
    return " and ".join(f"{_WORDS[name]} {limit:,}" for name, limit in bounds.items())


def _within(number: float, bounds: Mapping[str, float]) -> bool:
    finite = -inf < number < inf  # false for NaN too
    return finite and all(_COMPARISONS[name](number, limit) for name, limit in bounds.items())
