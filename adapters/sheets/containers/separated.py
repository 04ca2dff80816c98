"""CSV (RFC 4180) and TSV, UTF-8."""

import codecs
import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from adapters.sheets.containers.formulas import harmless
from adapters.sheets.formats.layout import Row
from domain.model.creative.sheet import CsvForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Separated:
    """Implements ``Container``.

    Attributes:
        is_verbatim: False quotes every cell, and puts an apostrophe before what a spreadsheet would
            run.
        byte_order_mark: whether the file begins with it; without one Excel takes UTF-8 for
            something else.
    """

    delimiter: str
    is_verbatim: bool
    byte_order_mark: bool = False

    def head(self, columns: Sequence[str]) -> bytes:
        return codecs.BOM_UTF8 * self.byte_order_mark + self._lines([columns])

    def part(self, columns: Sequence[str], rows: Iterable[Row]) -> bytes:
        return self._lines([[row.get(name) for name in columns] for row in rows])

    def finish(self, columns: Sequence[str], parts: Path) -> Path:
        del columns
        return parts

    def _lines(self, lines: Sequence[Sequence[object]]) -> bytes:
        sheet = io.StringIO()
        writer = csv.writer(
            sheet,
            delimiter=self.delimiter,
            lineterminator="\r\n",
            quoting=csv.QUOTE_MINIMAL if self.is_verbatim else csv.QUOTE_ALL,
        )
        for line in lines:
            cells = line if self.is_verbatim else [harmless(cell, self.delimiter) for cell in line]
            writer.writerow(cells)
        return sheet.getvalue().encode()


def for_people(form: CsvForm) -> Separated:
    """CSV for people's spreadsheets."""
    return Separated(
        delimiter=form.delimiter, is_verbatim=False, byte_order_mark=form.byte_order_mark
    )
