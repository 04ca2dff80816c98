"""Every number of every policy keeps the bounds that stand beside its field."""

from dataclasses import fields
from math import inf, nan, nextafter
from typing import Any

import pytest

from domain.bounds import Bounds, bounds_in_words
from domain.errors.base import InvalidValue
from domain.model.data.policy import DataPolicy
from domain.model.drift.measures import DriftPolicy
from domain.model.evaluation.parity import ParityPolicy
from domain.model.promotion.policy import PromotionPolicy
from domain.model.training.config import TrainingConfig

POLICIES: list[Any] = [DataPolicy, DriftPolicy, ParityPolicy, PromotionPolicy, TrainingConfig]
BOUNDED = [
    pytest.param(policy, each.name, each.metadata, id=each.name)
    for policy in POLICIES
    for each in fields(policy)
    if each.type in (int, float)
]


@pytest.mark.parametrize(("policy", "name", "bounds"), BOUNDED)
def test_a_number_just_outside_is_refused_and_the_last_inside_is_not(
    policy: Any, name: str, bounds: Bounds
) -> None:
    default = getattr(policy(), name)

    def beside(limit: float, towards: float) -> float:
        if isinstance(default, int):
            return limit + (1 if towards > 0 else -1)
        return nextafter(limit, towards)

    sides = {
        "ge": lambda limit: (limit, beside(limit, -inf)),
        "gt": lambda limit: (beside(limit, inf), limit),
        "le": lambda limit: (limit, beside(limit, inf)),
        "lt": lambda limit: (beside(limit, -inf), limit),
    }
    assert bounds
    for kind, limit in bounds.items():
        inside, outside = sides[kind](limit)
        assert getattr(policy(**{name: inside}), name) == inside
        with pytest.raises(InvalidValue, match=f"{name} must be") as caught:
            policy(**{name: outside})
        assert f"{limit:,}" in str(caught.value)


@pytest.mark.parametrize(("policy", "name", "bounds"), BOUNDED)
@pytest.mark.parametrize("number", [nan, inf, -inf])
def test_a_number_that_is_not_finite_is_refused(
    policy: Any, name: str, bounds: Bounds, number: float
) -> None:
    with pytest.raises(InvalidValue, match=f"{name} must be {bounds_in_words(bounds)}"):
        policy(**{name: number})
