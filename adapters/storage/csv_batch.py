"""Batches of products as CSV: RFC 4180, UTF-8, one header line."""

import csv
import io
from collections.abc import Iterable
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from adapters.storage.arrow_column import ArrowColumn, surely_unique
from domain.model.catalog.product import Product

_TEXTS = ("id", "title", "category", "description")
_NUMBERS = ("price", "rating")
_COLUMNS = (*_TEXTS, *_NUMBERS, "timestamp")
_BLOCK_BYTES = 4 << 20  # of the parser; larger than the default, because texts are long
HEADER = (",".join(_COLUMNS) + "\r\n").encode()


def encode_products(products: Iterable[Product]) -> bytes:
    """A batch file's content."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows(_row(product) for product in products)
    return text.getvalue().encode()


def parse_rows(rows: pa.Buffer, count: int) -> pa.Table:
    """Parse rows without header.

    First as if no text had a line break: then the parser may cut the bytes at any line and work on
    all cores. Where a text has one it fails, or finds another number of rows; then the bytes are
    parsed once more, with line breaks allowed.

    Args:
        rows: the bytes.
        count: rows there must be.

    Raises:
        ValueError: the bytes are not such rows.
    """
    try:
        table = _parse(rows, line_breaks=False)
    except pa.ArrowInvalid:
        return _parse(rows, line_breaks=True)
    return table if len(table) == count else _parse(rows, line_breaks=True)


def _parse(rows: pa.Buffer, *, line_breaks: bool) -> pa.Table:
    text, number = pa.string(), pa.float64()
    return pyarrow.csv.read_csv(
        pa.BufferReader(rows),
        read_options=pyarrow.csv.ReadOptions(column_names=_COLUMNS, block_size=_BLOCK_BYTES),
        parse_options=pyarrow.csv.ParseOptions(newlines_in_values=line_breaks),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=dict.fromkeys(_TEXTS, text) | dict.fromkeys(_NUMBERS, number),
            include_columns=[*_TEXTS, *_NUMBERS],
            check_utf8=False,  # the digest proves the bytes, and we wrote them as UTF-8
        ),
    )


def newest_columns(table: pa.Table) -> dict[str, ArrowColumn[Any]]:
    """The columns by name; of rows with the same id only the last one stays."""
    if not surely_unique(table["id"]):
        ids = table["id"].to_pylist()
        newest = dict(zip(ids, range(len(ids)), strict=True)).values()
        if len(newest) < len(ids):
            table = table.take(sorted(newest))
    return {name: ArrowColumn(_known(table, name)) for name in table.column_names}


def _known(table: pa.Table, name: str) -> pa.ChunkedArray:
    """A column with null where the cell is empty; an empty description is one all the same."""
    column = table[name]
    if name != "category" or not pc.any(empty := pc.equal(column, "")).as_py():
        return column
    return pc.if_else(empty, None, column)


def _row(product: Product) -> tuple[str, ...]:
    return (
        product.id,
        product.title,
        product.category or "",
        product.description,
        "" if product.price is None else f"{product.price:.2f}",
        "" if product.rating is None else f"{product.rating:.1f}",
        "" if product.timestamp is None else product.timestamp.isoformat(),
    )
