"""Numbers as people group and divide them: which amounts one can stand for."""

import re
from decimal import Decimal
from typing import Literal

DecimalSign = Literal[".", ","]

_SPACES = " \u00a0\u2009\u202f"
_APOSTROPHES = "'\u2019"
_FIRST = r"[1-9]\d{0,2}"
_BY_THREE = rf"{_FIRST}(?:([{_SPACES}]|[{_APOSTROPHES}])\d{{3}})(?:\1\d{{3}})*"
_SHAPES: dict[DecimalSign, re.Pattern[str]] = {
    # Twelve lakh is grouped as 12,00,000.
    ".": re.compile(
        rf"(?:\d+|{_BY_THREE}|{_FIRST}(?:,\d{{3}})+|[1-9]\d?(?:,\d\d)+,\d{{3}})(?:\.\d+)?"
    ),
    ",": re.compile(rf"(?:\d+|{_BY_THREE}|{_FIRST}(?:\.\d{{3}})+)(?:,\d+)?"),
}
_GROUPING = str.maketrans("", "", _SPACES + _APOSTROPHES)


def readings(number: str) -> dict[DecimalSign, Decimal]:
    """The amount by each decimal sign that the number can be written with.

    ``1,234`` has two, ``24,90`` and ``1,234.56`` have one, and ``12,34.5`` has none.
    """
    from price_parser import Price  # noqa: PLC0415 - slow to import; few requests have such a price

    found = {
        sign: Price.fromstring(number.translate(_GROUPING), decimal_separator=sign).amount
        for sign, shape in _SHAPES.items()
        if shape.fullmatch(number)
    }
    return {sign: Decimal(amount) for sign, amount in found.items() if amount is not None}
