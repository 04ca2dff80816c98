"""Request threads in lanes, so that probes never stand in line behind the work."""

from collections import deque
from collections.abc import Iterable
from http import HTTPStatus
from time import monotonic
from typing import Any

from waitress.task import ThreadedTaskDispatcher

from entrypoints.http.problem import Problem
from entrypoints.server.door import Dismissal, Door

OPERATIONS = frozenset({"/health", "/ready", "/metrics", "/info"})
_OPERATION_THREADS = 2
_LONGEST_REST = 0.008  # seconds; a probe may wait so long
_ROUND_SECONDS = 0.05  # between two looks for requests whose deadline has passed
_REFUSALS_A_TURN = 32  # so that probes are read between them
_QUICKEST_TURN = 0.0005  # seconds: no request behind a door takes a thread less


class _Line(ThreadedTaskDispatcher):  # type: ignore[misc]  # waitress publishes no types
    """Threads and the requests that wait for one."""

    def __init__(self, threads: int) -> None:
        super().__init__()
        self.set_thread_count(threads)

    @property
    def is_busy(self) -> bool:
        return bool(self.active_count > 0 or self.queue)

    def take_late(self, now: float) -> list[Any]:
        """Channels whose request's deadline passed while they waited; they wait no more."""
        with self.lock:
            late = [channel for channel in self.queue if channel.requests[0].deadline < now]
            for channel in late:
                self.queue.remove(channel)
        return late


class Lanes:
    """A dispatcher for waitress: one lane for operators, one behind the door, one for the rest.

    Args:
        threads: for the rest.
        door: None where all requests are the rest.
    """

    def __init__(self, threads: int, door: Door | None = None) -> None:
        self._operations, self._rest = _Line(_OPERATION_THREADS), _Line(threads)
        self._door = door
        self._line = _Line(door.threads if door else 0)
        self._refused: deque[tuple[Any, Problem]] = deque()
        self._next_round = 0.0
        if door:
            door.watch(lambda: len(self._line.queue))

    def add_task(self, channel: Any) -> None:  # noqa: ANN401 - waitress publishes no types
        """Queue a channel that has read a request whole."""
        request = channel.requests[0]
        if request.error:  # what is no HTTP has no path
            self._rest.add_task(channel)
        elif request.path in OPERATIONS:
            self._operations.add_task(channel)
        elif self._door and request.path in self._door.paths and request.command == "POST":
            self._line_up(channel, self._door)
        else:
            self._rest.add_task(channel)

    def _line_up(self, channel: Any, door: Door) -> None:  # noqa: ANN401 - waitress publishes no types
        request = channel.requests[0]
        try:
            request.deadline = door.admit(request.headers, channel.arrived)
        except Problem as problem:
            self._refused.append((channel, problem))  # not here: waitress holds a lock of it
        else:
            self._line.add_task(channel)

    def patience_seconds(self) -> float | None:
        """Until somebody may need ``settle``; None: not before something arrives."""
        if self._refused:
            return 0.0
        return _ROUND_SECONDS if self._line.is_busy else None

    def rest_seconds(self) -> float:
        """How long the line lasts at least: what is read meanwhile would only wait."""
        if self._door is None or self._refused:
            return 0.0
        return min(_LONGEST_REST, _QUICKEST_TURN * len(self._line.queue) / self._door.threads)

    def settle(self, channels: Iterable[Any]) -> None:
        """Answer those who were refused, and those whose deadline has passed.

        Called by the main loop, which thereby answers without a thread for it.

        Args:
            channels: all that are open.
        """
        if self._door is None:
            return
        for _ in range(min(len(self._refused), _REFUSALS_A_TURN)):
            channel, problem = self._refused.popleft()
            self._dismiss(channel, problem, self._door)
            if problem.status == HTTPStatus.SERVICE_UNAVAILABLE:
                channel.pause()
        now = monotonic()
        if self._line.is_busy and now > self._next_round:
            self._next_round = now + _ROUND_SECONDS
            self._answer_late(channels, now, self._door)

    def _answer_late(self, channels: Iterable[Any], now: float, door: Door) -> None:
        for channel in self._line.take_late(now):
            self._dismiss(channel, door.too_late(), door)
        for channel in channels:
            request = channel.overdue(now)
            if request is not None:  # the application tells of it when it comes back
                channel.overtake(request, _dressed(door.too_late(), request, door))

    def _dismiss(self, channel: Any, problem: Problem, door: Door) -> None:  # noqa: ANN401 - waitress publishes no types
        request = channel.requests[0]
        channel.dismiss(_dressed(problem, request, door))
        door.dismissed(
            Dismissal(
                path=request.path,
                status=problem.status,
                reason=problem.kind or "",
                request_id=request.id,
                seconds=monotonic() - channel.arrived,
            )
        )

    def shutdown(self, cancel_pending: bool = True, timeout: float = 5) -> bool:  # noqa: FBT001, FBT002 - waitress calls it so
        """End all threads; what they are at is finished within the timeout."""
        lanes = (self._operations, self._line, self._rest)
        return all([lane.shutdown(cancel_pending, timeout) for lane in lanes])  # noqa: C419 - each


def _dressed(problem: Problem, request: Any, door: Door) -> Problem:  # noqa: ANN401 - waitress publishes no types
    problem.headers.update(door.headers(request.headers))
    return problem
