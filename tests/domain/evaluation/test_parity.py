"""Which precision is served, and when nothing may be."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors.base import InvalidValue
from domain.model.evaluation.parity import ParityMeasurement, ParityPolicy, Precision, judge_parity

POLICY = ParityPolicy(max_logit_difference=1e-3, min_label_agreement=0.97, max_accuracy_drop=0.02)
FP32 = ParityMeasurement(
    precision=Precision.FP32,
    rows=100,
    logit_difference=1e-5,
    label_agreement=1.0,
    accuracy=0.88,
    accuracy_drop=0.0,
)
INT8 = replace(FP32, precision=Precision.INT8, logit_difference=0.4, label_agreement=0.99)
NAN = float("nan")


def test_int8_within_its_limits_is_served() -> None:
    report = judge_parity(FP32, INT8, POLICY)
    assert (report.precision, report.passed, report.reasons) == (Precision.INT8, True, ())
    assert (report.fp32, report.int8) == (FP32, INT8)


def test_the_limits_themselves_are_kept() -> None:
    fp32 = replace(FP32, logit_difference=1e-3)
    int8 = replace(INT8, label_agreement=0.97, accuracy_drop=0.02)
    assert judge_parity(fp32, int8, POLICY).reasons == ()


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"label_agreement": 0.96}, "agrees"),
        ({"label_agreement": NAN}, "agrees"),
        ({"accuracy_drop": 0.03}, "loses"),
        ({"accuracy_drop": NAN}, "loses"),
    ],
)
def test_int8_beyond_a_limit_falls_back_to_fp32(change: dict[str, float], word: str) -> None:
    report = judge_parity(FP32, replace(INT8, **change), POLICY)
    assert (report.precision, report.passed) == (Precision.FP32, True)
    [reason] = report.reasons
    assert word in reason


def test_both_broken_limits_are_told() -> None:
    report = judge_parity(FP32, replace(INT8, label_agreement=0.5, accuracy_drop=0.4), POLICY)
    assert report.reasons == (
        "INT8 agrees on 50.0% of the labels, limit 97.0%",
        "INT8 loses 40.0% accuracy, limit 2.0%",
    )


@pytest.mark.parametrize("difference", [1.1e-3, 5.0, NAN, float("inf")])
def test_wrong_fp32_passes_nothing(difference: float) -> None:
    report = judge_parity(replace(FP32, logit_difference=difference), INT8, POLICY)
    assert not report.passed
    assert "fp32 logits differ" in report.reasons[0]


def test_int8_more_accurate_than_the_trained_model_is_welcome() -> None:
    assert judge_parity(FP32, replace(INT8, accuracy_drop=-0.05), POLICY).precision == "int8"


@given(difference=st.floats(0, 1), agreement=st.floats(0, 1), drop=st.floats(-1, 1))
def test_what_fails_has_a_reason_and_what_passes_has_none(
    difference: float, agreement: float, drop: float
) -> None:
    report = judge_parity(
        replace(FP32, logit_difference=difference),
        replace(INT8, label_agreement=agreement, accuracy_drop=drop),
        POLICY,
    )
    fallen_back = report.precision is Precision.FP32
    assert bool(report.reasons) == (fallen_back or not report.passed)
    assert any("INT8" in reason for reason in report.reasons) == fallen_back


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("max_logit_difference", 0.0),
        ("max_logit_difference", NAN),
        ("min_label_agreement", 1.1),
        ("min_label_agreement", NAN),
        ("max_accuracy_drop", -0.1),
    ],
)
def test_a_limit_that_makes_no_sense_is_refused(name: str, value: float) -> None:
    with pytest.raises(InvalidValue, match=name):
        ParityPolicy(**{name: value})
