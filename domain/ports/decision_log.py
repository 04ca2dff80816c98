"""Where decisions about the champion are kept, so that anyone can ask how it came to be."""

from collections.abc import Sequence
from typing import Protocol

from domain.model.decision_entry import DecisionEntry


class DecisionLog(Protocol):
    """The history of decisions. Every method raises TrackingUnavailable."""

    def record(self, entry: DecisionEntry) -> None:
        """Write an entry down on its run; a run has one, and recording again replaces it.

        Raises:
            RunNotFound: there is no such run.
        """
        ...

    def entries(self) -> Sequence[DecisionEntry]:
        """Every decision of the experiment, oldest first."""
        ...
