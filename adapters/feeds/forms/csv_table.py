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
from adapters.feeds.forms.record_lines import RecordLines, RecordTooLong
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
        source = _Records(file, text, layout)
        records = source.after_comments()
        next(records)  # the header
        for record in records:
            if isinstance(record, FeedFault):
                yield record
            elif source.is_doubtful and len(record.cells) != len(columns):
                reason = (
                    f"has {len(record.cells)} cells and stands below a quote that is not closed"
                )
                yield FeedFault(line=record.line, field="row", reason=f"{reason}; {_QUOTES}")
            else:
                source.is_doubtful = False
                yield _row(record, columns)


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
    """Records with the line at which each begins; blank lines are none.

    Attributes:
        is_doubtful: whether a quote was not closed, so that what comes may be parts of a row. Set
            it to false when a whole row has come.
    """

    def __init__(self, file: io.TextIOWrapper, text: Text, layout: _Layout) -> None:
        self._text, self.is_doubtful = text, False
        lines = TextLines(file, text.content.source)
        if layout.has_statement:
            next(lines)
        self._lines = RecordLines(lines, text.content.source)
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
        while True:
            lines.begin()
            try:
                cells = next(self._reader)
            except StopIteration:
                return
            except (csv.Error, RecordTooLong) as error:
                yield self._fault(str(error))
                continue
            if text.may_be_broken and text.is_broken("".join(cells)):
                yield text.fault(lines.line, "row")
            elif cells:
                yield _Record(lines.line, cells)

    def _fault(self, reason: str) -> FeedFault:
        """Reading goes on with the line below, as a quote that is not closed hides good rows."""
        lines, self.is_doubtful = self._lines, True
        if lines.last_line > lines.line:
            told = f"has a quote that is not closed, or text after one on line {lines.last_line}"
            lines.give_back()
        elif "limit" in reason:
            told = f"has a cell of more than {_MOST_CELL_CHARACTERS:,} characters"
        elif "unexpected end" in reason:
            told = "has a quote that is never closed"
        else:
            told = "has text after a closing quote"
        return FeedFault(line=lines.line, field="row", reason=f"{told}; {_QUOTES}")
