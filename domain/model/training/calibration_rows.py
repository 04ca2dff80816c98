"""Which rows a temperature is fitted on: never rows that the scoring model was trained on.

Of many rows a twentieth is held out of training, which hardly costs accuracy. Of few rows none can
be spared: an extra model is trained without a quarter of them and scores that quarter, then the
next one, until a hundred rows have scores. The model itself is trained on all rows and takes over
the temperature (cross-fitting, Chernozhukov et al. 2018).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from domain.model.data.labelling import Label
from domain.model.training.calibration import MIN_ROWS

MANY_ROWS = 2_000
SHARE, MOST_KEPT = 0.05, 500
QUARTERS, ENOUGH_SCORES = 4, 100
ROWS_TO_AFFORD_KEEPING = 300
FEWEST_OF_A_LABEL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationRows:
    """Indices of training rows.

    Attributes:
        learned: that the model is trained on.
        kept: held out of training; the model scores them afterwards.
        folds: parts of ``learned``; each is scored by an extra model that is trained without it.
    """

    learned: Sequence[int]
    kept: Sequence[int] = ()
    folds: Sequence[Sequence[int]] = ()


def calibration_rows(labels: Sequence[Label], seed: int, *, cross_fitted: bool) -> CalibrationRows:
    """Choose them; none where a temperature cannot be fitted.

    Args:
        labels: of the training rows.
        cross_fitted: whether extra models may be trained for it; without them a twentieth is held
            out from 300 rows on, and none of fewer.
    """
    rows = len(labels)
    shuffled = list(range(rows))
    Random(seed).shuffle(shuffled)
    if cross_fitted and rows < MANY_ROWS:
        return CalibrationRows(learned=range(rows), folds=_folds(shuffled, labels))
    if rows < ROWS_TO_AFFORD_KEEPING:
        return CalibrationRows(learned=range(rows))
    kept = min(max(MIN_ROWS, int(rows * SHARE)), MOST_KEPT)
    return CalibrationRows(learned=sorted(shuffled[kept:]), kept=sorted(shuffled[:kept]))


def _folds(shuffled: Sequence[int], labels: Sequence[Label]) -> list[list[int]]:
    """Quarters with as many of either label, as many quarters as it takes.

    Without at least two rows of each label some model would learn from one label alone.
    """
    rarer = min(sum(each is label for each in labels) for label in Label)
    if len(labels) < MIN_ROWS or rarer < FEWEST_OF_A_LABEL:
        return []
    by_label = sorted(shuffled, key=labels.__getitem__)
    folds: list[list[int]] = []
    while len(folds) < QUARTERS and sum(map(len, folds)) < ENOUGH_SCORES:
        folds.append(sorted(by_label[len(folds) :: QUARTERS]))
    return folds
