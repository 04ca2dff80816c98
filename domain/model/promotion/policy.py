"""What a challenger must show before it replaces the champion."""

from dataclasses import dataclass, field
from enum import StrEnum

from domain.bounds import AT_LEAST_1, FROM_0_TO_1, Bounds, check_bounds


class PromotionRule(StrEnum):
    """How two accuracies on the same rows are compared."""

    ACCURACY = "accuracy"
    SIGNIFICANT = "significant"
    NON_INFERIOR = "non_inferior"


@dataclass(frozen=True, slots=True, kw_only=True)
class PromotionPolicy:
    """The rule, and the conditions every rule shares.

    Attributes:
        rule: ``accuracy`` asks for more right answers; ``significant`` for a McNemar p-value below
            ``alpha`` as well; ``non_inferior`` for newer data, and that the interval of the
            difference lies above ``-margin``.
        alpha: of ``significant``.
        margin: of ``non_inferior``.
        min_holdout_rows: fewer allow no comparison at all.
        max_slice_drop: accuracy that may be lost on any slice.
        min_slice_rows: slices with fewer rows are shown, not judged.
        max_latency_ratio: time of a text over the champion's.
    """

    rule: PromotionRule = PromotionRule.ACCURACY
    alpha: float = field(default=0.05, metadata=Bounds(gt=0, lt=1))
    margin: float = field(default=0.02, metadata=Bounds(gt=0, le=1))
    min_holdout_rows: int = field(default=30, metadata=AT_LEAST_1)
    max_slice_drop: float = field(default=0.15, metadata=FROM_0_TO_1)
    min_slice_rows: int = field(default=30, metadata=AT_LEAST_1)
    max_latency_ratio: float = field(default=2.0, metadata=Bounds(gt=0))

    def __post_init__(self) -> None:
        check_bounds(self)
