"""Products that people bring, from a CSV or JSON file."""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path, PurePath
from typing import Any

from domain.errors.catalog import InvalidProduct, MappingInvalid, ProductFileUnreadable
from domain.model.catalog.feed import FeedFault, FeedProduct, FeedRow, Recognised
from domain.model.catalog.product import Product, rounded_rating
from domain.ports.product_feed import ProductFeed

MAX_BYTES = 256 * 1024 * 1024
_REQUIRED = ("title", "description")
_KNOWN = ("id", "title", "description", "category", "brand", "link", "price", "rating")


class ProductFile:
    """Implements ``ProductFeed``."""

    def __init__(self, rows: Sequence[Mapping[str, Any]], form: str) -> None:
        self._rows = rows
        columns = tuple(dict.fromkeys(name for row in rows[:100] for name in row))
        self.recognised = Recognised(
            profile="plain table",
            form=form,
            encoding="UTF-8",
            columns={name: name for name in columns if name in _KNOWN},
            ignored=tuple(name for name in columns if name not in _KNOWN),
        )
        self._first = 2 if form == "CSV" else 1

    def __iter__(self) -> Iterator[FeedRow]:
        for line, row in enumerate(self._rows, self._first):
            try:
                yield FeedProduct(line=line, product=_product(row))
            except InvalidProduct as error:
                yield FeedFault(
                    line=line,
                    field=error.field,
                    reason=f"must be {error.requirement}",
                    value=str(error.value or ""),
                )


def read_products(source: str, *, mapping: PurePath | None = None) -> ProductFeed:
    """Implements ``FeedReader`` for a CSV file with a header, or a JSON list of objects, UTF-8.

    Raises:
        ProductFileUnreadable: the file is missing, too large, neither CSV nor JSON, or empty.
    """
    if mapping is not None:
        raise MappingInvalid(str(mapping), "the command", "left out")
    path = Path(source)
    is_json = path.suffix.casefold() == ".json"
    return ProductFile(_rows(path, is_json=is_json), "JSON" if is_json else "CSV")


def _rows(path: Path, *, is_json: bool) -> Sequence[Mapping[str, Any]]:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ProductFileUnreadable(str(path), f"larger than {MAX_BYTES >> 20} MiB")
        text = path.read_bytes().decode("utf-8-sig")
        rows = _json_rows(text) if is_json else _csv_rows(text)
    except OSError as error:
        raise ProductFileUnreadable(str(path), error.strerror or str(error)) from error
    except (UnicodeDecodeError, ValueError, csv.Error) as error:
        raise ProductFileUnreadable(str(path), str(error)) from error
    if not rows:
        raise ProductFileUnreadable(str(path), "it has no products")
    return rows


def _json_rows(text: str) -> Sequence[Mapping[str, Any]]:
    document = json.loads(text, parse_float=Decimal)
    rows = document.get("products") if isinstance(document, dict) else document
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError("expected a list of products, or an object with one under 'products'")
    return rows


def _csv_rows(text: str) -> Sequence[Mapping[str, Any]]:
    reader = csv.DictReader(text.splitlines(keepends=True), strict=True)
    missing = [name for name in _REQUIRED if name not in (reader.fieldnames or ())]
    if missing:
        raise ValueError(f"the header lacks {' and '.join(missing)}")
    return list(reader)


def _product(row: Mapping[str, Any]) -> Product:
    for name in _REQUIRED:
        if _text(row, name) is None:
            raise InvalidProduct(name, row.get(name), "given")
    price, rating = _number(row, "price"), _number(row, "rating")
    return Product(
        id=_text(row, "id") or "",
        title=_text(row, "title") or "",
        description=_text(row, "description") or "",
        category=_text(row, "category"),
        price=price,
        brand=_text(row, "brand"),
        rating=None if rating is None else rounded_rating(float(rating)),
        url=_text(row, "link"),
    )


def _text(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    if isinstance(value, int) and name == "id":
        value = str(value)
    if value is not None and not isinstance(value, str):
        raise InvalidProduct(name, value, "text")
    return (value or "").strip() or None


def _number(row: Mapping[str, Any], name: str) -> Decimal | None:
    value = row.get(name)
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        raise InvalidProduct(name, value, "a number")
    try:
        return Decimal(value)
    except InvalidOperation:
        raise InvalidProduct(name, value, "a number with a decimal point") from None
