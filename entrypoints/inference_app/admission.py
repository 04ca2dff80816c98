"""Which requests may ask the model, until when, and what those hear that may not."""

import math
import re
from collections.abc import Callable, Sequence
from time import monotonic

from flask import Flask, Response, g, request

from domain.ports.quality_scorer import QualityScorer
from entrypoints.http.channel import ARRIVED
from entrypoints.http.problem import FieldFault, Problem, invalid_request, problem_response
from entrypoints.inference_app.inference_job import DeadlinePassed
from entrypoints.inference_app.inference_queue import InferenceQueue, QueueFull

DEADLINE_HEADER = "X-Request-Deadline-Ms"
PREDICTIONS = ("/predict", "/batch_predict")
_LONGEST_MS = 86_400_000
_MILLISECONDS = re.compile(r"[0-9]{1,8}")
# Described by hand: flask-openapi3 makes the JSON schema of a header model anew at every request.
DEADLINE_PARAMETER = {
    "name": DEADLINE_HEADER,
    "in": "header",
    "required": False,
    "description": "Milliseconds after which the answer is of no use to the client any more.",
    "schema": {"type": "integer", "minimum": 1, "maximum": _LONGEST_MS},
}


def deadline(longest_seconds: float) -> float:
    """When the current request must be answered, on the clock of ``time.monotonic``.

    Raises:
        Problem: 422, the header of the client is no such number.
    """
    arrived: float = request.environ.get(ARRIVED) or monotonic()
    given = request.headers.get(DEADLINE_HEADER)
    if given is None:
        return arrived + longest_seconds
    if not _MILLISECONDS.fullmatch(given) or not 1 <= int(given) <= _LONGEST_MS:
        message = f"must be a whole number from 1 to {_LONGEST_MS}"
        raise invalid_request([FieldFault(field=DEADLINE_HEADER, message=message)])
    return arrived + min(longest_seconds, int(given) / 1000)


class QueuedScorer:
    """Implements ``QualityScorer`` for one request: its texts wait for their turn."""

    def __init__(self, queue: InferenceQueue, scorer: QualityScorer, *, deadline: float) -> None:
        self._queue, self._scorer, self._deadline = queue, scorer, deadline

    def score(self, texts: Sequence[str]) -> list[float]:
        job = self._queue.submit(self._scorer, texts, deadline=self._deadline)
        try:
            return job.result()
        finally:
            g.queue_wait = job.waited


def install_admission(
    app: Flask, queue: InferenceQueue, *, on_rejection: Callable[[str], None]
) -> None:
    """Answer 503 when the queue is full, 504 when the deadline has passed."""

    def refuse_early() -> None:
        if request.method == "POST" and request.path in PREDICTIONS:
            queue.check_room()  # before the body is read: a rejection must cost little

    def queue_full(error: QueueFull) -> Response:
        on_rejection("queue-full")
        wait = max(1, math.ceil(error.retry_after))
        detail = f"too many texts are waiting; try again in {wait} s"
        return problem_response(
            Problem(503, detail, kind="queue-full", headers={"Retry-After": str(wait)})
        )

    def deadline_passed(_: DeadlinePassed) -> Response:
        on_rejection("deadline-passed")
        detail = "the deadline passed before the answer was ready"
        return problem_response(Problem(504, detail, kind="deadline-passed"))

    app.before_request(refuse_early)
    app.register_error_handler(QueueFull, queue_full)
    app.register_error_handler(DeadlinePassed, deadline_passed)
