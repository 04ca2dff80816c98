"""An amount with its currency, read from text where both are certain."""

import re
import unicodedata
from decimal import Decimal

from adapters.prices.currency_signs import SIGNS, currency_of_sign
from adapters.prices.numbers import DecimalSign, readings
from domain.errors.catalog import InvalidProduct
from domain.model.catalog.money import CURRENCIES, DEFAULT_CURRENCY
from domain.model.catalog.product import check_price
from domain.ports.price_reader import ReadPrice

MAX_LENGTH = 100
_NUMBER = re.compile(r"\d(?:[\d.,'\u2019 \u00a0\u2009\u202f]*\d)?")
_CODE = re.compile(r"(?<![A-Za-z])[A-Za-z]{3}(?![A-Za-z])")
_SIGN = re.compile("|".join(rf"{re.escape(sign)}(?![A-Za-z])" for sign in SIGNS))
_ARABIC_POINT, _ARABIC_COMMA = "\u066b", "\u066c"
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u2066-\u2069\u202a-\u202c]")
# What may stand around an amount: spaces, the dash of "24,-", the full stop of "Rs.".
_AROUND = re.compile(r"[\s.]*")
_POINT_BEFORE = re.compile(r"(?<![A-Za-z])\.$")  # ".75", "$.75"
_OFTEN_SMALL = frozenset({"EUR", "USD", "GBP"})  # "5 cup" and "5 all" are no currencies
_WHOLE = re.compile(r"(?<=\d)[.,][-\u2013\u2014]+")
_FROM = re.compile(
    r"\b(?:from|starting|ab|von|bis|to|up to|\u00e0 partir|desde|da)\b", re.IGNORECASE
)
_DASH = re.compile(r"[-\u2013\u2014~\u2026]|\.\.")
_TWO = 2
WANTED = "an amount with its currency, such as 24.90 EUR"


class TwoReadings(InvalidProduct):
    """A number can be read with either decimal sign."""


def read_price(text: str, default: str) -> ReadPrice:
    """Implements ``PriceReader``."""
    amount, currency = read_amount(text, default)
    if currency is None:
        raise InvalidProduct("price", text, WANTED)
    return amount, currency


def read_amount(
    text: str, default: str, decimal: DecimalSign | None = None
) -> tuple[Decimal, str | None]:
    """The amount, and the currency where the text names one.

    Args:
        text: such as ``24.90 EUR``, ``24,90`` or ``$24.50``.
        default: the shop's currency, which decides whose dollar ``$`` is.
        decimal: the sign before the fraction, where it is known.

    Raises:
        InvalidProduct: amount or currency is not certain.
    """
    written = _in_latin_digits(text)
    numbers = _NUMBER.findall(written)
    if len(text) > MAX_LENGTH or len(numbers) != 1:
        raise InvalidProduct("price", text, WANTED)
    amount = _amount(text, numbers[0], (_ARABIC_POINT in text and ".") or decimal)
    before, after = _WHOLE.sub("", written).split(numbers[0], maxsplit=1)
    currency = _currency(f"{before} {after}", default)
    if currency is None or _POINT_BEFORE.search(before):
        raise InvalidProduct("price", text, WANTED)
    check_price(amount)
    return amount, currency or None


def decimal_sign(text: str) -> DecimalSign | None:
    """The sign before the fraction, where a price can be read with one sign alone."""
    try:
        read_amount(text, DEFAULT_CURRENCY)
    except InvalidProduct:
        return None
    (number,) = _NUMBER.findall(_in_latin_digits(text))
    found = readings(number)
    return next(iter(found)) if len(found) == 1 else None


def is_range(text: str) -> bool:
    """Whether it names the least or the most of several prices: ``19.99 - 24.99``, ``from 5``."""
    if len(text) > MAX_LENGTH:
        return False
    written = _in_latin_digits(text)
    numbers = _NUMBER.findall(written)
    if len(numbers) == _TWO:
        between = written.split(numbers[0], maxsplit=1)[1].rsplit(numbers[1], maxsplit=1)[0]
        return bool(_DASH.search(between) or _FROM.search(written))
    return len(numbers) == 1 and bool(_FROM.search(written))


def _amount(text: str, number: str, decimal: DecimalSign | None) -> Decimal:
    found = readings(number)
    if decimal is not None:
        found = {sign: amount for sign, amount in found.items() if sign == decimal}
    amounts = set(found.values())
    if len(amounts) > 1:
        raise TwoReadings("price", text, f"{WANTED}; {number} can be read in two ways")
    if not amounts:
        raise InvalidProduct("price", text, WANTED)
    return amounts.pop()


def _currency(rest: str, default: str) -> str | None:
    """Of what stands around the number: empty for nothing, None for what is no currency."""
    codes = [
        word
        for word in _CODE.findall(rest)
        if word.upper() in (CURRENCIES if word.isupper() else {*_OFTEN_SMALL, default})
    ]
    if len(codes) == 1:
        around = rest.replace(codes[0], "", 1)
        sign = _SIGN.search(around)  # "US$ 5 USD", "$5.00 CAD"
        if sign and currency_of_sign(sign[0], codes[0].upper()) != codes[0].upper():
            return None
        around = _SIGN.sub("", around, count=1)
        return codes[0].upper() if _AROUND.fullmatch(around) else None
    sign = _SIGN.search(rest)
    if not _AROUND.fullmatch(_SIGN.sub("", rest, count=1)):
        return None
    return currency_of_sign(sign[0], default) if sign else ""


def _in_latin_digits(text: str) -> str:
    """With the digits and signs of other scripts as Latin script writes them."""
    text = _DIRECTIONS.sub("", text[:MAX_LENGTH])
    if text.isascii():
        return text
    text = text.replace(_ARABIC_POINT, ".").replace(_ARABIC_COMMA, ",")
    return "".join(
        str(digit) if (digit := unicodedata.decimal(sign, None)) is not None else sign
        for sign in text
    )
