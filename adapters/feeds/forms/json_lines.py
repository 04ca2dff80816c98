"""JSON Lines: one item a line."""

import json
from collections.abc import Iterable
from decimal import Decimal

from adapters.feeds.forms.bounded_reading import MOST_DEEP
from adapters.feeds.forms.streamed_table import Rows, StreamedTable, columns_of_first
from adapters.feeds.forms.text_lines import Text, TextLines
from adapters.feeds.table import TableRow
from domain.model.catalog.feed import FeedFault

_SHOWN = 200
# Python writes NaN where a number is missing; JSON has no such word.
_DECODER = json.JSONDecoder(parse_float=Decimal, parse_constant=lambda _: None)


def json_lines(text: Text) -> StreamedTable:
    """Its first items are read.

    Raises:
        FeedUnreadable: none of them is an object.
    """
    columns = columns_of_first(_rows(text), text.content.source)
    notes = text.content.notes + text.encoding.notes
    return StreamedTable("JSON Lines", text.encoding.name, columns, notes, lambda: _rows(text))


def item_row(number: int, item: object) -> TableRow | FeedFault:
    """The row of an item; what is no object is none."""
    if _is_deep(item):
        reason = f"must have at most {MOST_DEEP} lists and objects in one another"
        return FeedFault(line=number, field="item", reason=reason)
    if isinstance(item, dict):
        return TableRow(number, item)
    reason = "must be an object with names and values"
    return FeedFault(line=number, field="item", reason=reason, value=f"{item!r:.{_SHOWN}}")


def _is_deep(item: object) -> bool:
    """Whether functions that call themselves for what is inside would not come to its end."""
    level = _nested([item])
    for _ in range(MOST_DEEP):
        if not level:
            return False
        level = _nested(
            each
            for outer in level
            for each in (outer.values() if isinstance(outer, dict) else outer)
        )
    return True


def _nested(values: Iterable[object]) -> list[dict[str, object] | list[object]]:
    return [each for each in values if isinstance(each, dict | list)]


def _rows(text: Text) -> Rows:
    with text.open() as file:
        lines = TextLines(file, text.content.source)
        for line in lines:
            lines.held = 0
            if not line.isspace():
                yield _row(text, lines.count, line.removeprefix("\ufeff"))


def _row(text: Text, number: int, line: str) -> TableRow | FeedFault:
    if text.is_broken(line):
        return text.fault(number, "item")
    try:
        item = _DECODER.decode(line)
    except json.JSONDecodeError as error:
        reason = f"must be JSON; at character {error.colno:,}: {error.msg}"
    except (ValueError, RecursionError):  # a number of thousands of digits, thousands of brackets
        reason = "must be JSON of plain numbers and few brackets"
    else:
        return item_row(number, item)
    return FeedFault(line=number, field="item", reason=reason, value=line[:_SHOWN].rstrip())
