"""A table of cells that a test states."""

from collections.abc import Iterator, Mapping, Sequence

from adapters.feeds.table import TableRow
from domain.model.catalog.feed import FeedFault


class StatedTable:
    """Implements ``Table``: rows as they are given, from line 2."""

    form = "rows of a test"
    encoding = "UTF-8"
    notes: tuple[str, ...] = ()

    def __init__(
        self, rows: Sequence[Mapping[str, object] | FeedFault], columns: Sequence[str] | None = None
    ) -> None:
        named = (name for row in rows if isinstance(row, Mapping) for name in row)
        self.columns = tuple(dict.fromkeys(named)) if columns is None else tuple(columns)
        self._rows = tuple(rows)
        self.readings = 0

    def rows(self) -> Iterator[TableRow | FeedFault]:
        self.readings += 1
        for line, row in enumerate(self._rows, 2):
            yield row if isinstance(row, FeedFault) else TableRow(line, row)
