"""A decision log in memory."""

from collections.abc import Collection, Sequence

from domain.errors import RunNotFound
from domain.model.decision_entry import DecisionEntry


class FakeDecisionLog:
    """Implements ``DecisionLog`` for the runs in ``runs``."""

    def __init__(self, runs: Collection[str]) -> None:
        self._runs = runs
        self._entries: dict[str, DecisionEntry] = {}

    def record(self, entry: DecisionEntry) -> None:
        if entry.run_id not in self._runs:
            raise RunNotFound(entry.run_id)
        self._entries[entry.run_id] = entry

    def entries(self) -> Sequence[DecisionEntry]:
        return sorted(self._entries.values(), key=lambda entry: entry.decided_at)
