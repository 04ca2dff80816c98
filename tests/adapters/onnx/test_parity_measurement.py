"""How far an exported model is from the trained one."""

import math

import numpy as np

from adapters.onnx.parity_measurement import measure_parity
from domain.model.data.labelling import Label
from domain.model.evaluation.parity import ParityMeasurement, Precision

TRUTH = [Label.GOOD, Label.POOR, Label.GOOD, Label.POOR]
TRAINED = np.array([[0, 1], [1, 0], [0, 2], [0, 1]], dtype=np.float32)


def measure(exported: list[list[float]]) -> ParityMeasurement:
    return measure_parity(
        Precision.INT8,
        trained=TRAINED,
        exported=np.array(exported, dtype=np.float32),
        truth=TRUTH,
    )


def test_equal_logits() -> None:
    assert measure(TRAINED.tolist()) == ParityMeasurement(
        precision=Precision.INT8,
        rows=4,
        logit_difference=0.0,
        label_agreement=1.0,
        accuracy=0.75,
        accuracy_drop=0.0,
    )


def test_one_other_label() -> None:
    measured = measure([[0, 1], [1, 0], [0.5, 0.25], [0, 1]])
    assert measured.logit_difference == 1.75
    assert measured.label_agreement == 0.75
    assert measured.accuracy == 0.5
    assert measured.accuracy_drop == 0.25


def test_a_better_export_drops_less_than_nothing() -> None:
    assert measure([[0, 1], [1, 0], [0, 2], [1, 0]]).accuracy_drop == -0.25


def test_a_tie_is_poor() -> None:
    assert measure([[1, 1], [1, 1], [1, 1], [1, 1]]).accuracy == 0.5


def test_rows_without_numbers_agree_with_nothing_and_are_wrong() -> None:
    measured = measure([[math.nan, math.nan], [math.nan, 0], [0, 2], [0, math.inf]])
    assert math.isnan(measured.logit_difference)
    assert measured.label_agreement == 0.25
    assert measured.accuracy == 0.25
