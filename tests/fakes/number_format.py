"""Numbers in one plain form, whatever the locale."""

from decimal import Decimal


class FakeNumberFormat:
    """Implements ``NumberFormat``."""

    def price(self, amount: Decimal, *, currency: str, locale: str) -> str:
        return f"{amount:.2f} {currency}"

    def number(self, value: Decimal, *, locale: str) -> str:
        return f"{value}"
