"""Reads what the inference log kept."""

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from domain.model.serving.served_answer import ServedAnswer


class ServedAnswers(Protocol):
    def __call__(self, since: datetime, until: datetime) -> Iterator[ServedAnswer | None]:
        """Answers of a span of time, one by one; None for a line that cannot be read.

        A line that was torn by a kill at the end of a file is passed over.

        Args:
            since: the first moment, UTC.
            until: the first moment after the span, UTC.

        Raises:
            StorageFault: there is no such log, or it cannot be read.
        """
        ...
