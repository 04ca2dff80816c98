"""What one row says a product costs, and what several rows say together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from adapters.feeds.cells.price_cells import (
    ReadCell,
    SignOfColumn,
    one_currency,
    read_currency,
    read_price_cell,
)
from adapters.feeds.cells.text import is_nothing, text_of
from adapters.feeds.fields import PRICES
from adapters.feeds.plan import Source
from adapters.feeds.table import Cells

RANGE = "a price that is one of several is not named, because copy cannot say “from”"
DATES = "a sale price that holds for some days only is not named"
DIFFERENT = "the rows of this product have different prices, so that none is named"


@dataclass(frozen=True, slots=True)
class Offer:
    """Prices of a product, and notes on what is not among them."""

    price: Decimal | None = None
    sale_price: Decimal | None = None
    currency: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def current(self) -> Decimal | None:
        return self.sale_price or self.price


@dataclass(frozen=True, slots=True)
class PriceReading:
    """How the prices of a table are read.

    Attributes:
        currency: the shop's, which decides whose dollar ``$`` is.
        sign_of: field -> gives the decimal sign that its column shows.
    """

    sources: Mapping[str, Source]
    currency: str
    sign_of: Mapping[str, SignOfColumn]

    def offer(self, cells: Cells) -> Offer:
        """What a row says.

        Raises:
            InvalidProduct: an amount or a currency is not certain.
        """
        named = self._currency_column(cells)
        read = {field: self._read(field, cells, named) for field in PRICES if field in self.sources}
        if any(each.is_range for each in read.values()):
            return Offer(notes=(RANGE,))
        currency = named
        for field, each in read.items():
            if each.amount is not None:
                stated = one_currency(self.sources[field].currency, each.currency, field)
                currency = one_currency(currency, stated, field)
        price, sale, before = (read.get(field, ReadCell()).amount for field in PRICES)
        notes: tuple[str, ...] = ()
        if sale is not None and self._has_dates(cells):
            sale, notes = None, (DATES,)
        price, sale = _told_apart(price, sale, before)
        return Offer(price, sale, currency if price is not None else None, notes)

    def _currency_column(self, cells: Cells) -> str | None:
        source = self.sources.get("currency")
        return None if source is None else read_currency(source.cell(cells), self.currency)

    def _read(self, field: str, cells: Cells, currency: str | None) -> ReadCell:
        source = self.sources[field]
        return read_price_cell(
            source.cell(cells),
            field,
            default=currency or source.currency or self.currency,
            stated=source.decimal,
            of_column=self.sign_of[field],
        )

    def _has_dates(self, cells: Cells) -> bool:
        source = self.sources.get("sale_dates")
        return source is not None and not is_nothing(text_of(source.cell(cells), "sale_dates"))


def _told_apart(
    price: Decimal | None, sale: Decimal | None, before: Decimal | None
) -> tuple[Decimal | None, Decimal | None]:
    """The price, and the lower one that counts now."""
    if price is None:
        price, before = before, None
    if price is None:
        return sale, None
    if sale is not None:
        return price, sale if sale < price else None
    return (before, price) if before is not None and before > price else (price, None)


def together(offers: Iterable[Offer]) -> Offer:
    """What rows of one product say together."""
    priced = list(dict.fromkeys(each for each in offers if each.current is not None or each.notes))
    notes = tuple(dict.fromkeys(note for each in priced for note in each.notes))
    priced = [replace(each, notes=()) for each in priced if each.current is not None]
    if not priced or RANGE in notes:
        return Offer(notes=notes)
    if len({(each.current, each.currency) for each in priced}) > 1:
        return Offer(notes=(*notes, DIFFERENT))
    current, currency = priced[0].current, priced[0].currency
    # A variant whose price before is blank does not deny that of the others.
    before = {each.price for each in priced if each.sale_price is not None}
    if len(before) == 1:
        return Offer(before.pop(), current, currency, notes)
    return Offer(current, None, currency, notes)
