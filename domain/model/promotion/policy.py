"""What a challenger must show before it replaces the champion."""

from dataclasses import dataclass
from enum import StrEnum

from domain.errors.base import InvalidValue


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
        alpha: of ``significant``, above 0 and below 1.
        margin: of ``non_inferior``, above 0 and at most 1.
        min_holdout_rows: fewer allow no comparison at all.
        max_slice_drop: accuracy that may be lost on any slice, 0 to 1.
        min_slice_rows: slices with fewer rows are shown, not judged.
        max_latency_ratio: time of a text over the champion's.
    """

    rule: PromotionRule = PromotionRule.ACCURACY
    alpha: float = 0.05
    margin: float = 0.02
    min_holdout_rows: int = 30
    max_slice_drop: float = 0.15
    min_slice_rows: int = 30
    max_latency_ratio: float = 2.0

    def __post_init__(self) -> None:
        if not 0 < self.alpha < 1:
            raise InvalidValue("alpha", self.alpha, "above 0 and below 1")
        if not 0 < self.margin <= 1:
            raise InvalidValue("margin", self.margin, "above 0 and at most 1")
        if not 0 <= self.max_slice_drop <= 1:
            raise InvalidValue("max_slice_drop", self.max_slice_drop, "from 0 to 1")
        if not self.max_latency_ratio > 0:
            raise InvalidValue("max_latency_ratio", self.max_latency_ratio, "above 0")
        for name in ("min_holdout_rows", "min_slice_rows"):
            if getattr(self, name) < 1:
                raise InvalidValue(name, getattr(self, name), "at least 1")
