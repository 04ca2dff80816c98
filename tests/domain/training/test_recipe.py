"""Recipes worked out into plans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors.base import InvalidValue
from domain.model.training.config import Recipe, TrainingConfig
from domain.model.training.recipe import plan_training


def test_fixed_does_exactly_what_it_is_told() -> None:
    plan = plan_training(TrainingConfig(recipe=Recipe.FIXED), rows=40)
    assert (plan.epochs, plan.passes) == (3, 1)
    assert (plan.body_rate, plan.head_rate) == (2e-5, 2e-5)
    assert (plan.warmup_share, plan.pooled) == (0.0, False)
    assert (plan.contrast, plan.sentence_dropout) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("rows", "passes", "rate"),
    [
        (40, 12, 5e-5),
        (80, 7, 5e-5),
        (200, 3, 5e-5),
        (1_600, 2, None),
        (1_601, 1, None),
        (3_000, 1, 2e-5),
        (9_000, 1, 2e-5),
    ],
)
def test_adaptive_takes_more_and_faster_steps_from_few_rows(
    rows: int, passes: int, rate: float | None
) -> None:
    plan = plan_training(TrainingConfig(), rows)
    assert plan.epochs == 3
    assert plan.passes == passes  # 100 steps of 16 rows, rounded up, or twice while that is quick
    assert rate is None or plan.body_rate == pytest.approx(rate)
    assert plan.pooled


@given(rows=st.integers(8, 20_000), more=st.integers(1, 20_000))
def test_more_rows_are_never_learned_faster_or_more_often(rows: int, more: int) -> None:
    few, many = (plan_training(TrainingConfig(), count) for count in (rows, rows + more))
    assert few.body_rate >= many.body_rate
    assert few.passes >= many.passes


def test_a_training_without_steps_is_refused() -> None:
    with pytest.raises(InvalidValue, match="min_steps"):
        TrainingConfig(min_steps=0)
