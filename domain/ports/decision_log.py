"""Where decisions about the champion are kept."""

from collections.abc import Sequence
from typing import Protocol

from domain.model.promotion.decision import PromotionDecision
from domain.model.promotion.decision_entry import DecisionEntry


class DecisionLog(Protocol):
    """The history of decisions. Every method raises TrackingUnavailable."""

    def record(self, entry: DecisionEntry, decision: PromotionDecision | None = None) -> None:
        """Write an entry down on its run; a run has one, and recording again replaces it.

        Args:
            decision: a comparison's in full; without it the one that was kept stays.

        Raises:
            RunNotFound: there is no such run.
            DecisionTooLong: the entry's texts cannot be kept whole; nothing is recorded.
        """
        ...

    def decision(self, run_id: str) -> PromotionDecision | None:
        """The decision in full that was recorded with a run's entry; None without an entry.

        Raises:
            DecisionUnreadable: the entry is there, and the decision is gone or damaged.
        """
        ...

    def entries(self) -> Sequence[DecisionEntry]:
        """Every decision of the experiment, oldest first."""
        ...
