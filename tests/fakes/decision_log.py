"""A decision log in memory."""

from collections.abc import Collection, Sequence

from domain.errors.tracking import DecisionTooLong, DecisionUnreadable, RunNotFound
from domain.model.promotion.decision import PromotionDecision
from domain.model.promotion.decision_entry import DecisionEntry


class FakeDecisionLog:
    """Implements ``DecisionLog`` for the runs in ``runs``.

    Attributes:
        longest: characters of an entry that are kept.
    """

    def __init__(self, runs: Collection[str]) -> None:
        self._runs, self.longest = runs, 5000
        self._entries: dict[str, DecisionEntry] = {}
        self._decisions: dict[str, PromotionDecision] = {}

    def record(self, entry: DecisionEntry, decision: PromotionDecision | None = None) -> None:
        if len(str(entry)) > self.longest:
            raise DecisionTooLong(len(str(entry)), self.longest)
        if entry.run_id not in self._runs:
            raise RunNotFound(entry.run_id)
        self._entries[entry.run_id] = entry
        if decision is not None:
            self._decisions[entry.run_id] = decision

    def decision(self, run_id: str) -> PromotionDecision | None:
        if run_id in self._entries and run_id not in self._decisions:
            raise DecisionUnreadable(run_id, "entry", "the decision is gone")
        return self._decisions.get(run_id)

    def entries(self) -> Sequence[DecisionEntry]:
        return sorted(self._entries.values(), key=lambda entry: entry.decided_at)
