"""Temperature scaling: one number that calibrates a classifier's confidence.

A fine-tuned network is overconfident. Dividing its logits by a temperature, fitted on rows it did
not learn from, leaves every label as it is and brings P(good) closer to the observed shares.

On a few rows that all happen to be right the fit would go to unlimited confidence. So the targets
are smoothed, by Platt's rule: (n + 1) / (n + 2) instead of 1.

Sources: Guo et al. (2017), On Calibration of Modern Neural Networks, section 4.2; Platt (1999),
Probabilistic Outputs for Support Vector Machines, section 2.2, for the labels.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import exp, isfinite, log1p

from domain.bounds import AT_LEAST_0, check_bounds
from domain.errors.base import InvalidValue
from domain.errors.evaluation import PredictionsMismatch
from domain.model.statistics.logistic import sigmoid

MIN_ROWS = 30  # from fewer, one row decides which way the temperature goes
LOWEST_TEMPERATURE, HIGHEST_TEMPERATURE = 0.5, 10.0
_HALVINGS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """A temperature, and what it was fitted on.

    Attributes:
        temperature: divisor of the logits; 1 changes nothing.
        rows: training rows that were not learned from and that it was fitted on.
        log_loss_before: on those rows, nats; None without rows.
        log_loss_after: likewise, with the temperature.
    """

    temperature: float
    rows: int = field(default=0, metadata=AT_LEAST_0)
    log_loss_before: float | None = field(default=None, metadata=AT_LEAST_0)
    log_loss_after: float | None = field(default=None, metadata=AT_LEAST_0)

    def __post_init__(self) -> None:
        check_bounds(self)
        if not LOWEST_TEMPERATURE <= self.temperature <= HIGHEST_TEMPERATURE:
            requirement = f"from {LOWEST_TEMPERATURE:g} to {HIGHEST_TEMPERATURE:g}"
            raise InvalidValue("temperature", self.temperature, requirement)


UNCALIBRATED = Calibration(temperature=1.0)


def fit_temperature(margins: Sequence[float], good: Sequence[bool]) -> Calibration:
    """The temperature with the least log loss on smoothed labels; 1 from fewer than 30 rows.

    The log loss is convex in the inverse temperature, so its slope has one zero, found by halving.

    Args:
        margins: logit of good minus logit of poor, by row.
        good: whether the row is good.

    Raises:
        PredictionsMismatch: the columns have different lengths.
        InvalidValue: a margin is no finite number.
    """
    if len(margins) != len(good):
        raise PredictionsMismatch(f"columns of different length: {(len(margins), len(good))}")
    if len(margins) < MIN_ROWS:
        return UNCALIBRATED
    for margin in margins:
        if not isfinite(margin):
            raise InvalidValue("margin of a calibration row", margin, "a finite number")
    if not any(margins):  # no temperature makes a difference
        loss = _log_loss(margins, good, 1.0)
        return replace(UNCALIBRATED, rows=len(margins), log_loss_before=loss, log_loss_after=loss)
    targets = _smoothed(good)
    low, high = 1 / HIGHEST_TEMPERATURE, 1 / LOWEST_TEMPERATURE
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _slope(margins, targets, middle) < 0:
            low = middle
        else:
            high = middle
    inverse = (low + high) / 2
    return Calibration(
        temperature=min(HIGHEST_TEMPERATURE, max(LOWEST_TEMPERATURE, 1 / inverse)),
        rows=len(margins),
        log_loss_before=_log_loss(margins, good, 1.0),
        log_loss_after=_log_loss(margins, good, inverse),
    )


def _smoothed(good: Sequence[bool]) -> list[float]:
    """Platt's targets: P(good) of each row, a little above 0 and below 1."""
    goods = sum(good)
    high, low = (goods + 1) / (goods + 2), 1 / (len(good) - goods + 2)
    return [high if is_good else low for is_good in good]


def _slope(margins: Sequence[float], targets: Sequence[float], inverse: float) -> float:
    """Derivative of the summed log loss by the inverse temperature."""
    return sum(
        margin * (sigmoid(inverse * margin) - target)
        for margin, target in zip(margins, targets, strict=True)
    )


def _log_loss(margins: Sequence[float], good: Sequence[bool], inverse: float) -> float:
    signed = (inverse * (m if g else -m) for m, g in zip(margins, good, strict=True))
    return sum(max(0.0, -s) + log1p(exp(-abs(s))) for s in signed) / len(margins)
