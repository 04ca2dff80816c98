"""The texts of one request while they wait in the queue and are scored."""

from collections.abc import Sequence
from threading import Lock
from time import monotonic

import structlog

from domain.model.evaluation.score import Score
from domain.ports.quality_scorer import QualityScorer

_log = structlog.get_logger(__name__)


class DeadlinePassed(Exception):
    """The answer was not ready in time; what had not begun was dropped."""


class InferenceFailed(Exception):
    """The model gave no answer, or one that is no probability."""


def checked(scores: Sequence[Score]) -> Score:
    """The score of one text.

    Raises:
        InferenceFailed: it is not one probability.
    """
    if len(scores) != 1 or not 0 <= scores[0].good <= 1:  # false for NaN too
        raise InferenceFailed(f"answered one text with {list(scores)!r}")
    return scores[0]


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
        self._scores: list[Score] = [Score(0.0)] * len(texts)
        self._left, self._lock = len(texts), Lock()
        self._error: Exception | None = None
        self._over = self._ended = False
        self._running = Lock()  # held until the job ends; an Event is three locks
        if texts:
            self._running.acquire()
        self.waited: float | None = None  # seconds, of the first text to begin

    def result(self) -> list[Score]:
        """The score of each text, in order; waits for it until the deadline.

        Raises:
            DeadlinePassed: before all were scored.
            Exception: what the model raised.
        """
        if not self._running.acquire(timeout=max(0.0, self._deadline - monotonic())):
            self._over = True
            raise DeadlinePassed
        if self._error is not None:
            raise self._error
        return self._scores

    def is_over(self, now: float) -> bool:
        """Whether no request waits for the rest any more."""
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
            self._scores[place] = checked(self._scorer.score([self._texts[place]]))
        except BaseException as error:  # noqa: BLE001 - raised in the thread of the request
            self.fail(error)
            return False
        with self._lock:
            self._left -= 1
            last = self._left == 0
        if last:
            self._end()
        return True

    def fail(self, error: BaseException) -> None:
        """End the job: the request that waits for it gets the error."""
        if not isinstance(error, Exception):  # an exit would end the thread of the request too
            _log.error("an inference ended in an exit", exc_info=error)
            error = InferenceFailed(f"the inference ended in {error!r}")
        self._error, self._over = error, True
        self._end()

    def _end(self) -> None:
        """Wake the thread of the request, once."""
        with self._lock:
            first, self._ended = not self._ended, True
        if first:
            self._running.release()
