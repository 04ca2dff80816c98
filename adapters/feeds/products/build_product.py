"""A product, from the cells of its rows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from adapters.feeds.cells.categories import read_category
from adapters.feeds.cells.descriptions import better_text, within_limit
from adapters.feeds.cells.highlights import read_highlights
from adapters.feeds.cells.label_cells import read_label, read_times
from adapters.feeds.cells.rating_cells import Stars, read_count, read_stars
from adapters.feeds.cells.text import is_nothing, text_of
from adapters.feeds.columns import key_of
from adapters.feeds.fields import ATTRIBUTES, TIMES
from adapters.feeds.plan import Plan
from adapters.feeds.products.gathered import Gathered
from adapters.feeds.products.row_prices import Offer, together
from adapters.feeds.table import Cells
from domain.errors.catalog import InvalidProduct
from domain.model.catalog.attributes import Attributes
from domain.model.catalog.product import (
    MAX_BRAND_LENGTH,
    MAX_HIGHLIGHT_LENGTH,
    MAX_URL_LENGTH,
    Product,
)

_ESCAPED_BREAK = re.compile(r"(?<!\\)\\n")
_ADDRESSES = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Built:
    """A product, and notes on what of its rows is not in it."""

    product: Product
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProductBuilder:
    """Builds products by a plan.

    Attributes:
        named: key of an attribute's name, such as ``colour`` -> attribute.
        has_ratings: whether the column of ratings holds stars.
    """

    plan: Plan
    named: Mapping[str, str]
    has_ratings: bool = True

    def build(self, rows: Gathered) -> Built:
        """The product of its rows.

        Raises:
            InvalidProduct: a cell is at fault; the error names the field.
        """
        if rows.fault is not None:
            raise rows.fault
        cells = rows.cells
        notes: list[str] = []
        offer = together(rows.offers)
        notes += offer.notes
        product = Product(
            title=self._title(cells),
            **self._texts(cells, notes),
            **_prices(offer),
            **self._stars(cells, notes),
            attributes=self._attributes(rows, notes),
            highlights=read_highlights(self._cell(cells, "highlights")),
            label=read_label(self._cell(cells, "label")),
            **self._times(cells),
        )
        return Built(product, tuple(notes))

    def _cell(self, cells: Cells, field: str) -> object:
        source = self.plan.sources.get(field)
        return None if source is None else source.cell(cells)

    def _text(self, cells: Cells, field: str) -> str:
        text = text_of(self._cell(cells, field), field)
        return "" if is_nothing(text) else text

    def _title(self, cells: Cells) -> str:
        if title := self._text(cells, "title"):
            return title
        raise InvalidProduct("title", "", "given")

    def _texts(self, cells: Cells, notes: list[str]) -> dict[str, Any]:
        long, short = self._lines(cells, "description"), self._lines(cells, "short_description")
        description, is_cut = within_limit(better_text(long, short))
        if is_cut:
            notes.append("the description is shortened at the end of a sentence")
        return {
            "id": self._text(cells, "id"),
            "description": description,
            "category": self._category(cells),
            "brand": _within(_named(self._cell(cells, "brand")), "brand", MAX_BRAND_LENGTH, notes),
            "url": self._url(cells, notes),
        }

    def _category(self, cells: Cells) -> str | None:
        source = self.plan.sources.get("category")
        found = () if source is None else source.cells(cells)
        paths = (read_category(each, apart=self.plan.list_sign) for each in found)
        return next(filter(None, paths), None)

    def _lines(self, cells: Cells, field: str) -> str:
        text = _joined(self._cell(cells, field))
        return _ESCAPED_BREAK.sub("\n", text) if self.plan.escaped_breaks else text

    def _url(self, cells: Cells, notes: list[str]) -> str | None:
        url = self._text(cells, "url")
        if url and not url.casefold().startswith(_ADDRESSES):
            notes.append("a link that does not begin with https:// is left out")
            return None
        return _within(url, "link", MAX_URL_LENGTH, notes)

    def _stars(self, cells: Cells, notes: list[str]) -> dict[str, Any]:
        stars = read_stars(self._cell(cells, "rating")) if self.has_ratings else Stars()
        if stars.is_unknown:
            notes.append("a rating that is not of 1 to 5 stars is left out")
        if stars.rating is None:
            return {}
        count = stars.count or read_count(self._cell(cells, "rating_count"))
        return {"rating": stars.rating, "rating_count": count}

    def _times(self, cells: Cells) -> dict[str, Any]:
        return {field: read_times(self._cell(cells, field), field) for field in TIMES}

    def _attributes(self, rows: Gathered, notes: list[str]) -> Attributes:
        found = {
            self.named[key_of(name)]: value
            for name, value in rows.single_values().items()
            if key_of(name) in self.named
        }
        for field in self.plan.sources.keys() & set(ATTRIBUTES):
            if text := _joined(self._cell(rows.cells, field), ", "):
                found[field] = text
        if found.get("pack", "").isdecimal():
            del found["pack"]  # "6" says nothing to those who read copy; "Set of 6" does
        kept = {
            field: _within(text, field, MAX_HIGHLIGHT_LENGTH, notes)
            for field, text in found.items()
        }
        return Attributes(**kept)


def _prices(offer: Offer) -> dict[str, Any]:
    return {
        "price": offer.price,
        "sale_price": offer.sale_price,
        "currency": offer.currency,
    }


def _joined(cell: object, sign: str = "\n") -> str:
    """Text, or the texts of a list."""
    if isinstance(cell, list | tuple):
        return sign.join(filter(None, map(text_of, cell)))
    text = text_of(cell)
    return "" if is_nothing(text) else text


def _named(cell: object) -> str:
    """The name of a brand, which is an object in some programs' JSON."""
    if isinstance(cell, Mapping):
        cell = cell.get("name")
    text = text_of(cell, "brand")
    return "" if is_nothing(text) else text


def _within(text: str, field: str, limit: int, notes: list[str]) -> str | None:
    if len(text) > limit:
        notes.append(f"a {field} of more than {limit} characters is left out")
    return text if 0 < len(text) <= limit else None
