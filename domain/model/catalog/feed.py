"""What reading a catalogue gives, row by row: products, rows that are none, and rows left out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.model.catalog.product import Product


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedProduct:
    """A product of a feed.

    Attributes:
        line: where it begins, counted from 1 with the header; the item's number where a format
            has no lines.
        merged: further rows that became part of it, such as variants and images.
        notes: what of the row is not in the product, and why.
    """

    line: int
    product: Product
    merged: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedFault:
    """A row that is no product.

    Attributes:
        line: as ``FeedProduct.line``.
        field: of the product, or the column, that is at fault.
        reason: what is wrong and what it must be.
        value: as it stood there.
    """

    line: int
    field: str
    reason: str
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSkip:
    """A row that was left out on purpose, such as a draft."""

    line: int
    reason: str


FeedRow = FeedProduct | FeedFault | FeedSkip


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """What was recognised of a feed before its rows were read.

    Attributes:
        profile: whose export it is, such as ``Shopify``.
        form: such as ``CSV, delimiter ;``.
        encoding: of its bytes, such as ``UTF-8``.
        columns: field of the product -> name of the column, or columns, it is read from.
        ignored: columns that nothing is read from.
        notes: what people should know, as sentences.
    """

    profile: str
    form: str
    encoding: str
    columns: Mapping[str, str]
    ignored: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())
