"""Products that people bring, from a CSV or JSON file."""

import csv
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path, PurePath
from typing import Any

from domain.errors.catalog import InvalidProduct, ProductFileUnreadable, RowFault, RowsInvalid
from domain.model.catalog.product import rounded_rating
from domain.model.creative.brief.brief import Brief

MAX_BYTES = 256 * 1024 * 1024
_REQUIRED = ("title", "description")


def read_products(path: PurePath) -> list[Brief]:
    """Each product; columns that are not known are ignored.

    Args:
        path: a CSV file with a header, or a JSON list of objects (or an object with such a list
            under ``products``), UTF-8.

    Raises:
        ProductFileUnreadable: the file is missing, too large, neither CSV nor JSON, or empty.
        RowsInvalid: names every row at fault, and what is wrong there.
    """
    rows = _rows(Path(path))
    found: list[Brief] = []
    faults: list[RowFault] = []
    for number, row in enumerate(rows, 1):
        try:
            found.append(_brief(row))
        except InvalidProduct as error:
            faults.append(RowFault(number, error.field, error.requirement))
    if faults:
        raise RowsInvalid(str(path), faults)
    return found


def _rows(path: Path) -> Sequence[Mapping[str, Any]]:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ProductFileUnreadable(str(path), f"larger than {MAX_BYTES >> 20} MiB")
        text = path.read_bytes().decode("utf-8-sig")
        rows = _json_rows(text) if path.suffix.casefold() == ".json" else _csv_rows(text)
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


def _brief(row: Mapping[str, Any]) -> Brief:
    for name in _REQUIRED:
        if _text(row, name) is None:
            raise InvalidProduct(name, row.get(name), "given")
    price, rating = _number(row, "price"), _number(row, "rating")
    return Brief(
        title=_text(row, "title") or "",
        description=_text(row, "description") or "",
        category=_text(row, "category"),
        price=price,
        brand=_text(row, "brand"),
        rating=None if rating is None else rounded_rating(float(rating)),
    )


def _text(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
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
