"""Whether new products are like those the champion was trained on."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import sqrt
from statistics import NormalDist
from typing import Protocol, TypeVar

from domain.bounds import Bounds, check_bounds
from domain.model.drift.population_stability import Shift, categorical_shift, numeric_shift
from domain.model.statistics.ranks import roc_auc

T = TypeVar("T")

GUESSING = 0.5  # the area under the ROC curve of a classifier that guesses
MIN_ROWS = 30  # on either side; fewer are too few to compare
COLUMNS = ("price", "rating", "category", "text length")
LEAST_ALPHA = 0.0005  # above twice the least p-value that shuffling can give


class DriftAction(StrEnum):
    """What strong drift does: it is logged, it forces a retraining, or it stops the run."""

    WARN = "warn"
    RETRAIN = "retrain"
    STOP = "stop"


class DriftScope(StrEnum):
    """Which new products are looked at."""

    BATCH = "batch"  # those of this run alone
    SINCE = "since"  # with them all that are newer than the champion's dataset version
    SERVED = "served"  # those that the service was asked about


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftPolicy:
    """What counts as strong drift, and what it does.

    Attributes:
        action: on strong drift.
        strong_psi: population stability index of a column from which drift is strong.
        strong_text_auc: likewise, of a classifier that separates new texts from old ones.
        strong_accuracy_drop: likewise, of the champion's accuracy, on new labelled rows below that
            on its holdout.
        alpha: and chance alone must reach the value more rarely than this.
    """

    action: DriftAction = DriftAction.WARN
    strong_psi: float = field(default=0.25, metadata=Bounds(gt=0))
    strong_text_auc: float = field(default=0.75, metadata=Bounds(gt=GUESSING, le=1))
    strong_accuracy_drop: float = field(default=0.1, metadata=Bounds(gt=0, le=1))
    alpha: float = field(default=0.001, metadata=Bounds(ge=LEAST_ALPHA, lt=1))

    def __post_init__(self) -> None:
        check_bounds(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftMeasure:
    """One column, or the texts as a whole.

    Attributes:
        name: of what was measured.
        statistic: psi or auc.
        value: of the statistic.
        p_value: how often chance alone reaches the value.
        strong: whether the value is large, and not by chance.
    """

    name: str
    statistic: str
    value: float
    p_value: float
    strong: bool

    @property
    def words(self) -> str:
        kind = "population stability index" if self.statistic == "psi" else "AUC of new against old"
        return f"{self.name} ({kind} {self.value:.2f})"


class ComparedColumns(Protocol):
    """Columns of equal length; None where a row has no such value."""

    @property
    def prices(self) -> Sequence[float | None]: ...

    @property
    def ratings(self) -> Sequence[float | None]: ...

    @property
    def categories(self) -> Sequence[str | None]: ...

    @property
    def text_lengths(self) -> Sequence[float]: ...


def column_measures(
    reference: ComparedColumns, batch: ComparedColumns, policy: DriftPolicy
) -> list[DriftMeasure]:
    """The population stability index of price, rating, category and text length.

    Rows without a value are left out, and a column with fewer than ``MIN_ROWS`` values on either
    side.
    """
    numbers = {
        "price": (_known(reference.prices), _known(batch.prices)),
        "rating": (_known(reference.ratings), _known(batch.ratings)),
        "text length": (reference.text_lengths, batch.text_lengths),
    }
    shifts = {
        name: numeric_shift(before, after)
        for name, (before, after) in numbers.items()
        if _are_enough(before, after)
    }
    categories = _known(reference.categories), _known(batch.categories)
    if _are_enough(*categories):
        shifts["category"] = categorical_shift(*categories)
    return [psi_measure(name, shift, policy) for name, shift in shifts.items()]


def psi_measure(name: str, shift: Shift, policy: DriftPolicy) -> DriftMeasure:
    return DriftMeasure(
        name=name,
        statistic="psi",
        value=shift.index,
        p_value=shift.p_value,
        strong=shift.index >= policy.strong_psi and shift.p_value < policy.alpha,
    )


def _known(values: Sequence[T | None]) -> list[T]:
    return [value for value in values if value is not None]


def _are_enough(before: Sequence[object], after: Sequence[object]) -> bool:
    return min(len(before), len(after)) >= MIN_ROWS


def text_measure(
    new: Sequence[bool], scores: Sequence[float], policy: DriftPolicy
) -> DriftMeasure | None:
    """The classifier two-sample test: can it separate texts it was not trained on?

    Without any change the area under the ROC curve is normal around 1/2 with the variance of the
    Mann-Whitney statistic, (n + m + 1) / (12 n m).

    Args:
        new: whether a text is of the batch.
        scores: the classifier's belief that it is.

    Returns:
        None when one side is empty.

    Source: Lopez-Paz and Oquab (2017), Revisiting Classifier Two-Sample Tests, ICLR, with the AUC
    in the place of the accuracy, because the sides differ in size.
    """
    auc = roc_auc(new, scores)
    if auc is None:
        return None
    n, m = sum(new), len(new) - sum(new)
    p_value = 1 - NormalDist(GUESSING, sqrt((n + m + 1) / (12 * n * m))).cdf(auc)
    strong = auc >= policy.strong_text_auc and p_value < policy.alpha
    return DriftMeasure(name="text", statistic="auc", value=auc, p_value=p_value, strong=strong)
