"""Prices and numbers in the form of a locale, from Babel's copy of CLDR."""

from decimal import Decimal

from babel import Locale
from babel.numbers import format_currency, format_decimal, get_currency_precision


class BabelNumberFormat:
    """Implements ``NumberFormat``."""

    def price(self, amount: Decimal, *, currency: str, locale: str) -> str:
        form = Locale.parse(locale, sep="-")
        if amount == round(amount, get_currency_precision(currency)):
            return format_currency(amount, currency, locale=form)
        # The currency has fewer places than the amount. CLDR's rule would round it.
        pattern = form.currency_formats["standard"]
        written: str = pattern.apply(
            amount, form, currency=currency, currency_digits=False, decimal_quantization=False
        )
        return written

    def number(self, value: Decimal, *, locale: str) -> str:
        form = Locale.parse(locale, sep="-")
        return format_decimal(value, locale=form, decimal_quantization=False)
