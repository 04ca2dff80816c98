"""A product as it stands in a file of creatives, and the names that such files ask for."""

import re
from dataclasses import dataclass, fields
from string import Formatter
from typing import Literal

from domain.errors.base import InvalidValue
from domain.model.catalog.product import Product
from domain.model.creative.brief.brief import Brief
from domain.model.creative.creative import Creative

_STEP = re.compile(r"\s*[>»\u203a|]\s*|\s+/\s+")
CATEGORY = "{category}"
_PLACES = ("id", "title", "category", "brand")
UNCATEGORIZED = "Products"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenProduct:
    """A product of a feed with its creative.

    Attributes:
        number: among the products of its feed, from 1.
        product: as it was read, without what all have in common.
        brief: that the creative was written for.
    """

    number: int
    product: Product
    brief: Brief
    creative: Creative

    @property
    def clean(self) -> Product:
        """As copy is made of it: titles on one line, nothing with markup."""
        return self.creative.copy.product

    @property
    def category(self) -> str:
        """The leaf of the category's path."""
        path = self.clean.category or ""
        return next((step for step in reversed(_STEP.split(path)) if step), UNCATEGORIZED)


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvForm:
    """How CSV files for people's spreadsheets are written; those for platforms are not asked.

    Attributes:
        separator: of cells; spreadsheets of countries with a decimal comma expect a semicolon.
        byte_order_mark: whether a file begins with it, by which Excel knows UTF-8.
    """

    separator: Literal["comma", "semicolon"] = "comma"
    byte_order_mark: bool = True

    @property
    def delimiter(self) -> str:
        return {"comma": ",", "semicolon": ";"}[self.separator]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetNames:
    """What a product's ads, pins and pictures are named.

    ``{id}``, ``{title}``, ``{category}`` and ``{brand}`` stand for the product's own.

    Attributes:
        campaign: of ads.
        ad_group: of ads, which Meta calls an ad set; None takes title and id.
        board: of pins.
        media: address of a product's picture; empty where nothing says it.

    Raises:
        InvalidValue: a name has other braces.
    """

    campaign: str = CATEGORY
    ad_group: str | None = None
    board: str = CATEGORY
    media: str = ""

    def __post_init__(self) -> None:
        for each in fields(self):
            _check_places(each.name, getattr(self, each.name) or "")

    def fill(self, name: str, written: WrittenProduct) -> str:
        """The name for a product."""
        return name.format(
            id=written.product.id,
            title=written.clean.title,
            category=written.category,
            brand=written.clean.brand or "",
        ).strip()


def _check_places(name: str, pattern: str) -> None:
    try:
        found = [part[1:] for part in Formatter().parse(pattern) if part[1] is not None]
    except ValueError:
        found = [("", "", "")]
    if any(place not in _PLACES or form or conversion for place, form, conversion in found):
        places = ", ".join(f"{{{place}}}" for place in _PLACES)
        raise InvalidValue(name, pattern, f"text with no other braces than {places}")
