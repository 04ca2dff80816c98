"""A model's figures on a holdout: how often it is right, and how good its probabilities are."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from domain.model.data.labelling import Label
from domain.model.evaluation.predictions import Predictions
from domain.model.statistics.proportions import Interval, wilson_interval
from domain.model.statistics.ranks import roc_auc

BINS = 10
_LEAST = 1e-15  # the log loss of probability 0 for the true label is infinite


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelScores:
    """One model's figures on a holdout.

    Attributes:
        accuracy: share of right answers.
        accuracy_interval: its Wilson interval, 95 %.
        roc_auc: chance that a good row scores above a poor one; None when one class is missing.
        log_loss: mean negative log likelihood, nats.
        brier_score: mean squared error of P(good).
        calibration_error: expected calibration error of the confidence, ten equal bins.
    """

    accuracy: float
    accuracy_interval: Interval
    roc_auc: float | None
    log_loss: float
    brier_score: float
    calibration_error: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ReliabilityBin:
    """Rows of similar confidence: how many, their mean confidence, their share of right answers."""

    rows: int
    confidence: float
    accuracy: float


def score_predictions(predictions: Predictions) -> ModelScores:
    right = predictions.correct
    good = [label is Label.GOOD for label in predictions.truth]
    probabilities = predictions.good_probabilities
    return ModelScores(
        accuracy=predictions.accuracy,
        accuracy_interval=wilson_interval(sum(right), len(right)),
        roc_auc=roc_auc(good, probabilities),
        log_loss=log_loss(good, probabilities),
        brier_score=brier_score(good, probabilities),
        calibration_error=calibration_error(right, probabilities),
    )


def log_loss(good: Sequence[bool], probabilities: Sequence[float]) -> float:
    given = (p if is_good else 1 - p for is_good, p in zip(good, probabilities, strict=True))
    return sum(-log(max(p, _LEAST)) for p in given) / len(good)


def brier_score(good: Sequence[bool], probabilities: Sequence[float]) -> float:
    """Source: Brier (1950), Monthly Weather Review 78, 1-3, for two classes in its one-sum form."""
    return sum((p - g) ** 2 for g, p in zip(good, probabilities, strict=True)) / len(good)


def calibration_error(right: Sequence[bool], probabilities: Sequence[float]) -> float:
    """Mean distance of confidence and accuracy, weighted by rows.

    Source: Guo et al. (2017), On Calibration of Modern Neural Networks, equation 3.
    """
    bins = reliability(right, probabilities)
    return sum(b.rows * abs(b.accuracy - b.confidence) for b in bins) / len(right)


def reliability(right: Sequence[bool], probabilities: Sequence[float]) -> list[ReliabilityBin]:
    """Rows by confidence in ten equal bins from 0 to 1; empty ones are left out."""
    confidences = [max(p, 1 - p) for p in probabilities]
    bins: dict[int, list[tuple[float, bool]]] = {}
    for pair in zip(confidences, right, strict=True):
        bins.setdefault(min(int(pair[0] * BINS), BINS - 1), []).append(pair)
    return [
        ReliabilityBin(
            rows=len(pairs),
            confidence=sum(confidence for confidence, _ in pairs) / len(pairs),
            accuracy=sum(ok for _, ok in pairs) / len(pairs),
        )
        for _, pairs in sorted(bins.items())
    ]
