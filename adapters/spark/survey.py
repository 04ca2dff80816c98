"""What must be known of a table as a whole before its rows are read."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F  # noqa: N812 - its name in all of Spark's documents
from pyspark.sql.pandas.types import from_arrow_schema
from pyspark.sql.types import MapType

from adapters.spark.columns import column_of, numbered
from adapters.spark.records import Cells, cells_of

_FOUND = pa.schema({"field": pa.string(), "shown": pa.string()})

Look = Callable[[Iterator[Cells]], Iterator[tuple[str, str]]]
"""What the cells of some columns show: pairs of a field and a finding. Runs in a worker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a table holds: equal for tables with the same rows, in whatever order."""

    rows: int
    digest: str


def content_of(table: DataFrame) -> Content:
    """Count its rows and add up their hashes, in one pass."""
    total = F.sum(row_hash(table).cast("decimal(38,0)"))
    [(rows, digest)] = table.agg(F.count("*"), total).collect()
    return Content(rows=rows, digest=str(digest or 0))


def row_hash(table: DataFrame) -> Column:
    """64 bits of all its cells."""
    return F.xxhash64(*(_hashable(table, field.name) for field in table.schema))


def _hashable(table: DataFrame, name: str) -> Column:
    column = column_of(table, name)
    # Spark hashes no maps, and where they are inside of something, neither that.
    return F.to_json(F.struct(column)) if _has_map(table.schema[name].dataType) else column


def _has_map(kind: Any) -> bool:  # noqa: ANN401 - kinds nest in four classes without a common face
    if isinstance(kind, MapType):
        return True
    inside = [kind.elementType] if hasattr(kind, "elementType") else []
    inside += [field.dataType for field in getattr(kind, "fields", ())]
    return any(map(_has_map, inside))


def found_in(table: DataFrame, columns: Sequence[str], look: Look) -> set[tuple[str, str]]:
    """All that some columns show, in one pass over them."""
    if not columns:
        return set()

    def batches(parts: Iterator[Any]) -> Iterator[Any]:
        found = [
            {"field": field, "shown": shown} for field, shown in look(cells_of(parts, columns))
        ]
        yield pa.RecordBatch.from_pylist(found, schema=_FOUND)

    some = table.select(*(column_of(table, name) for name in columns))
    rows = numbered(some).mapInArrow(batches, from_arrow_schema(_FOUND)).distinct().collect()
    return {(row.field, row.shown) for row in rows}


def first_rows(table: DataFrame, columns: Sequence[str], count: int) -> list[Cells]:
    """Some columns of the first rows."""
    some = table.select(*(column_of(table, name) for name in columns))
    return [row.asDict(recursive=True) for row in some.head(count)]
