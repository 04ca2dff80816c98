"""Admission control: which requests may wait for a thread, and until when."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from entrypoints.http.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A request that the server answered without calling the application.

    Attributes:
        path: of the request, in one of the admission's lanes.
        status: of the answer.
        kind: of its problem.
        log_ids: the request's id, which the answer carries, and its trace.
        seconds: from its arrival to the answer; it waited all the time.
    """

    path: str
    status: int
    kind: str
    log_ids: Mapping[str, Any]
    seconds: float


class Admission(Protocol):
    """Decides about POST requests that wait in ``lanes``; ``threads`` threads answer each lane.

    A lane is answered in order, and no lane waits behind another.
    """

    lanes: Collection[str]
    threads: int

    def lane(self, path: str) -> str | None:
        """The lane that a request to this path waits in; None: it needs no admission."""

    def watch_queue(self, length: Callable[[], int]) -> None:
        """Take the function that says how many admitted requests wait for a thread."""

    def admit(self, headers: Mapping[str, str], arrived: float) -> float:
        """Let a request wait; its deadline, on the clock of ``time.monotonic``.

        Args:
            headers: names in capitals, with ``_`` for ``-``.
            arrived: when it was read completely, on the same clock.

        Raises:
            Problem: the answer; 503 where there is no room.
        """

    def timed_out(self) -> Problem:
        """The answer to a request whose deadline has passed."""

    def headers(self, headers: Mapping[str, str]) -> dict[str, str]:
        """The headers that every answer to a request with these headers carries."""

    def record(self, rejection: Rejection) -> None:
        """Log and count a request that the server answered without the application."""
