"""Why what is published is not in use: it is waited for, or it is refused."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import structlog

from domain.errors.base import CreativesError
from domain.ports.clock import Clock

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why the last bundle that was refused did not come into use.

    Attributes:
        location: of the bundle, where it is known.
    """

    reason: str
    at: datetime
    location: str | None


class Faults:
    """What was found at the published bundle; a line of the log when it changes, not every look.

    Args:
        on_refusal: called for every bundle that is refused.

    Attributes:
        waiting: why the published bundle is not in use yet; None: nothing is waited for.
        refused: the last refusal, until the bundle of that place is mended.
    """

    def __init__(self, clock: Clock, on_refusal: Callable[[], None]) -> None:
        self._clock, self._on_refusal = clock, on_refusal
        self._known: str | None = None  # a refusal that was logged
        self.waiting: str | None = None
        self.refused: Refusal | None = None

    @property
    def are_none(self) -> bool:
        """Whether what is published is in use."""
        return self.waiting is None and self._known is None

    def wait(self, error: Exception) -> None:
        """It may pass: the bundle is being copied, or the machine has no room for it now."""
        reason = _reason(error)
        if self.waiting is None:
            _log.warning("model not loaded yet", reason=reason)
        self.waiting = reason

    def refuse(self, error: Exception) -> None:
        """It is the bundle's own, and stays until somebody changes the bundle."""
        self.waiting = None
        reason = _reason(error)
        if reason == self._known:
            return
        self._known = reason
        location: str | None = getattr(error, "location", None)
        self.refused = Refusal(reason=reason, at=self._clock(), location=location)
        self._on_refusal()
        _log.error("model refused", reason=reason, exc_info=not isinstance(error, CreativesError))

    def none(self, location: str | None) -> None:
        """The published bundle is in use, or none is published.

        Args:
            location: of the bundle.
        """
        self.waiting = self._known = None
        if self.refused is not None and location is not None and self.refused.location == location:
            self.refused = None


def _reason(error: Exception) -> str:
    return str(error) or type(error).__name__
