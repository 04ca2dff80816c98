"""XLSX, from its first sheet that has rows."""

import datetime as dt
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from adapters.feeds.forms.csv_header import named
from adapters.feeds.forms.delimiter import is_comment
from adapters.feeds.forms.sheet_size import SheetSize
from adapters.feeds.forms.streamed_table import Rows, StreamedTable
from adapters.feeds.opening.compressed import BROKEN
from adapters.feeds.opening.content import Content
from adapters.feeds.table import TableRow
from domain.errors.catalog import FeedUnreadable
from domain.model.catalog.feed import FeedFault

_WORKBOOK = "xl/workbook.xml"
_MOST_BYTES = 512 << 20  # unpacked: the library has a sheet in memory as a whole
_MOST_CELLS = 6_000_000  # it makes room for the rectangle, about 100 bytes a cell: 600 MB
_REMEDY = "save it as CSV in UTF-8"


def is_spreadsheet(members: Sequence[zipfile.ZipInfo]) -> bool:
    return any(each.filename == _WORKBOOK for each in members)


def spreadsheet(content: Content, members: Sequence[zipfile.ZipInfo]) -> StreamedTable:
    """Dates are ISO text, numbers exact to the 15 digits that spreadsheets keep.

    Raises:
        FeedUnreadable: it is broken, too large, or has no rows or a name twice in its header.
    """
    with _told(content):
        _check(content, members)
        sheet = _first_sheet(content)
    name, source = sheet.name, content.source
    first = next(_filled(sheet), None)
    if first is None:
        raise FeedUnreadable(source, "its sheets are empty", _REMEDY)
    line, header = first
    columns = named(_without_end([_text(cell) for cell in header]), line, source)
    return StreamedTable(
        f"XLSX, sheet {name}",
        "UTF-8",
        columns,
        content.notes,
        lambda: _rows(content, sheet, columns),
    )


def _rows(content: Content, sheet: CalamineSheet, columns: tuple[str, ...]) -> Rows:
    with _told(content):
        rows = _filled(sheet)
        next(rows)  # the header
        for line, cells in rows:
            if any(cell not in {"", None} for cell in cells[len(columns) :]):
                yield FeedFault(
                    line=line,
                    field="row",
                    reason=f"has cells beyond the {len(columns)} of the header",
                    value=" | ".join(map(_text, cells))[:200],
                )
            else:
                values = map(_cell, cells[: len(columns)])
                yield TableRow(line, dict(zip(columns, values, strict=False)))


def _first_sheet(content: Content) -> CalamineSheet:
    with content.open() as file:
        workbook = CalamineWorkbook.from_filelike(file)
    visible = [
        each.name for each in workbook.sheets_metadata if each.visible is SheetVisibleEnum.Visible
    ]
    for name in visible:
        sheet = workbook.get_sheet_by_name(name)
        if sheet.height:
            return sheet
    raise FeedUnreadable(content.source, "its sheets are empty", _REMEDY)


def _filled(sheet: CalamineSheet) -> Iterator[tuple[int, list[object]]]:
    """Line and cells of the rows; those without content and comments above the header are none."""
    is_below = False
    for line, cells in enumerate(sheet.iter_rows(), 1):
        if any(cell not in {"", None} for cell in cells):
            is_below = is_below or not is_comment([_text(cells[0])])
            if is_below:
                yield line, list(cells)


def _without_end(names: list[str]) -> list[str]:
    """Formats reach further to the right than names."""
    while names and not names[-1].strip():
        names.pop()
    return names


def _text(cell: object) -> str:
    value = _cell(cell)
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


def _cell(cell: object) -> object:
    if isinstance(cell, dt.datetime | dt.date | dt.time):
        return cell.isoformat()
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, int | float):
        return Decimal(f"{cell:.15g}")
    return cell if isinstance(cell, str) else str(cell)


def _check(content: Content, members: Sequence[zipfile.ZipInfo]) -> None:
    """Before the library reads it, which knows no bounds."""
    if sum(each.file_size for each in members) > _MOST_BYTES:
        reason = f"it unpacks to more than {_MOST_BYTES >> 20} MiB"
        raise FeedUnreadable(content.source, reason, _REMEDY)
    with content.open() as file, zipfile.ZipFile(file) as archive:
        for member in members:  # any of them may be the sheet
            with archive.open(member) as part:
                _check_size(part.read, content.source)


def _check_size(read: Callable[[int], bytes], source: str) -> None:
    size = SheetSize()
    size.read(read, most_cells=_MOST_CELLS)
    if size.cells > _MOST_CELLS:
        reason = f"a sheet of {size.rows:,} rows and {size.columns:,} columns is too large"
        raise FeedUnreadable(source, reason, _REMEDY)


@contextmanager
def _told(content: Content) -> Iterator[None]:
    try:
        yield
    except FeedUnreadable:
        raise
    except (CalamineError, *BROKEN) as error:
        reason = f"it is a broken spreadsheet: {error}"[:300]
        raise FeedUnreadable(content.source, reason, _REMEDY) from error
