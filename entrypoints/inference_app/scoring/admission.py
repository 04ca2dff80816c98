"""Which requests may use the model; the others are answered 503 or 504."""

import math
from collections.abc import Callable, Collection, Mapping

from flask import Flask, Response, request

from entrypoints.http.api_keys import HEADER as KEY_HEADER
from entrypoints.http.api_keys import KeyCheck
from entrypoints.http.cors import sharing_headers
from entrypoints.http.problem import Problem, problem_response
from entrypoints.http.telemetry.access_log import UNMATCHED, log_request
from entrypoints.inference_app.addresses import BATCHES, LANES, PREDICT, admitted_route, lane
from entrypoints.inference_app.metrics import REJECTIONS, InferenceMetrics
from entrypoints.inference_app.scoring.deadlines import HEADER, deadline, seconds_in_work, until
from entrypoints.inference_app.scoring.inference_job import DeadlinePassed
from entrypoints.inference_app.scoring.inference_queue import InferenceQueue, QueueFull
from entrypoints.server.admission import Rejection
from entrypoints.settings.sections import InferenceSettings

_KEY = KEY_HEADER.upper().replace("-", "_")


class PredictAdmission:
    """Implements ``Admission``: a thread a session in each lane, a bounded queue, deadlines."""

    lanes: Collection[str] = LANES

    def __init__(
        self, settings: InferenceSettings, *, queue: InferenceQueue, metrics: InferenceMetrics
    ) -> None:
        self.threads = settings.sessions
        self._longest_seconds, self._origins = settings.deadline_seconds, settings.cors_origins
        self._queue, self._metrics = queue, metrics
        self._check_key = KeyCheck(settings.api_keys)

    def lane(self, path: str) -> str | None:
        return lane(path)

    def watch_queue(self, length: Callable[[], int]) -> None:
        self._queue.admitted = length

    def admit(self, headers: Mapping[str, str], arrived: float) -> float:
        # Before it takes a place in the queue from others.
        self._check_key(headers.get("AUTHORIZATION"), headers.get(_KEY))
        given = headers.get(HEADER.upper().replace("-", "_"))
        latest = until(arrived, given, self._longest_seconds)
        try:
            self._queue.check_room(deadline=latest)
        except QueueFull as full:
            raise _queue_full(full) from full
        return latest

    def timed_out(self) -> Problem:
        return _deadline_passed()

    def headers(self, headers: Mapping[str, str]) -> dict[str, str]:
        return sharing_headers(self._origins, headers.get("ORIGIN"))

    def record(self, rejection: Rejection) -> None:
        route = admitted_route(rejection.path) or UNMATCHED
        answered = ("POST", route, rejection.status, rejection.seconds)
        if rejection.kind in REJECTIONS:
            self._metrics.observe_rejection(rejection.kind)
        self._metrics.observe_request(*answered)
        waited_ms = round(1000 * rejection.seconds, 2)
        log_request(*answered, queue_wait_ms=waited_ms, **rejection.log_ids)


def install_admission(
    app: Flask,
    settings: InferenceSettings,
    queue: InferenceQueue,
    *,
    on_rejection: Callable[[str], None],
) -> None:
    """Answer 503 when the queue is full, 504 when the deadline has passed."""

    def reject_early() -> None:
        if request.method == "POST" and request.path == BATCHES:
            # Before the body is read: a rejection must cost little.
            queue.check_room(deadline=deadline(settings.deadline_seconds))

    def learn(response: Response) -> Response:
        if request.method == "POST" and request.path == PREDICT:
            queue.learn_request(seconds_in_work())
        return response

    def queue_full(error: QueueFull) -> Response:
        on_rejection("queue-full")
        return problem_response(_queue_full(error))

    def deadline_passed(_: DeadlinePassed) -> Response:
        on_rejection("deadline-passed")
        return problem_response(_deadline_passed())

    app.before_request(reject_early)
    app.after_request(learn)
    app.register_error_handler(QueueFull, queue_full)
    app.register_error_handler(DeadlinePassed, deadline_passed)


def _queue_full(error: QueueFull) -> Problem:
    wait = max(1, math.ceil(error.retry_after))
    detail = f"too many texts are waiting; try again in {wait} s"
    return Problem(503, detail, kind="queue-full", headers={"Retry-After": str(wait)})


def _deadline_passed() -> Problem:
    detail = "the deadline passed before the answer was ready"
    return Problem(504, detail, kind="deadline-passed")
