"""No more inferences at a time than there are cores: beyond that every one of them gets slower."""

from collections.abc import Sequence
from threading import BoundedSemaphore

from prometheus_client import Histogram

from domain.ports.quality_scorer import QualityScorer


class BoundedScorer:
    """A scorer that lets a limited number of threads in, and measures them.

    Args:
        sessions: threads that may score at once; shared by all models of a process.
        seconds: observes the duration of each call.
    """

    def __init__(
        self, scorer: QualityScorer, *, sessions: BoundedSemaphore, seconds: Histogram
    ) -> None:
        self._scorer, self._sessions, self._seconds = scorer, sessions, seconds

    def score(self, texts: Sequence[str]) -> list[float]:
        with self._sessions, self._seconds.time():
            return self._scorer.score(texts)
