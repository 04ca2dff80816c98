"""Rows that were rejected, as a file for the person who corrects them."""

from collections.abc import Sequence
from dataclasses import astuple, fields

from adapters.sheets.containers.separated import for_people
from domain.model.catalog.feed import FeedFault
from domain.model.creative.sheet import CsvForm

_COLUMNS = tuple(each.name for each in fields(FeedFault))


def rejected_rows(form: CsvForm, faults: Sequence[FeedFault], *, is_first: bool) -> bytes:
    """A line for each; the first ones with the header."""
    rows = [dict(zip(_COLUMNS, astuple(fault), strict=True)) for fault in faults]
    csv = for_people(form)
    head = csv.head(_COLUMNS) if is_first and rows else b""
    return head + csv.part(_COLUMNS, rows)
