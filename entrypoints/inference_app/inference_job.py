"""The texts of one request on their way through the queue."""

from collections.abc import Sequence
from threading import Event, Lock
from time import monotonic

import structlog

from domain.ports.quality_scorer import QualityScorer

_log = structlog.get_logger(__name__)


class DeadlinePassed(Exception):
    """The texts were not all scored in time; those that had not begun were dropped."""


class InferenceJob:
    """Filled by the threads that run the model, waited for by the thread of the request.

    Args:
        scorer: the model to ask.
        texts: to score.
        deadline: on the clock of ``time.monotonic``.
    """

    def __init__(self, scorer: QualityScorer, texts: Sequence[str], deadline: float) -> None:
        self._scorer, self._texts, self._deadline = scorer, texts, deadline
        self._queued = monotonic()
        self._scores: list[float] = [0.0] * len(texts)
        self._left, self._lock = len(texts), Lock()
        self._error: BaseException | None = None
        self._over = False
        self._done = Event()
        if not texts:
            self._done.set()
        self.waited: float | None = None  # seconds, of the first text to begin

    def result(self) -> list[float]:
        """P(good) of each text, in order; waits for it until the deadline.

        Raises:
            DeadlinePassed: before all were scored.
            Exception: what the model raised.
        """
        if not self._done.wait(max(0.0, self._deadline - monotonic())):
            self._over = True
            raise DeadlinePassed
        if self._error is not None:
            raise self._error
        return self._scores

    def is_over(self, now: float) -> bool:
        """Whether nobody waits for the rest any more."""
        return self._over or now > self._deadline

    def begin(self, now: float) -> float:
        """Seconds that the text which begins now has waited."""
        seconds = now - self._queued
        if self.waited is None:
            self.waited = seconds
        return seconds

    def run(self, place: int) -> bool:
        """Score one of the texts; False when the model failed, which ends the job."""
        try:
            [self._scores[place]] = self._scorer.score([self._texts[place]])
        except BaseException as error:  # noqa: BLE001 - told to the request that waits for it
            self._error, self._over = error, True
            self._done.set()
            if not isinstance(error, Exception):
                _log.error("an inference ended in an exit", exc_info=error)
            return False
        with self._lock:
            self._left -= 1
            if self._left == 0:
                self._done.set()
        return True
