"""Accuracy, the majority baseline, and predictions that make no sense."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors.base import InvalidValue
from domain.errors.evaluation import PredictionsMismatch
from domain.model.data.labelling import Label
from domain.model.evaluation.predictions import (
    Predictions,
    accuracy,
    majority_count,
    predicted_label,
)

G, P = Label.GOOD, Label.POOR
LABELS = st.lists(st.sampled_from(Label), min_size=1, max_size=50)


def predictions(truth: list[Label], probabilities: list[float]) -> Predictions:
    ids = [str(row) for row in range(len(truth))]
    return Predictions(ids=ids, truth=truth, good_probabilities=probabilities)


def test_accuracy_is_the_share_of_right_rows() -> None:
    mixed = predictions([G, G, P, P], [0.9, 0.4, 0.6, 0.1])
    assert mixed.correct == [True, False, False, True]
    assert mixed.accuracy == 0.5
    assert len(mixed) == 4


def test_an_exact_tie_is_poor() -> None:
    assert predicted_label(0.5) is P
    assert predicted_label(0.5000001) is G


@given(LABELS)
def test_the_truth_itself_is_always_right_and_its_opposite_never(truth: list[Label]) -> None:
    assert predictions(truth, [float(label) for label in truth]).accuracy == 1.0
    assert predictions(truth, [1.0 - label for label in truth]).accuracy == 0.0


@given(LABELS)
def test_the_better_constant_answer_reaches_the_majority(truth: list[Label]) -> None:
    constants = [sum(predictions(truth, [p] * len(truth)).correct) for p in (0.0, 1.0)]
    assert majority_count(truth) == max(constants)


def test_no_rows_have_no_majority_and_no_accuracy() -> None:
    assert majority_count([]) == 0
    with pytest.raises(InvalidValue, match="at least one row"):
        accuracy([])


@pytest.mark.parametrize("wrong", [-0.01, 1.01, float("nan"), float("inf")])
def test_a_probability_is_from_0_to_1(wrong: float) -> None:
    with pytest.raises(InvalidValue, match="probability"):
        predictions([G, P], [0.5, wrong])


@pytest.mark.parametrize(
    ("ids", "truth", "probabilities"),
    [(["a"], [G, P], [0.1, 0.2]), (["a", "b"], [G], [0.1, 0.2]), (["a", "b"], [G, P], [0.1])],
)
def test_columns_have_one_length(
    ids: list[str], truth: list[Label], probabilities: list[float]
) -> None:
    with pytest.raises(PredictionsMismatch, match="different length"):
        Predictions(ids=ids, truth=truth, good_probabilities=probabilities)
