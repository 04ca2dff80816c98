"""An amount with its currency, read from text where both are certain."""

import re
from decimal import Decimal

from price_parser import Price

from domain.errors.catalog import InvalidProduct
from domain.model.catalog.money import CURRENCIES
from domain.model.catalog.product import check_price
from domain.ports.price_reader import ReadPrice

_SYMBOLS = {"€": "EUR", "£": "GBP", "₹": "INR", "₩": "KRW", "₪": "ILS", "฿": "THB", "₴": "UAH",
            "US$": "USD", "CA$": "CAD", "C$": "CAD", "A$": "AUD", "AU$": "AUD", "NZ$": "NZD",
            "HK$": "HKD", "R$": "BRL", "zł": "PLN", "Kč": "CZK", "Rs": "INR",
            "Rs.": "INR"}  # fmt: skip
_DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "HKD", "SGD", "MXN"})
_THOUSAND_OR_FRACTION = re.compile(r"\d{1,3}[.,]\d{3}")
_NUMBER = re.compile(r"\d(?:[\d.,' \u00a0\u202f]*\d)?")
_WANTED = "an amount with its currency, such as 24.90 EUR"


def read_price(text: str, default: str) -> ReadPrice:
    """Implements ``PriceReader``."""
    numbers = _NUMBER.findall(text)
    found = Price.fromstring(text)
    if found.amount is None or len(numbers) != 1 or "-" in text.split(numbers[0], maxsplit=1)[0]:
        raise InvalidProduct("price", text, _WANTED)
    if _THOUSAND_OR_FRACTION.fullmatch(numbers[0]):
        raise InvalidProduct("price", text, f"{_WANTED}; {numbers[0]} can be read in two ways")
    sign: str = found.currency or ""
    currency = _currency_of(text, sign, default)
    if currency is None or _says_more(text, numbers[0], sign, currency):
        raise InvalidProduct("price", text, _WANTED)
    amount = Decimal(found.amount)
    check_price(amount)
    return amount, currency


def _says_more(text: str, *parts: str) -> bool:
    """Whether it is more than a price: ``$5 off`` is none, ``5 EUR per kg`` that of a kg."""
    for part in parts:
        text = text.replace(part, "", 1)
    return any(sign.isalpha() or sign == "%" for sign in text)


def _currency_of(text: str, sign: str, default: str) -> str | None:
    codes: list[str] = [word for word in re.findall(r"[A-Z]{3}", text) if word in CURRENCIES]
    if len(codes) == 1:
        return codes[0]
    if sign == "$":
        return default if default in _DOLLARS else "USD"
    return _SYMBOLS.get(sign)
