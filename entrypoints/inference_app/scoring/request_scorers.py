"""How the texts of a request reach the model: in the request's own thread, or through the queue."""

from collections.abc import Sequence

from flask import g

from domain.model.evaluation.score import Score
from domain.ports.quality_scorer import QualityScorer
from entrypoints.inference_app.scoring.deadlines import check_time, seconds_queued
from entrypoints.inference_app.scoring.inference_queue import InferenceQueue


class DirectScorer:
    """Implements ``QualityScorer`` for an admitted request: its own thread runs the model."""

    def __init__(self, queue: InferenceQueue, scorer: QualityScorer, *, deadline: float) -> None:
        self._queue, self._scorer, self._deadline = queue, scorer, deadline

    def score(self, texts: Sequence[str]) -> list[Score]:
        g.queue_wait = seconds_queued()
        return [self._score(text) for text in texts]

    def _score(self, text: str) -> Score:
        check_time(self._deadline)  # before it costs anything
        score = self._queue.run_here(self._scorer, text, waited=g.queue_wait)
        check_time(self._deadline)
        return score


class QueuedScorer:
    """Implements ``QualityScorer`` for a batch: its texts take turns with those of others."""

    def __init__(self, queue: InferenceQueue, scorer: QualityScorer, *, deadline: float) -> None:
        self._queue, self._scorer, self._deadline = queue, scorer, deadline

    def score(self, texts: Sequence[str]) -> list[Score]:
        job = self._queue.submit(self._scorer, texts, deadline=self._deadline)
        try:
            return job.result()
        finally:
            g.queue_wait = job.waited
