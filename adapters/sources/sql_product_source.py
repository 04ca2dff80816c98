"""Products of a query on a database."""

import time
from collections.abc import Callable
from typing import Protocol

from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential

from adapters.sources.collected import Collected
from domain.errors.catalog import DatabaseUnavailable
from domain.model.data.dataset import Collection
from domain.ports.product_feed import ProductFeed

_CURSOR = "sql:"
_DIGEST = "rows:"  # the cursor of a query that has none: so that unchanged rows are nothing new
_ATTEMPTS = 3
_LONGEST_WAIT = 30.0  # seconds


class QueryFeed(Protocol):
    """The rows that a query gave."""

    @property
    def feed(self) -> ProductFeed:
        """Its products."""
        ...

    @property
    def latest(self) -> str | None:
        """The largest value of the cursor column among the rows that were read, where one is."""
        ...


class SqlProductSource:
    """Asks for the rows after the cursor, or for all again where the query has no cursor.

    Args:
        query: runs the query with the value of the cursor column that was reached, None at first.
        sleep: waits that many seconds between two attempts.
    """

    def __init__(
        self,
        query: Callable[[str | None], QueryFeed],
        *,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._query = query
        self._retrying = Retrying(
            stop=stop_after_attempt(_ATTEMPTS),
            wait=wait_exponential(multiplier=0.5, max=_LONGEST_WAIT),
            retry=retry_if_exception_type(DatabaseUnavailable),
            sleep=sleep,
            reraise=True,
        )

    def fetch(self, *, since: str | None) -> Collection:
        return self._retrying.copy()(self._collection, since)

    def _collection(self, since: str | None) -> Collection:
        reached = since.removeprefix(_CURSOR) if since and since.startswith(_CURSOR) else None
        result = self._query(reached)
        found = Collected()
        found.read(result.feed)
        latest = reached if result.latest is None else result.latest
        if latest is not None:
            return found.collection(f"{_CURSOR}{latest}")
        cursor = f"{_DIGEST}{found.digest}"
        return Collected().collection(cursor) if cursor == since else found.collection(cursor)
