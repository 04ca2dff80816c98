"""Prices as people write them."""

from decimal import Decimal
from typing import Protocol

ReadPrice = tuple[Decimal, str]
"""An amount, and its currency as ISO 4217."""


class PriceReader(Protocol):
    """Reads a price from text."""

    def __call__(self, text: str, default: str) -> ReadPrice:
        """The amount and the currency.

        Args:
            text: such as ``24.90 EUR`` or ``$24.50``.
            default: the shop's currency, which decides whose dollar ``$`` is.

        Raises:
            InvalidProduct: amount or currency is not certain.
        """
        ...
