"""Text of a cell, whatever type the cell has."""

import math
import re
from collections.abc import Mapping
from decimal import Decimal

from domain.errors.catalog import InvalidProduct

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]|_x000[DdAa]_(?:\r?\n)?")
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufeff]")
_C1 = re.compile("[\x80-\x9f]")
_NOTHING = frozenset({"", "null", "none", "nan", "n/a", "#n/a", "<na>", "nil", "undefined", "-"})
_LONGEST_NUMBER = 40  # digits
_WHOLE_FLOATS = 2**53


def text_of(cell: object, field: str = "cell") -> str:
    """What the cell says, without spaces around it and control characters; empty for nothing.

    Bytes 80 to 9F that were read as control characters are what Windows-1252 has there, as in
    HTML.

    Raises:
        InvalidProduct: it is an object or a list.
    """
    if isinstance(cell, str):
        return _plain(cell)
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float | Decimal):
        return _number(cell, field)
    if isinstance(cell, list | tuple | Mapping | bytes):
        raise InvalidProduct(field, shown(cell), "text")
    return _plain(str(cell))  # a date of a spreadsheet


def is_filled(cell: object) -> bool:
    """Whether anything stands in the cell."""
    return not cell.isspace() and cell != "" if isinstance(cell, str) else cell is not None


def is_nothing(text: str) -> bool:
    """Whether it is how programs and people write that there is nothing."""
    return text.strip().casefold() in _NOTHING


def shown(cell: object, limit: int = 200) -> str:
    """The cell as a report of faults shows it, which any file can hold."""
    try:
        text = cell if isinstance(cell, str) else str(cell)
    except ValueError:  # a whole number of more digits than Python writes
        return "a number of many digits"
    text = _UNSEEN.sub("", text[: limit + 1])
    return text if len(text) <= limit else f"{text[:limit]}…"


def _plain(text: str) -> str:
    if not text.isascii() or not text.isprintable():
        text = _UNSEEN.sub("", _BREAKS.sub("\n", text))
        text = _C1.sub(lambda found: found[0].encode("latin-1").decode("cp1252", "ignore"), text)
    elif "_x000" in text:
        text = _BREAKS.sub("\n", text)
    return text.strip()


def _number(cell: float | Decimal, field: str) -> str:
    if isinstance(cell, float):
        if not math.isfinite(cell):
            return ""
        # Spreadsheets keep 24.9 as 24.899999999999999, and whole numbers, such as a GTIN, exactly.
        is_whole = cell.is_integer() and abs(cell) < _WHOLE_FLOATS
        cell = int(cell) if is_whole else Decimal(f"{cell:.12g}")
    if isinstance(cell, int):
        is_short = abs(cell) < 10**_LONGEST_NUMBER
    elif cell.is_finite():
        is_short = abs(cell.adjusted()) < _LONGEST_NUMBER
    else:
        return ""
    if not is_short:
        raise InvalidProduct(field, shown(cell), f"a number of at most {_LONGEST_NUMBER} digits")
    return str(cell) if isinstance(cell, int) else f"{cell:f}"
