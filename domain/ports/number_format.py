"""How numbers are written where the copy is read."""

from decimal import Decimal
from typing import Protocol


class NumberFormat(Protocol):
    """Writes prices and numbers in the form of a locale."""

    def price(self, amount: Decimal, *, currency: str, locale: str) -> str:
        """The amount with its currency, every digit of it: a price is never rounded.

        Args:
            amount: two places at most.
            currency: one of ``CURRENCIES``.
            locale: one of ``LOCALES``.
        """
        ...

    def number(self, value: Decimal, *, locale: str) -> str:
        """The number with the digits it has."""
        ...
