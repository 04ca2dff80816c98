"""Prices and numbers in the form of a locale, from Babel's copy of CLDR."""

from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.numbers import (
    format_currency,
    format_decimal,
    get_currency_precision,
    parse_pattern,
)


class BabelNumberFormat:
    """Implements ``NumberFormat``."""

    def price(self, amount: Decimal, *, currency: str, locale: str) -> str:
        return _price(amount, currency, locale)

    def number(self, value: Decimal, *, locale: str) -> str:
        form = Locale.parse(locale, sep="-")
        return format_decimal(value, locale=form, decimal_quantization=False)


@lru_cache(maxsize=4096)  # shops have few prices for many products, and each costs 0.2 ms
def _price(amount: Decimal, currency: str, locale: str) -> str:
    form = Locale.parse(locale, sep="-")
    pattern = form.currency_formats["standard"]
    if amount == amount.to_integral_value():  # whole amounts without places, as copy has them
        pattern = parse_pattern(pattern.pattern.replace(".00", ""))
    elif amount == round(amount, get_currency_precision(currency)):
        return format_currency(amount, currency, locale=form)
    # Every place that the amount has: CLDR's rule would round it.
    written: str = pattern.apply(
        amount, form, currency=currency, currency_digits=False, decimal_quantization=False
    )
    return written
