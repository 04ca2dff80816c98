"""Figures about probabilities, worked by hand for four rows."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.model.data.labelling import Label
from domain.model.evaluation.predictions import Predictions
from domain.model.evaluation.scores import reliability, score_predictions
from domain.model.statistics.ranks import roc_auc

TRUTH = [Label.GOOD, Label.GOOD, Label.POOR, Label.POOR]
FOUR = Predictions(ids=list("abcd"), truth=TRUTH, good_probabilities=[0.9, 0.4, 0.6, 0.2])


def test_every_figure_of_four_rows() -> None:
    scores = score_predictions(FOUR)
    assert scores.accuracy == 0.5
    assert scores.roc_auc == 0.75  # of four pairs only (0.4, 0.6) stands the wrong way round
    expected = -(log(0.9) + log(0.4) + log(1 - 0.6) + log(1 - 0.2)) / 4
    assert scores.log_loss == pytest.approx(expected)
    assert scores.brier_score == pytest.approx((0.01 + 0.36 + 0.36 + 0.04) / 4)
    # confidences 0.9 right, 0.6 wrong twice, 0.8 right
    assert scores.calibration_error == pytest.approx((0.1 + 2 * 0.6 + 0.2) / 4)
    assert scores.accuracy_interval.low < 0.5 < scores.accuracy_interval.high


def test_ties_count_half() -> None:
    assert roc_auc([True, False], [0.5, 0.5]) == 0.5
    assert roc_auc([True, True, False], [0.7, 0.3, 0.3]) == 0.75


@pytest.mark.parametrize("label", [Label.GOOD, Label.POOR])
def test_one_class_has_no_roc_curve(label: Label) -> None:
    alone = Predictions(ids=["a", "b"], truth=[label] * 2, good_probabilities=[0.2, 0.8])
    assert score_predictions(alone).roc_auc is None


def test_certainty_that_is_wrong_costs_much_but_not_infinitely() -> None:
    wrong = Predictions(ids=["a"], truth=[Label.GOOD], good_probabilities=[0.0])
    assert score_predictions(wrong).log_loss == pytest.approx(-log(1e-15))


def test_full_confidence_belongs_to_the_last_bin() -> None:
    (one,) = reliability([True, False], [1.0, 0.0])
    assert (one.rows, one.confidence, one.accuracy) == (2, 1.0, 0.5)


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 1)), min_size=1, max_size=60))
def test_figures_stay_in_their_ranges(rows: list[tuple[bool, float]]) -> None:
    scores = score_predictions(
        Predictions(
            ids=[str(row) for row in range(len(rows))],
            truth=[Label.GOOD if good else Label.POOR for good, _ in rows],
            good_probabilities=[probability for _, probability in rows],
        )
    )
    assert 0 <= scores.brier_score <= 1
    assert 0 <= scores.calibration_error <= 1
    assert scores.log_loss >= 0
    assert scores.roc_auc is None or 0 <= scores.roc_auc <= 1
