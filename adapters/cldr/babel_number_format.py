"""Prices and numbers in the form of a locale, from Babel's copy of CLDR."""

from decimal import Decimal

from babel import Locale
from babel.numbers import format_currency, format_decimal, get_currency_precision


class BabelNumberFormat:
    """Implements ``NumberFormat``."""

    def price(self, amount: Decimal, *, currency: str, locale: str) -> str:
        form = Locale.parse(locale, sep="-")
        pattern = form.currency_formats["standard"]
        is_whole = amount == amount.to_integral_value()
        if not is_whole and amount == round(amount, get_currency_precision(currency)):
            return format_currency(amount, currency, locale=form)
        # Whole amounts without places, as copy has them; others with every place they have, where
        # CLDR's rule would round them.
        written: str = pattern.apply(
            amount.to_integral_value() if is_whole else amount,
            form,
            currency=currency,
            currency_digits=False,
            decimal_quantization=False,
            force_frac=(0, 0) if is_whole else None,
        )
        return written

    def number(self, value: Decimal, *, locale: str) -> str:
        form = Locale.parse(locale, sep="-")
        return format_decimal(value, locale=form, decimal_quantization=False)
