"""Tables of bytes that a test states, opened as files are."""

import tempfile
from pathlib import Path

from adapters.feeds.open_table import open_table
from adapters.feeds.table import Table, TableRow
from domain.errors.catalog import FeedUnreadable
from domain.model.catalog.feed import FeedFault


def table_of(data: bytes | str, ending: str = "") -> Table:
    """Its file is gone already, as a table keeps its file open."""
    with tempfile.NamedTemporaryFile(prefix="feed-", suffix=ending) as file:
        Path(file.name).write_bytes(data if isinstance(data, bytes) else data.encode())
        return open_table(file.name)


def rows_of(data: bytes | str, ending: str = "") -> list[TableRow | FeedFault]:
    return list(table_of(data, ending).rows())


def cells_of(data: bytes | str, ending: str = "") -> list[list[object]]:
    """Of each row; there are no faults."""
    rows = rows_of(data, ending)
    assert not any(isinstance(row, FeedFault) for row in rows), rows
    return [list(row.cells.values()) for row in rows if isinstance(row, TableRow)]


def fault_of(data: bytes | str, ending: str = "") -> FeedFault:
    """The only one."""
    (fault,) = (row for row in rows_of(data, ending) if isinstance(row, FeedFault))
    return fault


def read_or_refused(data: bytes, ending: str = "") -> None:
    """Any bytes are a table, or refused by an error that names their file."""
    try:
        rows = rows_of(data, ending)
    except FeedUnreadable as refused:
        if "feed-" not in str(refused):
            raise
    else:
        assert all(row.line >= 1 for row in rows)
