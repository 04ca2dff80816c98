"""Prices as locales write them are read as they were meant, or refused."""

from decimal import Decimal

import pytest
from babel import Locale
from babel.numbers import format_currency, format_decimal
from hypothesis import given
from hypothesis import strategies as st

from adapters.prices.price_text import read_amount
from domain.errors.catalog import InvalidProduct
from domain.model.catalog.money import CURRENCIES, LOCALES

SIGNS = st.sampled_from(["\u00a4", "\u00a4\u00a4"])  # of patterns: the sign, the code
AMOUNTS = st.one_of(
    st.decimals("0.01", 999_999_999, places=2),
    st.integers(1, 999_999_999).map(Decimal),
    st.decimals("0.001", 9_999, places=3),
)


def read(text: str, default: str = "USD") -> tuple[Decimal, str | None] | None:
    try:
        return read_amount(text, default)
    except InvalidProduct:
        return None


@given(
    AMOUNTS,
    st.sampled_from(CURRENCIES),
    st.sampled_from(LOCALES),
    st.sampled_from(["\u00a4", "\u00a4\u00a4"]),
)
def test_a_price_of_any_locale_is_never_misread(
    amount: Decimal, currency: str, locale: str, sign: str
) -> None:
    form = Locale.parse(locale, sep="-")
    pattern = form.currency_formats["standard"].pattern
    text = format_currency(
        amount,
        currency,
        pattern.replace("\u00a4", sign),
        locale=form,
        currency_digits=False,
        decimal_quantization=False,
    )
    found = read(text, default=currency)
    assert found is None or found == (amount, currency)


@given(AMOUNTS, st.sampled_from(LOCALES))
def test_a_number_of_any_locale_is_never_misread(amount: Decimal, locale: str) -> None:
    text = format_decimal(amount, locale=Locale.parse(locale, sep="-"), decimal_quantization=False)
    found = read(text)
    assert found is None or found == (amount, None)


@pytest.mark.parametrize("locale", ["en-US", "de-DE", "fr-FR", "de-CH", "en-IN", "pl-PL", "pt-BR"])
@given(amount=st.decimals("1", 99_999_999, places=2).filter(lambda amount: amount % 1))
def test_two_places_are_certain(locale: str, amount: Decimal) -> None:
    text = format_currency(amount, "EUR", locale=Locale.parse(locale, sep="-"))
    assert read(text) == (amount, "EUR")
