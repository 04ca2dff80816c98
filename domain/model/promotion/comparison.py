"""A promotion decision, and what it was taken on."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.model.evaluation.parity import ParityReport
from domain.model.promotion.decision import PromotionDecision
from domain.model.promotion.registration import RegisteredModel


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonReport:
    """A decision beside the history it was taken in.

    Attributes:
        run_id: the challenger's run.
        parity: how far the exported model is from the trained one.
        champion: the version it was compared with; None without one.
        label: what a good row of the holdout is, in words.
        champion_label: what it was for the champion; None without one.
        history: every version registered so far, the challenger not included.
    """

    run_id: str
    dataset_version: int
    decision: PromotionDecision
    parity: ParityReport
    champion: RegisteredModel | None
    label: str
    champion_label: str | None
    history: Sequence[RegisteredModel]

    @property
    def best_accuracy(self) -> float | None:
        """The highest accuracy any earlier version had when it was registered."""
        return max((model.accuracy for model in self.history), default=None)
