"""Tries to reach a receiver a few times, within a time for all of it."""

import time
from collections.abc import Callable

from tenacity import (
    Retrying,
    retry_if_exception_type,
    stop_after_attempt,
    stop_before_delay,
    wait_exponential,
)

from adapters.network.deadline import Deadline, TooLate
from domain.errors.promotion import NoticeUndelivered

_LONGEST_WAIT = 30.0  # seconds between two attempts


class NotNow(Exception):
    """An attempt failed in a way that may pass."""


class Never(Exception):
    """An attempt failed, and so would the next."""


class Attempts:
    """How often, and for how long, a receiver is asked.

    Args:
        total: seconds for all attempts together.
        count: attempts, at least 1.
        backoff: seconds before the second attempt; doubled for each further one, at most 30.
        sleep: waits that many seconds.
    """

    def __init__(
        self,
        *,
        total: float,
        count: int,
        backoff: float,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._total = total
        self._retrying = Retrying(
            stop=stop_after_attempt(count) | stop_before_delay(total),
            wait=wait_exponential(multiplier=backoff, max=_LONGEST_WAIT),
            retry=retry_if_exception_type(NotNow),
            sleep=sleep,
            reraise=True,
        )

    def deliver(self, receiver: str, attempt: Callable[[Deadline], str]) -> str:
        """What the receiver answers at last.

        Args:
            receiver: in words, for people.
            attempt: raises ``NotNow``, ``Never`` or ``TooLate``.

        Raises:
            NoticeUndelivered: no attempt reached it.
        """
        deadline, retrying = Deadline(self._total), self._retrying.copy()
        try:
            return retrying(attempt, deadline)
        except (NotNow, Never, TooLate) as error:
            reason = str(error) or f"no answer within {self._total:g} s"
            attempts = retrying.statistics["attempt_number"]
            raise NoticeUndelivered(receiver, attempts, reason) from error
