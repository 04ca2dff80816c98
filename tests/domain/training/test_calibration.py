"""Temperature scaling, on simulated answers whose temperature is known."""

import random
from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors.base import InvalidValue
from domain.errors.evaluation import PredictionsMismatch
from domain.model.training.calibration import (
    HIGHEST_TEMPERATURE,
    LOWEST_TEMPERATURE,
    UNCALIBRATED,
    Calibration,
    fit_temperature,
)


def drawn(temperature: float, rows: int = 20_000) -> tuple[list[float], list[bool]]:
    """Margins of a model that is surer than right by a known factor."""
    rng = random.Random(3)
    margins = [rng.gauss(0.0, 3.0) for _ in range(rows)]
    good = [rng.random() < 1 / (1 + exp(-margin / temperature)) for margin in margins]
    return margins, good


@pytest.mark.parametrize("temperature", [0.7, 1.0, 2.5])
def test_the_temperature_of_the_world_is_found(temperature: float) -> None:
    fitted = fit_temperature(*drawn(temperature))
    assert fitted.temperature == pytest.approx(temperature, rel=0.05)
    assert fitted.rows == 20_000


def test_a_model_that_knows_nothing_keeps_its_temperature() -> None:
    fitted = fit_temperature([0.0] * 40, [True, False] * 20)
    assert (fitted.temperature, fitted.rows) == (1.0, 40)
    assert fitted.log_loss_before == fitted.log_loss_after == pytest.approx(log(2))


@pytest.mark.parametrize("margin", [float("nan"), float("inf")])
def test_a_margin_that_is_no_number_is_refused(margin: float) -> None:
    with pytest.raises(InvalidValue, match="margin of a calibration row"):
        fit_temperature([margin, *[1.0] * 40], [True] * 41)


def test_thirty_rows_by_hand() -> None:
    # margin 2, 20 of 30 rows good: their labels count 21/22 and 1/12, in the mean 0.664141;
    # 1 / (1 + exp(-2 / T)) is that, so T = 2 / log(0.664141 / 0.335859)
    mean = (20 * 21 / 22 + 10 / 12) / 30
    fitted = fit_temperature([2.0] * 30, [True] * 20 + [False] * 10)
    assert fitted.temperature == pytest.approx(2 / log(mean / (1 - mean)))
    assert fitted.log_loss_before == pytest.approx(log(1 + exp(-2)) + 2 / 3)
    assert fitted.log_loss_after == pytest.approx(-(2 * log(mean) + log(1 - mean)) / 3)


def test_too_few_rows_change_nothing() -> None:
    assert fit_temperature([9.0] * 29, [False] * 29) == UNCALIBRATED


def test_rows_that_say_always_or_never_stop_at_the_limits() -> None:
    for answer, end in ((True, LOWEST_TEMPERATURE), (False, HIGHEST_TEMPERATURE)):
        assert fit_temperature([1.0] * 40, [answer] * 40).temperature == pytest.approx(end)


@given(rows=st.integers(30, 200), margin=st.floats(1, 30))
def test_rows_that_are_all_right_make_no_surer_than_as_many_can(rows: int, margin: float) -> None:
    fitted = fit_temperature([margin] * rows, [True] * rows)
    sure = 1 / (1 + exp(-margin / fitted.temperature))
    bounded = fitted.temperature in (LOWEST_TEMPERATURE, HIGHEST_TEMPERATURE)
    assert bounded or sure == pytest.approx((rows + 1) / (rows + 2))


def test_columns_must_fit_and_temperatures_must_be_usable() -> None:
    with pytest.raises(PredictionsMismatch):
        fit_temperature([1.0], [])
    for wrong in (0.0, float("nan"), 11.0):
        with pytest.raises(InvalidValue, match="temperature"):
            Calibration(temperature=wrong)
