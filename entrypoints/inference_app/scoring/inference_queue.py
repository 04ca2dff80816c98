"""A bounded queue of texts in front of the few threads that run the model.

A text waits for a free thread and for nothing else: it is an inference of its own, never a row of
a batch (see ``OnnxScorer``), so that other texts change neither its score nor its delay. A request
to /predict has waited for its thread already: its text is scored in that thread.
"""

import math
from collections import deque
from collections.abc import Callable, Sequence
from threading import Condition, Lock, Thread, current_thread
from time import monotonic
from typing import Protocol

from domain.model.evaluation.score import Score
from domain.ports.quality_scorer import QualityScorer
from entrypoints.inference_app.scoring.inference_job import (
    InferenceFailed,
    InferenceJob,
    checked,
)

_MEMORY = 0.95  # of a running mean of durations; about the last twenty count
_FIRST_GUESS_SECONDS = 0.01


class QueueFull(Exception):
    """There is no room for the texts.

    Attributes:
        retry_after: seconds until what waits now is done, at the recent rate.
    """

    def __init__(self, retry_after: float) -> None:
        self.retry_after = retry_after
        super().__init__(f"no room in the queue for about {retry_after:.3g} s")


class QueueObserver(Protocol):
    """Called by the threads that run the model, for every text."""

    def waited(self, seconds: float) -> None: ...

    def ran(self, seconds: float) -> None: ...


class InferenceQueue:
    """Runs texts in the order they came.

    Args:
        capacity: texts that may wait, here and in the server's queue of admitted requests.
        workers: inferences in flight.
        observer: of waiting and running times.
    """

    def __init__(self, *, capacity: int, workers: int, observer: QueueObserver) -> None:
        self._capacity, self._observer = capacity, observer
        self._waiting: deque[tuple[InferenceJob, int]] = deque()
        self._arrived = Condition(Lock())
        self._workers: list[Thread] = [Thread()] * workers  # not started: replaced on first use
        self._text_seconds = self._request_seconds = _FIRST_GUESS_SECONDS  # running means
        self.last_success = -math.inf
        self.admitted: Callable[[], int] = lambda: 0  # requests that wait for a thread

    @property
    def depth(self) -> int:
        """Texts that wait."""
        return len(self._waiting) + self.admitted()

    @property
    def wait_seconds(self) -> float:
        """About how long what arrives now will wait."""
        texts, requests = len(self._waiting), self.admitted()
        seconds = texts * self._text_seconds + requests * self._request_seconds
        return seconds / len(self._workers)

    def check_room(self, texts: int = 1, *, deadline: float = math.inf) -> None:
        """Refuse early what would be refused later.

        Args:
            deadline: on the clock of ``time.monotonic``.

        Raises:
            QueueFull: there is no room for so many texts, or their turn would come too late.
        """
        wait = self.wait_seconds
        is_too_late = wait > 0 and monotonic() + wait > deadline
        if is_too_late or self.depth + texts > self._capacity:
            raise QueueFull(wait)

    def learn_request(self, seconds: float) -> None:
        """Take into account how long a thread had one request to itself."""
        self._request_seconds = _mean(self._request_seconds, seconds)

    def submit(
        self, scorer: QualityScorer, texts: Sequence[str], *, deadline: float, urgent: bool = False
    ) -> InferenceJob:
        """Queue the texts; the job waits until they are scored.

        Args:
            scorer: the model to ask, also when another comes into use meanwhile.
            texts: to score.
            deadline: on the clock of ``time.monotonic``; texts not begun by then are dropped.
            urgent: goes before all others, and into a full queue too.

        Raises:
            QueueFull: none of the texts was queued.
        """
        job = InferenceJob(scorer, texts, deadline)
        with self._arrived:
            if not urgent:
                self.check_room(len(texts), deadline=deadline)
            self._replace_ended_workers()
            items = ((job, place) for place in range(len(texts)))
            if urgent:
                self._waiting.extendleft(items)
            else:
                self._waiting.extend(items)
            self._arrived.notify(len(texts))
        return job

    def run_here(self, scorer: QualityScorer, text: str, *, waited: float) -> Score:
        """Score the text in the thread of its request, which has waited for so many seconds.

        Raises:
            InferenceFailed: the model's answer is no probability.
            Exception: what the model raised.
        """
        self._observer.waited(waited)
        began = monotonic()
        try:
            score = checked(scorer.score([text]))
        except SystemExit as error:  # it would end the thread too
            raise InferenceFailed(f"the inference ended in {error!r}") from error
        self._learn(monotonic(), began)
        return score

    def _replace_ended_workers(self) -> None:
        for number, worker in enumerate(self._workers):
            if worker is current_thread() or not worker.is_alive():
                name = f"inference-{number}"
                self._workers[number] = Thread(target=self._work, name=name, daemon=True)
                self._workers[number].start()

    def _work(self) -> None:
        try:
            while True:
                self._run_next()
        finally:  # whatever ended it: waiting texts must not wait for the next request
            with self._arrived:
                self._replace_ended_workers()

    def _run_next(self) -> None:
        # A method of its own: a thread that waits must not keep the last job, and so an old model.
        with self._arrived:
            while not self._waiting:
                self._arrived.wait()
            job, place = self._waiting.popleft()
        began = monotonic()
        if job.is_over(began):
            return
        try:
            self._observer.waited(job.begin(began))
            if job.run(place):
                self._learn(monotonic(), began)
        except BaseException as error:  # noqa: BLE001 - it ends this job, not this thread
            job.fail(error)

    def _learn(self, ended: float, began: float) -> None:
        seconds = ended - began
        self.last_success = ended
        self._text_seconds = _mean(self._text_seconds, seconds)
        self._observer.ran(seconds)


def _mean(before: float, seconds: float) -> float:
    return _MEMORY * before + (1 - _MEMORY) * seconds
