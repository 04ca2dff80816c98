"""CSV (RFC 4180) and TSV, UTF-8."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from adapters.sheets.formats.layout import Row

# What a spreadsheet would take for a formula (OWASP: CSV injection).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True, kw_only=True)
class Separated:
    """Implements ``Container``.

    Attributes:
        is_verbatim: False puts an apostrophe before what a spreadsheet would run.
    """

    delimiter: str
    is_verbatim: bool

    def head(self, columns: Sequence[str]) -> bytes:
        return self._lines([columns])

    def part(self, columns: Sequence[str], rows: Iterable[Row]) -> bytes:
        return self._lines([[row.get(name) for name in columns] for row in rows])

    def finish(self, columns: Sequence[str], parts: Path) -> Path:
        del columns
        return parts

    def _lines(self, lines: Sequence[Sequence[object]]) -> bytes:
        sheet = io.StringIO()
        writer = csv.writer(sheet, delimiter=self.delimiter, lineterminator="\r\n")
        for line in lines:
            writer.writerow(line if self.is_verbatim else map(harmless, line))
        return sheet.getvalue().encode()


def harmless(value: object) -> object:
    """The cell, as text where a spreadsheet would run it."""
    is_formula = isinstance(value, str) and value.startswith(_FORMULA_STARTS)
    return f"'{value}" if is_formula else value
