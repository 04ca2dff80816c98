"""A time by which something must be done."""

import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


class TooLate(Exception):
    """The time is over."""


class Deadline:
    """So many seconds from now."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def check(self) -> None:
        """Raises ``TooLate``."""
        self.left()

    def left(self) -> float:
        """Seconds until then, more than 0.

        Raises:
            TooLate: there are none.
        """
        seconds = self._end - time.monotonic()
        if seconds <= 0:
            raise TooLate
        return seconds

    def within(self, call: Callable[[_Given], _Made], given: _Given) -> _Made:
        """What the call gives; it is not waited for longer, even if each of its steps is short.

        Raises:
            TooLate: the call goes on in its thread until it ends by itself.
        """
        answers: SimpleQueue[tuple[_Made | None, BaseException | None]] = SimpleQueue()

        def answer() -> None:
            try:
                answers.put((call(given), None))
            except BaseException as error:  # noqa: BLE001 - raised where it is waited for
                answers.put((None, error))

        Thread(target=answer, daemon=True).start()
        try:
            made, error = answers.get(timeout=max(0.0, self._end - time.monotonic()))
        except Empty:
            raise TooLate from None
        if error is not None:
            raise error
        return made  # type: ignore[return-value]
