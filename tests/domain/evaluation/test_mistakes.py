"""Confusion matrix, ROC curve and confident mistakes, by hand for a few rows."""

from itertools import pairwise

import pytest

from domain.errors.base import InvalidValue
from domain.model.data.labelling import Label
from domain.model.evaluation.mistakes import (
    at_even_odds,
    before_temperature,
    confusion_matrix,
    most_confident_mistakes,
    roc_points,
)
from domain.model.evaluation.predictions import Predictions
from domain.model.statistics.ranks import roc_auc

GOOD, POOR = Label.GOOD, Label.POOR
ROWS = Predictions(
    ids=["a", "b", "c", "d", "e"],
    truth=[GOOD, GOOD, POOR, POOR, GOOD],
    good_probabilities=[0.9, 0.4, 0.8, 0.4, 0.05],
)


def test_every_pair_of_truth_and_answer_is_counted() -> None:
    assert confusion_matrix(ROWS) == {
        (GOOD, GOOD): 1, (GOOD, POOR): 2, (POOR, GOOD): 1, (POOR, POOR): 1,
    }  # fmt: skip


def test_the_roc_curve_steps_once_for_equal_probabilities() -> None:
    good = [label is GOOD for label in ROWS.truth]
    points = roc_points(good, ROWS.good_probabilities)
    third = pytest.approx(1 / 3)
    assert points == [(0, 0), (0, third), (0.5, third), (1, pytest.approx(2 / 3)), (1, 1)]


def test_the_area_under_the_curve_is_the_roc_auc() -> None:
    good = [label is GOOD for label in ROWS.truth]
    points = roc_points(good, ROWS.good_probabilities)
    pairs = pairwise(points)
    area = sum((x2 - x1) * (y1 + y2) / 2 for (x1, y1), (x2, y2) in pairs)
    assert area == pytest.approx(roc_auc(good, ROWS.good_probabilities))


def test_one_class_has_no_roc_curve() -> None:
    assert roc_points([True, True], [0.1, 0.9]) == []


def test_the_point_where_labels_are_given_lies_on_the_curve() -> None:
    good = [label is GOOD for label in ROWS.truth]
    point = at_even_odds(ROWS)
    assert point == (0.5, pytest.approx(1 / 3))
    assert point in roc_points(good, ROWS.good_probabilities)
    assert at_even_odds(Predictions(ids=["a"], truth=[GOOD], good_probabilities=[0.9])) is None


def test_the_surest_mistakes_come_first() -> None:
    mistakes = most_confident_mistakes(ROWS)
    assert [(each.product_id, each.row, each.truth) for each in mistakes] == [
        ("e", 4, GOOD), ("c", 2, POOR), ("b", 1, GOOD),
    ]  # fmt: skip
    assert mistakes[0].confidence == pytest.approx(0.95)
    assert most_confident_mistakes(ROWS, limit=1) == mistakes[:1]


def test_a_temperature_is_taken_back() -> None:
    # logit(0.75) = ln 3; twice that is ln 9, so 9/10
    assert before_temperature([0.75, 0.25, 0.5], 2.0) == pytest.approx([0.9, 0.1, 0.5])
    assert before_temperature([0.0, 1.0], 10.0) == pytest.approx([0.0, 1.0])


def test_a_temperature_of_nothing_is_refused() -> None:
    with pytest.raises(InvalidValue, match="temperature"):
        before_temperature([0.5], 0.0)
