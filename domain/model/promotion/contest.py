"""Challenger against champion in whole counts, which no rounding can turn from a tie into a win."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.model.evaluation.slices import Slice, SliceComparison


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What counts besides the answers.

    Attributes:
        parity_passed: whether the exported model computes what the trained one does.
        newer_data: whether the challenger saw a later dataset version than the champion.
        latency_ratio: the challenger's time per text over the champion's; None without one.
        tfidf_accuracy: of TF-IDF with logistic regression on the same rows; None: not measured.
        slices: parts of the holdout.
    """

    parity_passed: bool
    newer_data: bool = True
    latency_ratio: float | None = None
    tfidf_accuracy: float | None = None
    slices: Sequence[Slice] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """How many rows of the holdout each model gets right, and the circumstances.

    Attributes:
        rows: of the holdout, at least 1.
        challenger: rows it gets right.
        champion: likewise; None without one.
        baseline: rows that always giving the more frequent label gets right.
        gained: rows that only the challenger gets right.
        lost: rows that only the champion gets right.
        slices: both models on each part of the holdout.
    """

    rows: int
    challenger: int
    champion: int | None
    baseline: int
    gained: int
    lost: int
    slices: tuple[SliceComparison, ...]
    circumstances: Circumstances

    @property
    def reference(self) -> int:
        """Rows right of what the challenger must beat: the champion, or the baseline."""
        return self.baseline if self.champion is None else self.champion

    def against(self, count: int) -> str:
        return f"{self.challenger / self.rows:.1%} against {count / self.rows:.1%}"

    @property
    def compared(self) -> str:
        return f"{self.against(self.reference)} on the same {self.rows} holdout rows"
