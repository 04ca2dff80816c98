"""How far an exported model's answers are from the trained one's."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from domain.model.data.labelling import Label
from domain.model.evaluation.parity import ParityMeasurement, Precision

_NO_ANSWER = -1


def measure_parity(
    precision: Precision,
    *,
    trained: NDArray[np.float32],
    exported: NDArray[np.float32],
    truth: Sequence[Label],
) -> ParityMeasurement:
    """Compare two matrices of logits, rows by labels, on rows whose truth is known.

    A row without finite logits agrees with nothing and is never right.
    """
    expected, answers = _labels(trained), _labels(exported)
    accuracy = float((answers == np.array(truth)).mean())
    return ParityMeasurement(
        precision=precision,
        rows=len(truth),
        logit_difference=float(np.abs(exported - trained).max()),
        label_agreement=float(((answers == expected) & (answers != _NO_ANSWER)).mean()),
        accuracy=accuracy,
        accuracy_drop=float((expected == np.array(truth)).mean()) - accuracy,
    )


def _labels(logits: NDArray[np.float32]) -> NDArray[np.int64]:
    """The likelier label per row; a tie is poor, as in ``predicted_label``."""
    good = logits[:, Label.GOOD] > logits[:, Label.POOR]
    labels = np.where(good, Label.GOOD, Label.POOR)
    return np.where(np.isfinite(logits).all(axis=1), labels, _NO_ANSWER)
