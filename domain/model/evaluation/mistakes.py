"""Where a model is wrong: its confusion matrix, its ROC curve and its most confident mistakes."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import log

from domain.errors.base import InvalidValue
from domain.model.data.labelling import Label
from domain.model.evaluation.predictions import Predictions, predicted_label
from domain.model.statistics.logistic import sigmoid

_LEAST = 1e-15  # the logit of 0 or 1 is infinite


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """A row that was answered wrongly.

    Attributes:
        row: index into the holdout.
        product_id: of that row.
        truth: its label.
        confidence: in the wrong answer, 0.5 to 1.
    """

    row: int
    product_id: str
    truth: Label
    confidence: float

    @property
    def answer(self) -> Label:
        return Label.POOR if self.truth is Label.GOOD else Label.GOOD


def confusion_matrix(predictions: Predictions) -> dict[tuple[Label, Label], int]:
    """(truth, answer) -> rows, for all four pairs."""
    counts = {(truth, answer): 0 for truth in Label for answer in Label}
    for truth, p in zip(predictions.truth, predictions.good_probabilities, strict=True):
        counts[truth, predicted_label(p)] += 1
    return counts


def roc_points(good: Sequence[bool], probabilities: Sequence[float]) -> list[tuple[float, float]]:
    """(false positive rate, true positive rate) from (0, 0) to (1, 1), one per probability.

    Rows of equal probability make one step. Empty when one class is missing.

    Source: Fawcett (2006), Pattern Recognition Letters 27, 861-874, algorithm 1.
    """
    goods, poors = sum(good), len(good) - sum(good)
    if not goods or not poors:
        return []
    points, hits, alarms = [(0.0, 0.0)], 0, 0
    ranked = sorted(zip(probabilities, good, strict=True), reverse=True)
    for _, tied in groupby(ranked, key=lambda row: row[0]):
        answers = [is_good for _, is_good in tied]
        hits += sum(answers)
        alarms += len(answers) - sum(answers)
        points.append((alarms / poors, hits / goods))
    return points


def at_even_odds(predictions: Predictions) -> tuple[float, float] | None:
    """The point of the ROC curve at which labels are given; None when one class is missing."""
    counts = confusion_matrix(predictions)
    goods = counts[Label.GOOD, Label.GOOD] + counts[Label.GOOD, Label.POOR]
    poors = counts[Label.POOR, Label.GOOD] + counts[Label.POOR, Label.POOR]
    if not goods or not poors:
        return None
    return counts[Label.POOR, Label.GOOD] / poors, counts[Label.GOOD, Label.GOOD] / goods


def most_confident_mistakes(predictions: Predictions, limit: int = 10) -> list[Mistake]:
    """Wrong rows by falling confidence; equal ones in the holdout's order."""
    columns = (predictions.ids, predictions.truth, predictions.good_probabilities)
    mistakes = [
        Mistake(row=row, product_id=product_id, truth=truth, confidence=max(p, 1 - p))
        for row, (product_id, truth, p) in enumerate(zip(*columns, strict=True))
        if predicted_label(p) is not truth
    ]
    return sorted(mistakes, key=lambda mistake: -mistake.confidence)[:limit]


def before_temperature(probabilities: Sequence[float], temperature: float) -> list[float]:
    """P(good) as it was before its logit was divided by a temperature.

    Raises:
        InvalidValue: the temperature is not above 0.
    """
    if not temperature > 0:
        raise InvalidValue("temperature", temperature, "above 0")
    kept = (min(max(p, _LEAST), 1 - _LEAST) for p in probabilities)
    return [sigmoid(log(p / (1 - p)) * temperature) for p in kept]
