"""A JSON document with a list of products, item by item."""

import io
from collections.abc import Iterator
from contextlib import contextmanager

import ijson

from adapters.feeds.forms.bounded_reading import CHUNK_BYTES, MOST_DEEP, BoundedReading
from adapters.feeds.forms.json_lines import item_row
from adapters.feeds.forms.streamed_table import Rows, StreamedTable, columns_of_first
from adapters.feeds.forms.text_lines import Text
from domain.errors.catalog import FeedUnreadable

_NAMES = frozenset({
    "products", "items", "data", "results", "entries", "entry", "offers", "feed", "rows",
    "records", "catalog",
})  # fmt: skip
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
            yield item_row(number, item)


def _place_of_items(reading: BoundedReading, source: str) -> str:
    """As ijson names the items of a list."""
    other, in_list = None, False  # whether a list has just begun
    path: list[str] = []  # names and lists around what comes
    for event, value in ijson.basic_parse(reading, buf_size=CHUNK_BYTES):
        if in_list and event == "start_map" and len(path) <= _DEEPEST and path.count("item") == 1:
            place = ".".join(path)
            if len(path) == 1 or path[-2] in _NAMES:
                return place
            other = other or place
        in_list = event == "start_array"
        _follow(path, event, value)
        if len(path) > MOST_DEEP:
            break
        reading.next_item()
    if other is None:
        raise FeedUnreadable(source, "its JSON has no list of products", _REMEDY)
    return other


def _follow(path: list[str], event: str, value: object) -> None:
    if event == "start_map":
        path.append("")
    elif event == "start_array":
        path.append("item")
    elif event == "map_key":
        path[-1] = str(value)
    elif event in {"end_map", "end_array"}:
        path.pop()


@contextmanager
def _opened(text: Text) -> Iterator[BoundedReading]:
    source = text.content.source
    try:
        if text.encoding.is_plain:
            with text.content.open() as file:
                yield BoundedReading(file, source)
        else:
            with text.open() as characters:
                yield BoundedReading(_AsUtf8(characters), source)
    except (ijson.JSONError, ValueError, ArithmeticError, RecursionError) as error:
        raise FeedUnreadable(source, f"it is not JSON: {error}"[:300], _REMEDY) from error


class _AsUtf8(io.RawIOBase):
    """The bytes that a text would be in UTF-8."""

    def __init__(self, file: io.TextIOWrapper) -> None:
        super().__init__()
        self._file = file

    def read(self, size: int = -1, /) -> bytes:
        return self._file.read(size).encode()
