"""Gives each request to a pool of threads, so that probes never wait behind predictions."""

from collections import deque
from collections.abc import Iterable
from http import HTTPStatus
from time import monotonic
from typing import Any

from waitress.task import ThreadedTaskDispatcher

from entrypoints.http.open_inference import is_open_inference_probe
from entrypoints.http.problem import Problem
from entrypoints.server.admission import Admission, Rejection

OPERATIONS = frozenset({"/health", "/ready", "/metrics", "/info"})
_OPERATIONS_THREADS = 2
_CHECK_SECONDS = 0.05  # between two checks for passed deadlines
_REJECTIONS_A_ROUND = 32  # so that probes are read between them
_LONGEST_SLEEP = 0.008  # seconds; a probe may have to wait so long
_SHORTEST_REQUEST = 0.0005  # seconds: no admitted request takes a thread less


class _Pool(ThreadedTaskDispatcher):  # type: ignore[misc]  # waitress publishes no types
    """Threads, and the queue of requests that wait for one."""

    def __init__(self, threads: int) -> None:
        super().__init__()
        self.set_thread_count(threads)

    @property
    def is_busy(self) -> bool:
        return bool(self.active_count > 0 or self.queue)

    def remove_expired(self, now: float) -> list[Any]:
        """Take the channels out of the queue whose request's deadline has passed."""
        with self.lock:
            expired = [channel for channel in self.queue if channel.requests[0].deadline < now]
            for channel in expired:
                self.queue.remove(channel)
        return expired


class Dispatcher:
    """What waitress calls when a request was read; see the picture in ``entrypoints.server``.

    Args:
        threads: of the general pool.
        admission: None: the operations and the general pool take all requests.
    """

    def __init__(self, threads: int, admission: Admission | None = None) -> None:
        self._operations, self._general = _Pool(_OPERATIONS_THREADS), _Pool(threads)
        self._admission = admission
        lanes, lane_threads = (admission.lanes, admission.threads) if admission else ((), 0)
        self._admitted = {lane: _Pool(lane_threads) for lane in lanes}
        self._rejected: deque[tuple[Any, Problem]] = deque()
        self._next_check = 0.0
        if admission:
            admission.watch_queue(lambda: sum(self._queued()))

    def add_task(self, channel: Any) -> None:  # noqa: ANN401 - waitress publishes no types
        """Queue a channel whose request was read completely."""
        request = channel.requests[0]
        if request.error:  # what is not HTTP has no path
            self._general.add_task(channel)
        elif request.path in OPERATIONS or is_open_inference_probe(request.path):
            self._operations.add_task(channel)
        elif (
            self._admission
            and request.command == "POST"
            and (lane := self._admission.lane(request.path)) is not None
        ):
            self._admit(channel, self._admission, lane)
        else:
            self._general.add_task(channel)

    def _queued(self) -> list[int]:
        """How many admitted requests wait for a thread, in each lane."""
        return [len(pool.queue) for pool in self._admitted.values()]

    def _is_busy(self) -> bool:
        return any(pool.is_busy for pool in self._admitted.values())

    def _admit(self, channel: Any, admission: Admission, lane: str) -> None:  # noqa: ANN401 - waitress publishes no types
        request = channel.requests[0]
        try:
            request.deadline = admission.admit(request.headers, channel.arrived)
        except Problem as problem:
            self._rejected.append((channel, problem))  # later: waitress holds the channel's lock
        else:
            self._admitted[lane].add_task(channel)

    def next_call_seconds(self) -> float | None:
        """Until ``answer_without_application`` is needed; None: not before something arrives."""
        if self._rejected:
            return 0.0
        return _CHECK_SECONDS if self._is_busy() else None

    def backlog_seconds(self) -> float:
        """How long a lane keeps its threads busy at least: new requests would only wait."""
        if self._admission is None or self._rejected:
            return 0.0
        queued = max(self._queued())
        return min(_LONGEST_SLEEP, _SHORTEST_REQUEST * queued / self._admission.threads)

    def answer_without_application(self, channels: Iterable[Any]) -> None:
        """Answer requests that were rejected, and those whose deadline has passed.

        Called by the main loop, in whose thread the answers are written.

        Args:
            channels: all open connections.
        """
        if self._admission is None:
            return
        for _ in range(min(len(self._rejected), _REJECTIONS_A_ROUND)):
            channel, problem = self._rejected.popleft()
            self._reject(channel, problem, self._admission)
            if problem.status == HTTPStatus.SERVICE_UNAVAILABLE:
                channel.pause_reading(float(problem.headers["Retry-After"]))
        now = monotonic()
        if self._is_busy() and now > self._next_check:
            self._next_check = now + _CHECK_SECONDS
            self._answer_expired(channels, now, self._admission)

    def _answer_expired(self, channels: Iterable[Any], now: float, admission: Admission) -> None:
        for pool in self._admitted.values():
            for channel in pool.remove_expired(now):
                self._reject(channel, admission.timed_out(), admission)
        for channel in channels:
            request = channel.expired_request(now)
            if request is not None:  # the application logs and counts it when it returns
                problem = _with_headers(admission.timed_out(), request, admission)
                channel.answer_instead(request, problem)

    def _reject(self, channel: Any, problem: Problem, admission: Admission) -> None:  # noqa: ANN401 - waitress publishes no types
        request = channel.requests[0]
        channel.reject(_with_headers(problem, request, admission))
        admission.record(
            Rejection(
                path=request.path,
                status=problem.status,
                kind=problem.kind or "",
                log_ids=request.log_ids,
                seconds=monotonic() - channel.arrived,
            )
        )

    def shutdown(self, cancel_pending: bool = True, timeout: float = 5) -> bool:  # noqa: FBT001, FBT002 - waitress calls it so
        """End all threads; requests in work are finished within the timeout."""
        pools = (self._operations, *self._admitted.values(), self._general)
        return all([pool.shutdown(cancel_pending, timeout) for pool in pools])  # noqa: C419 - each


def _with_headers(problem: Problem, request: Any, admission: Admission) -> Problem:  # noqa: ANN401 - waitress publishes no types
    problem.headers.update(admission.headers(request.headers))
    return problem
