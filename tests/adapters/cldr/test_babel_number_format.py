"""Prices and numbers by CLDR: every digit of the input, in the locale's form."""

import re
from decimal import Decimal

import pytest
from babel.numbers import get_decimal_symbol
from hypothesis import given
from hypothesis import strategies as st

from adapters.cldr.babel_number_format import BabelNumberFormat
from domain.model.catalog.money import CURRENCIES, LOCALES
from domain.model.catalog.product import MAX_PRICE
from domain.ports.number_format import NumberFormat

FORM: NumberFormat = BabelNumberFormat()


@pytest.mark.parametrize(
    ("locale", "currency", "written"),
    [
        ("en-US", "USD", "$1,239.90"),
        ("en-GB", "GBP", "£1,239.90"),
        ("de-DE", "EUR", "1.239,90\u00a0€"),
        ("fr-FR", "EUR", "1\u202f239,90\u00a0€"),
        ("es-ES", "EUR", "1.239,90\u00a0€"),
    ],
)
def test_a_price_is_written_as_its_readers_write_it(
    locale: str, currency: str, written: str
) -> None:
    assert FORM.price(Decimal("1239.9"), currency=currency, locale=locale) == written


def test_a_currency_without_cents_keeps_the_cents_of_the_input() -> None:
    assert FORM.price(Decimal("40.00"), currency="JPY", locale="en-US") == "¥40"
    assert FORM.price(Decimal("39.90"), currency="JPY", locale="en-US") == "¥39.90"


@given(st.decimals(0, MAX_PRICE, places=2), st.sampled_from(CURRENCIES), st.sampled_from(LOCALES))
def test_a_price_parses_back(amount: Decimal, currency: str, locale: str) -> None:
    written = FORM.price(amount, currency=currency, locale=locale)
    number = re.findall("[0-9].*[0-9]|[0-9]", written)
    whole, _, places = number[0].partition(get_decimal_symbol(locale.replace("-", "_")))
    assert Decimal(f"{re.sub('[^0-9]', '', whole)}.{places}") == amount


def test_a_rating_has_the_mark_of_its_locale() -> None:
    assert FORM.number(Decimal("4.5"), locale="de-DE") == "4,5"
    assert FORM.number(Decimal("4.5"), locale="en-GB") == "4.5"
