"""Batches of products as CSV: RFC 4180, UTF-8, one header line."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from adapters.storage.arrow_column import ArrowColumn, surely_unique
from domain.model.catalog.product import Product

_TEXTS = ("id", "title", "category", "description")
_NUMBERS = ("price", "rating")
_PLAIN = (*_TEXTS, *_NUMBERS, "timestamp")
LABEL_COLUMNS = ("label", "impressions", "clicks", "orders")
_MORE = (
    "brand", "sale_price", "currency", "rating_count", "url", "attributes", "highlights",
    *LABEL_COLUMNS,
)  # fmt: skip
_READ = {
    **dict.fromkeys(_TEXTS, pa.string()),
    **dict.fromkeys(_NUMBERS, pa.float64()),
    **dict.fromkeys(LABEL_COLUMNS, pa.int64()),
    "label": pa.bool_(),
}
_BLOCK_BYTES = 4 << 20  # of the parser; larger than the default, because texts are long


def _header(columns: Sequence[str]) -> bytes:
    return (",".join(columns) + "\r\n").encode()


HEADERS = {_header(columns): columns for columns in (_PLAIN, (*_PLAIN, *_MORE))}
"""First line of a batch -> its columns: the plain ones where no product has anything else."""


def encode_products(products: Iterable[Product]) -> bytes:
    """A batch file's content."""
    rows = [_row(product) for product in products]
    has_more = any(any(row[len(_PLAIN) :]) for row in rows)
    columns = (*_PLAIN, *_MORE) if has_more else _PLAIN
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(row[: len(columns)] for row in rows)
    return text.getvalue().encode()


def header_of(content: memoryview) -> bytes:
    """The batch's first line.

    Raises:
        ValueError: it is none of ``HEADERS``.
    """
    for header in HEADERS:
        if content[: len(header)] == header:
            return header
    raise ValueError("the first line of a batch is none that was ever written")


def parse_rows(rows: pa.Buffer, count: int, columns: Sequence[str]) -> pa.Table:
    """Parse rows without header.

    First as if no text had a line break: then the parser may cut the bytes at any line and work on
    all cores. Where a text has one it fails, or finds another number of rows; then the bytes are
    parsed once more, with line breaks allowed.

    Args:
        rows: the bytes.
        count: rows there must be.
        columns: of the rows.

    Raises:
        ValueError: the bytes are not such rows.
    """
    try:
        table = _parse(rows, columns, line_breaks=False)
    except pa.ArrowInvalid:
        return _parse(rows, columns, line_breaks=True)
    return table if len(table) == count else _parse(rows, columns, line_breaks=True)


def _parse(rows: pa.Buffer, columns: Sequence[str], *, line_breaks: bool) -> pa.Table:
    read = {name: type_ for name, type_ in _READ.items() if name in columns}
    return pyarrow.csv.read_csv(
        pa.BufferReader(rows),
        read_options=pyarrow.csv.ReadOptions(column_names=columns, block_size=_BLOCK_BYTES),
        parse_options=pyarrow.csv.ParseOptions(newlines_in_values=line_breaks),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=read,
            include_columns=list(read),
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
    categories = table["category"]
    known = pc.if_else(pc.equal(categories, ""), None, categories)
    columns: dict[str, ArrowColumn[Any]] = {
        name: ArrowColumn(table[name]) for name in table.column_names
    }
    return {**columns, "category": ArrowColumn(known)}


def _row(product: Product) -> tuple[str, ...]:
    attributes = {name: value for name, value in asdict(product.attributes).items() if value}
    return (
        product.id,
        product.title,
        product.category or "",
        product.description,
        _amount(product.price),
        "" if product.rating is None else f"{product.rating:.1f}",
        "" if product.timestamp is None else product.timestamp.isoformat(),
        product.brand or "",
        _amount(product.sale_price),
        product.currency or "",
        _count(product.rating_count),
        product.url or "",
        json.dumps(attributes, ensure_ascii=False) if attributes else "",
        json.dumps(product.highlights, ensure_ascii=False) if product.highlights else "",
        _count(product.label),
        _count(product.impressions),
        _count(product.clicks),
        _count(product.orders),
    )


def _amount(price: Decimal | None) -> str:
    return "" if price is None else f"{price:.2f}"


def _count(number: int | None) -> str:
    """A whole number, or a truth value as 1 or 0."""
    return "" if number is None else str(int(number))
