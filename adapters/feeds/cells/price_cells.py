"""Prices of cells: the amount and its currency where both are certain."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from adapters.feeds.cells.text import is_nothing, shown, text_of
from adapters.prices.currency_signs import currency_of_sign
from adapters.prices.numbers import DecimalSign
from adapters.prices.price_text import WANTED, TwoReadings, is_range, read_amount
from domain.errors.catalog import InvalidProduct
from domain.model.catalog.money import CURRENCIES
from domain.model.catalog.product import check_price

SignOfColumn = Callable[[], DecimalSign | None]
"""Gives the sign before the fraction, where a column as a whole shows it."""

_read_amount = lru_cache(maxsize=4_096)(read_amount)  # prices of a shop come again and again
_AMOUNTS = ("amount", "value", "price")
_CURRENCIES = ("currency", "currency_code", "currencyCode")
_ZERO = re.compile(r"0+(?:[.,]0+)?")
_PLAIN_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_WANTED_IN_CELLS = "an amount, such as 24.90 or 24.90 EUR"


@dataclass(frozen=True, slots=True)
class ReadCell:
    """A price of a cell.

    Attributes:
        amount: None for no price.
        currency: None where the cell names none.
        is_range: it is one of several prices, the least or the most.
    """

    amount: Decimal | None = None
    currency: str | None = None
    is_range: bool = False


def read_price_cell(
    cell: object,
    field: str,
    *,
    default: str,
    stated: DecimalSign | None = None,
    of_column: SignOfColumn = lambda: None,
) -> ReadCell:
    """The price of a cell; 0 is none.

    Args:
        default: the currency of the row, or of the shop, which decides whose dollar ``$`` is.
        stated: the sign before the fraction, where it is known.
        of_column: is asked where the cell can be read in two ways.

    Raises:
        InvalidProduct: amount or currency is not certain.
    """
    if isinstance(cell, Mapping):
        return _of_object(cell, field, default)
    text = text_of(cell, field)
    if is_nothing(text) or _ZERO.fullmatch(text):
        return ReadCell()
    try:
        if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
            return ReadCell(_number(text))
        if is_range(text):
            return ReadCell(is_range=True)
        amount, currency = _read(text, default, stated, of_column)
    except InvalidProduct as error:
        requirement = error.requirement.replace(WANTED, _WANTED_IN_CELLS)
        if isinstance(error, TwoReadings):
            requirement += "; a mapping can say which sign is the decimal one"
        raise InvalidProduct(field, shown(cell), requirement) from error
    return ReadCell(amount or None, currency)


def read_currency(cell: object, default: str) -> str | None:
    """ISO 4217 of a cell of its own; None for nothing.

    Raises:
        InvalidProduct: it is no currency that is known.
    """
    text = text_of(cell, "currency")
    if is_nothing(text):
        return None
    code = text.upper()
    found = code if code in CURRENCIES else currency_of_sign(text, default)
    if found is None:
        raise InvalidProduct("currency", shown(text), "an ISO 4217 code in use, such as EUR")
    return found


def one_currency(first: str | None, second: str | None, field: str) -> str | None:
    """The currency that two places name.

    Raises:
        InvalidProduct: they name two.
    """
    if first and second and first != second:
        raise InvalidProduct(field, f"{first} and {second}", "in one currency")
    return first or second


def _read(
    text: str, default: str, stated: DecimalSign | None, of_column: SignOfColumn
) -> tuple[Decimal, str | None]:
    try:
        return _read_amount(text, default, stated)
    except TwoReadings:
        sign = of_column()  # reads the whole column, so that it is asked only where it is needed
        if sign is None:
            raise
        return _read_amount(text, default, sign)


def _of_object(cell: Mapping[object, object], field: str, default: str) -> ReadCell:
    amount = next((cell[name] for name in _AMOUNTS if cell.get(name) is not None), None)
    currency = next((cell[name] for name in _CURRENCIES if cell.get(name) is not None), None)
    if amount is None or isinstance(amount, Mapping):
        raise InvalidProduct(field, shown(cell), _WANTED_IN_CELLS)
    code = read_currency(currency, default)
    # Programs write the amounts of objects, with a decimal point.
    stated: DecimalSign | None = "." if _PLAIN_NUMBER.fullmatch(text_of(amount, field)) else None
    read = read_price_cell(amount, field, default=code or default, stated=stated)
    return ReadCell(read.amount, one_currency(code, read.currency, field), read.is_range)


def _number(text: str) -> Decimal | None:
    amount = Decimal(text)
    check_price(amount)
    return amount or None
