"""CSV and TSV as RFC 4180 has them, row by row."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from adapters.feeds.forms.csv_header import named
from adapters.feeds.forms.delimiter import (
    delimiter_of,
    in_words,
    is_comment,
    stated_delimiter,
)
from adapters.feeds.forms.streamed_table import Rows, StreamedTable
from adapters.feeds.forms.text_lines import Text, TextLines
from adapters.feeds.table import TableRow
from domain.errors.catalog import FeedUnreadable
from domain.model.catalog.feed import FeedFault

_MOST_CELL_CHARACTERS = 1 << 20
_FIRST_LINES = 200
_FIRST_CHARACTERS = 1 << 20
_QUOTES = "put quotes around the cell, and double the quotes inside it"


def csv_table(text: Text) -> StreamedTable:
    """Its header is read; ``sep=`` and lines of comments stand above it.

    Raises:
        FeedUnreadable: there is no header, or a name stands twice in it.
    """
    # The module has one limit for the whole process, too low for descriptions with pictures.
    csv.field_size_limit(max(csv.field_size_limit(), _MOST_CELL_CHARACTERS))
    lines = _first_lines(text)
    stated = stated_delimiter(lines[0]) if lines else None
    layout = _Layout(stated or delimiter_of(lines), has_statement=stated is not None)
    columns = _header(text, layout)
    return StreamedTable(
        f"CSV, delimiter {in_words(layout.delimiter)}",
        text.encoding.name,
        columns,
        text.content.notes + text.encoding.notes + _line_ends(lines),
        lambda: _rows(text, layout, columns),
    )


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the records of a file stand in it; a statement is a first line such as ``sep=;``."""

    delimiter: str
    has_statement: bool


def _header(text: Text, layout: _Layout) -> tuple[str, ...]:
    source = text.content.source
    with text.open() as file:
        record = next(_Records(file, text, layout).after_comments(), None)
    if record is None:
        raise FeedUnreadable(source, "it is empty", "bring a header and a row a product")
    if isinstance(record, FeedFault):
        place = f"the header, at line {record.line}, {record.reason}"
        raise FeedUnreadable(source, place, "correct the header")
    return named(record.cells, record.line, source)


def _first_lines(text: Text) -> list[str]:
    found: list[str] = []
    with text.open() as file:
        lines = TextLines(file, text.content.source)
        for line in islice(lines, _FIRST_LINES):
            found.append(line)
            if lines.held > _FIRST_CHARACTERS:
                break
    return found


def _line_ends(lines: list[str]) -> tuple[str, ...]:
    is_cr = bool(lines) and lines[0].endswith("\r")
    return ("Its lines end with CR alone.",) if is_cr else ()


def _rows(text: Text, layout: _Layout, columns: tuple[str, ...]) -> Rows:
    with text.open() as file:
        records = _Records(file, text, layout).after_comments()
        next(records)  # the header
        for record in records:
            yield record if isinstance(record, FeedFault) else _row(record, columns)


def _row(record: "_Record", columns: tuple[str, ...]) -> TableRow | FeedFault:
    cells = record.cells
    if (missing := len(columns) - len(cells)) > 0:
        cells.extend([""] * missing)
    elif missing and any(cells[len(columns) :]):
        return FeedFault(
            line=record.line,
            field="row",
            reason=f"has {len(cells)} cells, but the header has {len(columns)}; {_QUOTES}",
            value=" | ".join(cells)[:200],
        )
    return TableRow(record.line, dict(zip(columns, cells, strict=False)))


@dataclass(frozen=True, slots=True)
class _Record:
    line: int
    cells: list[str]


class _Records:
    """Records with the line at which each begins; blank lines are none."""

    def __init__(self, file: io.TextIOWrapper, text: Text, layout: _Layout) -> None:
        self._lines, self._text = TextLines(file, text.content.source), text
        if layout.has_statement:
            next(self._lines)
        self._reader = csv.reader(self._lines, delimiter=layout.delimiter, strict=True)

    def after_comments(self) -> Iterator[_Record | FeedFault]:
        """The header first."""
        records = iter(self)
        for record in records:
            if isinstance(record, FeedFault) or not is_comment(record.cells):
                yield record
                break
        yield from records

    def __iter__(self) -> Iterator[_Record | FeedFault]:
        lines, text = self._lines, self._text
        checked = text.encoding.errors != "strict"
        while True:
            line, lines.held = lines.count + 1, 0
            try:
                cells = next(self._reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield self._fault(line, str(error))
                continue
            if checked and text.is_broken("".join(cells)):
                yield FeedFault(line=line, field="row", reason="has bytes that are not UTF-8")
            elif cells:
                yield _Record(line, cells)

    def _fault(self, line: int, reason: str) -> FeedFault:
        """Reading goes on with the next line, where the row has only one."""
        lines = self._lines
        if lines.ended:
            reason = f"a quote that opens in the row at line {line} is never closed"
            raise FeedUnreadable(self._text.content.source, reason, _QUOTES)
        if "limit" in reason:
            reason = f"has a cell of more than {_MOST_CELL_CHARACTERS:,} characters"
            if lines.count > line:  # it may have swallowed rows
                told = f"the row at line {line} {reason}"
                raise FeedUnreadable(self._text.content.source, told, _QUOTES)
        else:
            reason = f"has text after a closing quote; {_QUOTES}"
        if lines.count > line:
            reason = f"goes on to line {lines.count} and {reason}"
        return FeedFault(line=line, field="row", reason=reason)
