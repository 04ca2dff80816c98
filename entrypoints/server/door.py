"""Who may wait for a turn, and until when: decided before anything is spent on a request."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from entrypoints.http.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal:
    """A request that was answered at the door, without the application.

    Attributes:
        path: one of the door's.
        status: of the answer.
        reason: the kind of its problem.
        request_id: that the answer carries.
        seconds: from its arrival to the answer; it waited all the time.
    """

    path: str
    status: int
    reason: str
    request_id: str
    seconds: float


class Door(Protocol):
    """Stands before the POST requests to ``paths``, which ``threads`` threads answer in order."""

    paths: Collection[str]
    threads: int

    def watch(self, waiting: Callable[[], int]) -> None:
        """Hear how many requests stand in line, which are not yet with the application."""

    def admit(self, headers: Mapping[str, str], arrived: float) -> float:
        """Let a request wait until the moment that is returned (``time.monotonic``).

        Args:
            headers: names in capitals, with ``_`` for ``-``.
            arrived: when it was read whole, on the same clock.

        Raises:
            Problem: the answer; 503 where there is no room.
        """

    def too_late(self) -> Problem:
        """What a request hears that was not answered by then."""

    def headers(self, headers: Mapping[str, str]) -> dict[str, str]:
        """What an answer to a request with these headers must carry, as all answers do."""

    def dismissed(self, dismissal: Dismissal) -> None:
        """Is told about every request that was answered at the door."""
