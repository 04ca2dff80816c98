"""Parquet, batch by batch."""

import datetime as dt
import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from adapters.feeds.forms.csv_header import named
from adapters.feeds.forms.streamed_table import Rows, StreamedTable
from adapters.feeds.opening.content import Content
from adapters.feeds.table import TableRow
from domain.errors.catalog import FeedUnreadable

MAGIC = b"PAR1"
_BATCH_ROWS = 1_000


def parquet(content: Content) -> StreamedTable:
    """Its columns are read.

    Raises:
        FeedUnreadable: it is broken, or PyArrow, which reads it, is not installed.
    """
    with _opened(content) as file:
        columns = named(file.schema_arrow.names, 1, content.source)
    return StreamedTable(
        "Parquet", "UTF-8", columns, content.notes, lambda: _rows(content, columns)
    )


def _rows(content: Content, columns: tuple[str, ...]) -> Rows:
    number = 0
    with _opened(content) as file:
        for batch in file.iter_batches(_BATCH_ROWS, use_threads=False):
            for values in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                number += 1
                yield TableRow(number, dict(zip(columns, map(_cell, values), strict=True)))


def _cell(value: object) -> object:
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    return value


@contextmanager
def _opened(content: Content) -> Iterator[Any]:
    try:
        # Not at the top: it is part of an extra, and other forms need no such weight.
        arrow = importlib.import_module("pyarrow")
        reader = importlib.import_module("pyarrow.parquet")
    except ImportError as error:
        raise FeedUnreadable(
            content.source,
            "it is Parquet, which needs PyArrow",
            "install the extra train, or save it as CSV",
        ) from error
    with content.open() as file:
        try:
            with reader.ParquetFile(arrow.PythonFile(file, mode="r"), buffer_size=1 << 20) as table:
                yield table
        except (arrow.ArrowException, OSError, ValueError, ArithmeticError, MemoryError) as error:
            reason = f"it is broken Parquet: {' '.join(str(error).split())}"[:300]
            raise FeedUnreadable(content.source, reason, "save it again, or as CSV") from error
