"""Prices in words: read where amount and currency are certain."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.prices.price_text import read_price
from domain.errors.catalog import InvalidProduct
from domain.model.catalog.money import CURRENCIES
from domain.ports.price_reader import PriceReader

READ: PriceReader = read_price


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("24.90 EUR", "24.90", "EUR"),
        ("$24.50", "24.50", "USD"),
        ("1.234,56 €", "1234.56", "EUR"),
        ("£1,299.00", "1299.00", "GBP"),
        ("Rs. 999", "999", "INR"),
        ("EUR 95", "95", "EUR"),
        ("1 234,50 €", "1234.50", "EUR"),
        ("24,- €", "24", "EUR"),
        ("1\u00a0234,50 €", "1234.50", "EUR"),
        ("CHF 1'234.50", "1234.50", "CHF"),
        ("€0.99", "0.99", "EUR"),
        ("US$ 24.50", "24.50", "USD"),
        ("120 zł", "120", "PLN"),
        ("12.50GBP", "12.50", "GBP"),
        ("24,90 €", "24.90", "EUR"),
    ],
)
def test_what_is_certain_is_read(text: str, amount: str, currency: str) -> None:
    assert READ(text, "EUR") == (Decimal(amount), currency)


@pytest.mark.parametrize(
    "text", ["$5 off", "from $24", "5 € Rabatt", "5 EUR per kg", "20 % 5 EUR", "EUR 5 USD"]
)
def test_what_says_more_than_a_price_is_none(text: str) -> None:
    with pytest.raises(InvalidProduct, match=r"such as 24\.90 EUR"):
        READ(text, "EUR")


def test_the_number_that_can_be_read_in_two_ways_is_shown() -> None:
    with pytest.raises(InvalidProduct, match=r"such as 24\.90 EUR; 1,234 can be read in two ways"):
        READ("1,234 EUR", "EUR")


def test_a_dollar_is_that_of_the_shop() -> None:
    assert READ("$5.00", "CAD") == (Decimal("5.00"), "CAD")
    assert READ("$5.00", "EUR") == (Decimal("5.00"), "USD")


@pytest.mark.parametrize(
    "text",
    [
        "1,234 EUR",
        "1.234 €",
        "24.90",
        "10-20 EUR",
        "from 5 EUR to 9 EUR",
        "5 EUR or 6 USD",
        "5 EUR USD",
        "5 €/kg 2",
        "24.90 XYZ",
        "kr 100",
        "-5 EUR",
        "0.001 €",
        "EUR",
        "free",
        "",
    ],
)
def test_what_is_not_certain_is_refused(text: str) -> None:
    with pytest.raises(InvalidProduct) as caught:
        READ(text, "EUR")
    assert caught.value.field == "price"


@given(
    st.decimals("0.01", 99_999, places=2).filter(lambda amount: amount != int(amount)),
    st.sampled_from(CURRENCIES),
    st.sampled_from(CURRENCIES),
)
def test_an_amount_with_two_places_and_a_code_is_certain(
    amount: Decimal, currency: str, default: str
) -> None:
    assert READ(f"{amount} {currency}", default) == (amount, currency)
    assert READ(f"{currency} {amount}", default) == (amount, currency)


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        amount, currency = READ(text, "USD")
    except InvalidProduct:
        return
    assert amount >= 0
    assert currency in CURRENCIES
    assert any(sign.isdecimal() for sign in text)
