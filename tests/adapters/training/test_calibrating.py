"""Rows that are kept from learning."""

import json

import pytest

from adapters.training.calibrating import calibration_text, keep_for_calibration
from domain.model.calibration import Calibration


@pytest.mark.parametrize(
    ("rows", "kept"), [(40, 0), (299, 0), (300, 30), (800, 40), (9_000, 450), (90_000, 500)]
)
def test_a_twentieth_is_kept_when_it_is_enough_to_fit_on(rows: int, kept: int) -> None:
    learned, calibrated = keep_for_calibration(rows, seed=1)
    assert len(calibrated) == kept
    assert sorted([*learned, *calibrated]) == list(range(rows))


def test_the_seed_decides_which_rows() -> None:
    assert keep_for_calibration(800, 1) == keep_for_calibration(800, 1)
    assert keep_for_calibration(800, 1) != keep_for_calibration(800, 2)


def test_the_file_says_what_was_fitted() -> None:
    said = json.loads(calibration_text(Calibration(temperature=1.5, rows=48)))
    assert (said["temperature"], said["rows"]) == (1.5, 48)
