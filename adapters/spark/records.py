"""What goes to workers and comes back: rows as cells, and a record of each product."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypedDict

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql.pandas.types import from_arrow_schema

from adapters.spark.columns import numbered

Cells = Mapping[str, object]
"""Column -> cell, as in the files that people bring."""

_TEXT, _NUMBER = pa.string(), pa.int32()
COPY = pa.struct(
    {
        "id": _TEXT,
        "link": _TEXT,
        "title": _TEXT,
        "platform": _TEXT,
        "variant": _NUMBER,
        "tone": _TEXT,
        "field": _TEXT,
        "text": _TEXT,
        "count": _NUMBER,
        "limit": _NUMBER,
        "hashtags": _TEXT,
        "template_id": _TEXT,
        "problem": _TEXT,
        "quality": _TEXT,
        "confidence": pa.float64(),
        "needs_review": pa.bool_(),
        "model_version": _NUMBER,
        "seed": pa.int64(),
    }
)
"""One text, or why a platform has none; as in files of the form ``long``."""
REJECTED = pa.struct(dict.fromkeys(("field", "reason", "value", "row"), _TEXT))
RECORD = pa.schema(
    {
        "copies": pa.list_(COPY),
        "rejected": REJECTED,
        "skipped": _TEXT,
        "merged": _NUMBER,
        "to_review": pa.bool_(),
    }
)
_RECORDS = 64  # that make a batch


class Rejected(TypedDict):
    """A row that is no product; ``row`` is all of it, as JSON."""

    field: str
    reason: str
    value: str
    row: str


class Record(TypedDict, total=False):
    """What became of a product, or of a row that is none.

    Attributes:
        copies: rows of ``COPY``.
        skipped: why it was left out on purpose.
        merged: further rows that became part of the product.
    """

    copies: list[Mapping[str, object]]
    rejected: Rejected
    skipped: str
    merged: int
    to_review: bool


WriteRows = Callable[[Iterator[Cells]], Iterator[Record]]
"""Runs in a worker, on one partition; goes there by Spark's own means."""


def written(table: DataFrame, write: WriteRows) -> DataFrame:
    """A record of each product of a table.

    By Arrow, not by pandas, whose numbers of a column with blanks are all floats: an id 7 would be
    7.0.
    """
    names = table.columns

    def batches(parts: Iterator[Any]) -> Iterator[Any]:
        records = write(cells_of(parts, names))
        while some := list(islice(records, _RECORDS)):
            yield pa.RecordBatch.from_pylist(some, schema=RECORD)

    return numbered(table).mapInArrow(batches, from_arrow_schema(RECORD))


def cells_of(batches: Iterator[Any], names: Sequence[str]) -> Iterator[Cells]:
    """The rows of Arrow's batches, whose columns have these names."""
    for batch in batches:
        for row in zip(*map(_values, batch.columns), strict=True):
            yield {name: _cell(value) for name, value in zip(names, row, strict=True)}


def _values(column: Any) -> list[Any]:  # noqa: ANN401 - PyArrow has no types
    try:
        return list(column.to_pylist(maps_as_pydicts="lossy"))
    except (OverflowError, ValueError):
        if not pa.types.is_temporal(column.type):
            raise
        return list(column.cast(_TEXT).to_pylist())  # of years that Python does not know


def _cell(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.datetime | dt.date | dt.time) else value
