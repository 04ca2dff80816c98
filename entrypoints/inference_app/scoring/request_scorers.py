"""How the texts of a request reach the model: in the request's own thread, or through the queue."""

from collections.abc import Sequence
from time import monotonic

from flask import g

from domain.model.evaluation.score import Score
from domain.ports.quality_scorer import QualityScorer
from entrypoints.inference_app.scoring.deadlines import seconds_queued
from entrypoints.inference_app.scoring.inference_job import DeadlinePassed
from entrypoints.inference_app.scoring.inference_queue import InferenceQueue


class DirectScorer:
    """Implements ``QualityScorer`` for an admitted request: its own thread runs the model."""

    def __init__(self, queue: InferenceQueue, scorer: QualityScorer, *, deadline: float) -> None:
        self._queue, self._scorer, self._deadline = queue, scorer, deadline

    def score(self, texts: Sequence[str]) -> list[Score]:
        g.queue_wait = seconds_queued()
        return [self._score(text) for text in texts]

    def _score(self, text: str) -> Score:
        self._check_time()  # before it costs anything
        score = self._queue.run_here(self._scorer, text, waited=g.queue_wait)
        self._check_time()
        return score

    def _check_time(self) -> None:
        if monotonic() > self._deadline:
            raise DeadlinePassed


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
