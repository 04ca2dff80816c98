"""Rows that were rejected, as a file for the person who corrects them."""

from collections.abc import Sequence
from dataclasses import astuple, fields

from adapters.sheets.containers.separated import Separated
from domain.model.catalog.feed import FeedFault

_COLUMNS = tuple(each.name for each in fields(FeedFault))
_CSV = Separated(delimiter=",", is_verbatim=False)


def rejected_rows(faults: Sequence[FeedFault], *, is_first: bool) -> bytes:
    """A line for each; the first ones with the header."""
    rows = [dict(zip(_COLUMNS, astuple(fault), strict=True)) for fault in faults]
    head = _CSV.head(_COLUMNS) if is_first and rows else b""
    return head + _CSV.part(_COLUMNS, rows)
