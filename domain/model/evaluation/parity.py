"""Whether an exported model may stand in for the trained one, and in which precision."""

from dataclasses import dataclass, field
from enum import StrEnum

from domain.bounds import FROM_0_TO_1, Bounds, check_bounds


class Precision(StrEnum):
    FP32 = "fp32"
    INT8 = "int8"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParityPolicy:
    """The limits a candidate must keep on the holdout.

    Attributes:
        max_logit_difference: largest |logit difference| between fp32 ONNX and the trained model.
        min_label_agreement: share of rows on which INT8 gives the trained model's label.
        max_accuracy_drop: how much accuracy INT8 may lose against the trained model.
    """

    max_logit_difference: float = field(default=1e-3, metadata=Bounds(gt=0))
    min_label_agreement: float = field(default=0.97, metadata=FROM_0_TO_1)
    max_accuracy_drop: float = field(default=0.02, metadata=FROM_0_TO_1)

    def __post_init__(self) -> None:
        check_bounds(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParityMeasurement:
    """One exported model beside the trained one, on the same rows."""

    precision: Precision
    rows: int
    logit_difference: float
    label_agreement: float
    accuracy: float
    accuracy_drop: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ParityReport:
    """What was measured and which precision is served.

    Attributes:
        precision: INT8 when it passed, else fp32.
        passed: whether the model with that precision may be promoted at all.
        reasons: every limit that was broken, as sentences.
    """

    precision: Precision
    passed: bool
    reasons: tuple[str, ...]
    fp32: ParityMeasurement
    int8: ParityMeasurement

    @property
    def served(self) -> ParityMeasurement:
        """Of the model in the precision that is served."""
        return self.int8 if self.precision is Precision.INT8 else self.fp32


def judge_parity(
    fp32: ParityMeasurement, int8: ParityMeasurement, policy: ParityPolicy
) -> ParityReport:
    """Serve INT8 when it keeps its limits, fall back to fp32, pass nothing when fp32 is wrong."""
    fp32_faults = _fp32_faults(fp32, policy)
    int8_faults = _int8_faults(int8, policy)
    return ParityReport(
        precision=Precision.FP32 if int8_faults else Precision.INT8,
        passed=not fp32_faults,
        reasons=(*fp32_faults, *int8_faults),
        fp32=fp32,
        int8=int8,
    )


def _fp32_faults(measured: ParityMeasurement, policy: ParityPolicy) -> list[str]:
    if measured.logit_difference <= policy.max_logit_difference:  # false for NaN too
        return []
    difference, limit = measured.logit_difference, policy.max_logit_difference
    return [f"fp32 logits differ by {difference:.2g}, limit {limit:.2g}"]


def _int8_faults(measured: ParityMeasurement, policy: ParityPolicy) -> list[str]:
    faults = []
    if not measured.label_agreement >= policy.min_label_agreement:
        agreement, limit = measured.label_agreement, policy.min_label_agreement
        faults.append(f"INT8 agrees on {agreement:.1%} of the labels, limit {limit:.1%}")
    if not measured.accuracy_drop <= policy.max_accuracy_drop:
        drop, limit = measured.accuracy_drop, policy.max_accuracy_drop
        faults.append(f"INT8 loses {drop:.1%} accuracy, limit {limit:.1%}")
    return faults
