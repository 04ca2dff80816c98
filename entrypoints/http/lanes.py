"""Request threads in two lanes, so that probes never stand in line behind the work."""

from typing import Any

from waitress.task import ThreadedTaskDispatcher

OPERATIONS = frozenset({"/health", "/ready", "/metrics", "/info"})
_OPERATION_THREADS = 2


class Lanes:
    """A dispatcher for waitress that gives the routes of operators threads of their own.

    Args:
        threads: for all other requests.
    """

    def __init__(self, threads: int) -> None:
        self._operations, self._work = ThreadedTaskDispatcher(), ThreadedTaskDispatcher()
        self._operations.set_thread_count(_OPERATION_THREADS)
        self._work.set_thread_count(threads)

    def add_task(self, channel: Any) -> None:  # noqa: ANN401 - waitress publishes no types
        """Queue a channel that has read a request whole."""
        path = getattr(channel.requests[0], "path", None)  # missing in what is no HTTP
        lane = self._operations if path in OPERATIONS else self._work
        lane.add_task(channel)

    def shutdown(self, cancel_pending: bool = True, timeout: float = 5) -> bool:  # noqa: FBT001, FBT002 - waitress calls it so
        """End all threads; what they are at is finished within the timeout."""
        ended = [lane.shutdown(cancel_pending, timeout) for lane in (self._operations, self._work)]
        return all(ended)
