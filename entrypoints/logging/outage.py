"""While a file cannot be written: a warning a minute with the lines it cost, and one at the end."""

from collections.abc import Callable
from time import monotonic

from structlog.typing import FilteringBoundLogger

SECONDS_BETWEEN_WARNINGS = 60.0


class Outage:
    """Tells of lines that a file lost.

    Args:
        what: the file's role, for people.
        place: its path, likewise.
        log: that hears of it; not the file itself.
        clock: counts seconds.

    Attributes:
        lost: lines since the last warning.
    """

    def __init__(
        self,
        what: str,
        place: str,
        log: FilteringBoundLogger,
        *,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._what, self._place, self._log, self._clock = what, place, log, clock
        self.lost = 0
        self._warned_at: float | None = None
        self._is_failing = False

    def warn(self, reason: str) -> None:
        """A line was not written."""
        now = self._clock()
        if self._warned_at is None or now - self._warned_at >= SECONDS_BETWEEN_WARNINGS:
            self._warned_at, self._is_failing = now, True
            lost, self.lost = self.lost, 0
            self._log.warning(
                f"{self._what} not written", file=self._place, reason=reason, lost_lines=lost
            )

    def end(self) -> None:
        """A line was written."""
        if self._is_failing:  # a warning was given, so this is said once a minute, too
            self._is_failing, lost, self.lost = False, self.lost, 0
            self._log.warning(f"{self._what} written again", file=self._place, more_lost_lines=lost)
