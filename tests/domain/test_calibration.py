"""Temperature scaling, against a world whose temperature is known."""

import random
from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import InvalidValue, PredictionsMismatch
from domain.model.calibration import (
    HIGHEST_TEMPERATURE,
    LOWEST_TEMPERATURE,
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


def test_thirty_rows_by_hand() -> None:
    # margin 2 is right in 20 of 30 rows: 1 / (1 + exp(-2 / T)) = 2/3, so T = 2 / log 2
    fitted = fit_temperature([2.0] * 30, [True] * 20 + [False] * 10)
    assert fitted.temperature == pytest.approx(2 / log(2))
    assert fitted.log_loss_before == pytest.approx(log(1 + exp(-2)) + 2 / 3)
    assert fitted.log_loss_after == pytest.approx(-(2 * log(2 / 3) + log(1 / 3)) / 3)


def test_too_few_rows_change_nothing() -> None:
    assert fit_temperature([9.0] * 29, [False] * 29) == Calibration()


def test_rows_that_say_always_or_never_stop_at_the_limits() -> None:
    for answer, end in ((True, LOWEST_TEMPERATURE), (False, HIGHEST_TEMPERATURE)):
        assert fit_temperature([1.0] * 40, [answer] * 40).temperature == pytest.approx(end)


@given(st.lists(st.tuples(st.floats(-1e6, 1e6), st.booleans()), min_size=30, max_size=60))
def test_fitting_never_makes_it_worse(rows: list[tuple[float, bool]]) -> None:
    fitted = fit_temperature([margin for margin, _ in rows], [good for _, good in rows])
    assert fitted.log_loss_before is not None
    assert fitted.log_loss_after is not None
    assert fitted.log_loss_after <= fitted.log_loss_before * (1 + 1e-9)


def test_columns_must_fit_and_temperatures_must_be_usable() -> None:
    with pytest.raises(PredictionsMismatch):
        fit_temperature([1.0], [])
    for wrong in (0.0, float("nan"), 11.0):
        with pytest.raises(InvalidValue, match="temperature"):
            Calibration(temperature=wrong)
