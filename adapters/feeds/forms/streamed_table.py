"""A table whose rows are read when they are asked for."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from adapters.feeds.table import TableRow
from domain.errors.catalog import FeedUnreadable
from domain.model.catalog.feed import FeedFault

Rows = Iterator[TableRow | FeedFault]
FIRST_ITEMS = 100  # whose names are the columns, where a form has no header


@dataclass(slots=True)
class StreamedTable:
    """Implements ``Table``."""

    form: str
    encoding: str
    columns: tuple[str, ...]
    notes: tuple[str, ...]
    read: Callable[[], Rows]

    def rows(self) -> Rows:
        return self.read()


def columns_of_first(rows: Iterable[TableRow | FeedFault], source: str) -> tuple[str, ...]:
    """Names in the first items, in the order in which they come.

    Raises:
        FeedUnreadable: there is none.
    """
    names: dict[str, None] = {}
    for row in islice(rows, FIRST_ITEMS):
        if isinstance(row, TableRow):
            names.update(dict.fromkeys(row.cells))
    if not names:
        raise FeedUnreadable(source, "it has no products", "bring a list of products with names")
    return tuple(names)
