"""Numbers in one plain form, whatever the locale."""

from decimal import Decimal


class FakeNumberFormat:
    """Implements ``NumberFormat``."""

    def price(self, amount: Decimal, *, currency: str, locale: str) -> str:  # noqa: ARG002 - one form for all
        return f"{amount:.2f} {currency}"

    def number(self, value: Decimal, *, locale: str) -> str:  # noqa: ARG002 - one form for all
        return f"{value}"
