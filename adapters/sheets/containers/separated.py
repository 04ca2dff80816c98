"""CSV (RFC 4180) and TSV, UTF-8."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from adapters.sheets.formats.layout import Row

# What a spreadsheet would take for a formula (OWASP: CSV injection): its sign first in a cell, also
# behind what is skipped or invisible, and behind ";", which parts cells in many countries.
_SKIPPED = r"\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_SIGNS = r"=+\-@\uff1d\uff0b\uff0d\uff20"
_FORMULA = re.compile(rf"^(?=[\t\r\n])|(?:^|;)(?=[{_SKIPPED}]*[{_SIGNS}])")


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
            writer.writerow(line if self.is_verbatim else map(harmless, line))
        return sheet.getvalue().encode()


def harmless(value: object) -> object:
    """The cell, as text where a spreadsheet would run it."""
    return _FORMULA.sub(r"\g<0>'", value) if isinstance(value, str) else value
