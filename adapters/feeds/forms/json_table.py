"""A JSON document with a list of products, item by item."""

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager

import ijson

from adapters.feeds.forms.bounded_reading import CHUNK_BYTES, MOST_DEEP, BoundedReading
from adapters.feeds.forms.json_lines import item_row
from adapters.feeds.forms.streamed_table import Rows, StreamedTable, columns_of_first
from adapters.feeds.forms.text_lines import Text, without_broken
from adapters.feeds.table import TableRow
from domain.errors.catalog import FeedUnreadable
from domain.model.catalog.feed import FeedFault

_NAMES = frozenset({
    "products", "items", "item", "data", "results", "entries", "entry", "offers", "feed", "rows",
    "records", "catalog",
})  # fmt: skip
_MENDED = "\N{REPLACEMENT CHARACTER}"
_DEEPEST = 4  # names, and the list, around the items
_REMEDY = "bring a list of objects, or an object with such a list under products"


def json_table(text: Text) -> StreamedTable:
    """A list, or an object with a list of objects inside; under a known name, if there are more.

    Raises:
        FeedUnreadable: it is not JSON, or has no such list.
    """
    with _opened(text) as reading:
        place = _place_of_items(reading, text.content.source)
    columns = columns_of_first(_rows(text, place), text.content.source)
    name = place.removesuffix(".item") if place != "item" else ""
    return StreamedTable(
        f"JSON, the list under {name}" if name else "JSON",
        text.encoding.name,
        columns,
        text.content.notes + text.encoding.notes,
        lambda: _rows(text, place),
    )


def _rows(text: Text, place: str) -> Rows:
    with _opened(text) as reading:
        for number, item in enumerate(ijson.items(reading, place, buf_size=CHUNK_BYTES), 1):
            reading.next_item()
            row = item_row(number, item)
            yield text.fault(number, "item") if _is_broken(text, row) else row


def _is_broken(text: Text, row: TableRow | FeedFault) -> bool:
    if not text.may_be_broken or isinstance(row, FeedFault):
        return False
    return _MENDED in json.dumps(row.cells, ensure_ascii=False, default=str)


def _place_of_items(reading: BoundedReading, source: str) -> str:
    """As ijson names the items of a list."""
    other = None
    path: list[str] = []  # names and lists around what comes
    are_lists: list[bool] = []
    for event, value in ijson.basic_parse(reading, buf_size=CHUNK_BYTES):
        is_item = event == "start_map" and are_lists[-1:] == [True] and sum(are_lists) == 1
        if is_item and len(path) <= _DEEPEST:
            place = ".".join(path)
            if len(path) == 1 or path[-2].casefold() in _NAMES:
                return place
            other = other or place
        _follow(path, are_lists, event, value)
        if len(path) > MOST_DEEP:
            break
        reading.release()
    if other is None:
        raise FeedUnreadable(source, "its JSON has no list of products", _REMEDY)
    return other


def _follow(path: list[str], are_lists: list[bool], event: str, value: object) -> None:
    if event in {"start_map", "start_array"}:
        are_lists.append(event == "start_array")
        path.append("item" if are_lists[-1] else "")
    elif event == "map_key":
        path[-1] = str(value)
    elif event in {"end_map", "end_array"}:
        path.pop()
        are_lists.pop()


@contextmanager
def _opened(text: Text) -> Iterator[BoundedReading]:
    source = text.content.source
    with text.content.open() if text.encoding.is_plain else text.open() as file:
        plain = _AsUtf8(file) if isinstance(file, io.TextIOWrapper) else file
        reading = BoundedReading(plain, source)
        try:
            yield reading
        except (ijson.JSONError, ValueError, ArithmeticError, RecursionError) as error:
            place = f" after {reading.items:,} items" if reading.items else ""
            reason = f"it is not JSON{place}: {' '.join(str(error).split())}"[:300]
            raise FeedUnreadable(source, reason, _REMEDY) from error


class _AsUtf8(io.RawIOBase):
    """The bytes that a text would be in UTF-8."""

    def __init__(self, file: io.TextIOWrapper) -> None:
        super().__init__()
        self._file = file

    def read(self, size: int = -1, /) -> bytes:
        return without_broken(self._file.read(size)).encode()
