"""Excel: rows are kept as JSON Lines until the end, because a workbook cannot grow."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from adapters.sheets.formats.layout import Row

_ROWS_OF_A_SHEET = 1_048_576 - 1  # below the header
_WIDTH = 24
# Two runs give the same bytes.
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


class ExcelWorkbook:
    """Implements ``Container``: text stays text, whatever it begins with."""

    def head(self, columns: Sequence[str]) -> bytes:
        del columns
        return b""

    def part(self, columns: Sequence[str], rows: Iterable[Row]) -> bytes:
        lines = ([row.get(name) for name in columns] for row in rows)
        return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines).encode()

    def finish(self, columns: Sequence[str], parts: Path) -> Path:
        whole = parts.with_name("workbook")
        options = {"constant_memory": True, "tmpdir": str(parts.parent)}
        book = Workbook(str(whole), options)
        book.set_properties({"created": _CREATED})
        with parts.open(encoding="utf-8", newline="\n") as lines:
            while _add_sheet(book, columns, islice(lines, _ROWS_OF_A_SHEET)):
                pass
        try:
            book.close()
        except FileCreateError as error:
            raise OSError(*error.args[0].args) from error
        return whole


def _add_sheet(book: Any, columns: Sequence[str], lines: Iterator[str]) -> bool:  # noqa: ANN401 - XlsxWriter has no types
    """Write a sheet; whether it is full, so that there may be more rows."""
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(columns) - 1, _WIDTH)
    bold = book.add_format({"bold": True})
    for place, name in enumerate(columns):
        sheet.write_string(0, place, name, bold)
    row = 0
    for row, line in enumerate(lines, 1):
        for place, value in enumerate(json.loads(line)):
            _write(sheet, row, place, value)
    return row == _ROWS_OF_A_SHEET


def _write(sheet: Any, row: int, column: int, value: object) -> None:  # noqa: ANN401 - likewise
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif value:
        sheet.write_string(row, column, str(value))
