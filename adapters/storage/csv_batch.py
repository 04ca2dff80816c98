"""Batches of products as CSV: RFC 4180, UTF-8, one header line."""

import csv
import io
from collections.abc import Iterable
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.csv

from domain.model.product import Product

_TEXTS = ("id", "title", "category", "description")
_NUMBERS = ("price", "rating")
_COLUMNS = (*_TEXTS, *_NUMBERS, "timestamp")
HEADER = (",".join(_COLUMNS) + "\r\n").encode()


def encode_products(products: Iterable[Product]) -> bytes:
    """A batch file's content."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows(_row(product) for product in products)
    return text.getvalue().encode()


def read_columns(rows: BinaryIO) -> dict[str, list[Any]]:
    """Parse rows without header to columns; of rows with the same id the last one stays.

    Raises:
        ValueError: the bytes are not such rows.
    """
    table = _parse(rows)
    ids: list[str] = table["id"].to_pylist()
    if len(set(ids)) < len(ids):
        newest = sorted(dict(zip(ids, range(len(ids)), strict=True)).values())
        ids = [ids[row] for row in newest]
        table = table.take(newest)
    return {"id": ids} | {name: table[name].to_pylist() for name in table.column_names[1:]}


def _parse(rows: BinaryIO) -> pa.Table:
    text, number = pa.string(), pa.float64()
    return pyarrow.csv.read_csv(
        rows,
        read_options=pyarrow.csv.ReadOptions(column_names=_COLUMNS),
        parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=dict.fromkeys(_TEXTS, text) | dict.fromkeys(_NUMBERS, number),
            include_columns=[*_TEXTS, *_NUMBERS],
        ),
    )


def _row(product: Product) -> tuple[str, ...]:
    return (
        str(product.id),
        product.title,
        product.category,
        product.description,
        f"{product.price:.2f}",
        f"{product.rating:.1f}",
        product.timestamp.isoformat(),
    )
