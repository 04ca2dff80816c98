"""Prices in words: read where amount and currency are certain."""

from decimal import Decimal

import pytest

from adapters.prices.price_text import read_price
from domain.errors.catalog import InvalidProduct
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
    ],
)
def test_what_is_certain_is_read(text: str, amount: str, currency: str) -> None:
    assert READ(text, "EUR") == (Decimal(amount), currency)


def test_a_dollar_is_that_of_the_shop() -> None:
    assert READ("$5.00", "CAD") == (Decimal("5.00"), "CAD")
    assert READ("$5.00", "EUR") == (Decimal("5.00"), "USD")


@pytest.mark.parametrize(
    "text",
    ["1,234 EUR", "1.234 €", "24.90", "10-20 EUR", "EUR", "-5 EUR", "5 EUR or 6 USD", "0.001 €"],
)
def test_what_is_not_certain_is_refused(text: str) -> None:
    with pytest.raises(InvalidProduct) as caught:
        READ(text, "EUR")
    assert caught.value.field == "price"
