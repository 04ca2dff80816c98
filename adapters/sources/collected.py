"""The rows of a feed as a collection for the dataset."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from domain.errors.catalog import RowFault
from domain.model.catalog.feed import FeedFault, FeedProduct, FeedRow
from domain.model.catalog.product import Product
from domain.model.data.dataset import Collection

SCHEMA_VERSION = 2
_MUST = "must be "  # a row's fault is told with these words in front


@dataclass(slots=True)
class Collected:
    """What was read of a feed so far."""

    products: list[Product] = field(default_factory=list)
    refused: list[RowFault] = field(default_factory=list)
    _digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    def read(self, rows: Iterable[FeedRow]) -> None:
        """Take all products and faults; rows that were left out on purpose count as none."""
        for row in rows:
            if isinstance(row, FeedProduct):
                self.products.append(_identified(row.product))
                self._digest.update(repr(row.product).encode(errors="backslashreplace"))
            elif isinstance(row, FeedFault):
                number = len(self.products) + len(self.refused) + 1
                requirement = f"{row.reason.removeprefix(_MUST)} (line {row.line})"
                self.refused.append(RowFault(number, row.field, requirement))

    @property
    def digest(self) -> str:
        """Hexadecimal, of all products that were read."""
        return self._digest.hexdigest()

    def collection(self, cursor: str) -> Collection:
        return Collection(
            products=tuple(self.products),
            seed=None,
            generated_at=datetime.now(UTC),
            schema_version=SCHEMA_VERSION,
            cursor=cursor,
            refused=tuple(self.refused),
        )


def _identified(product: Product) -> Product:
    """With an id: a digest of the text where the seller has none, the same in every reading."""
    if product.id:
        return product
    text = f"{product.title}\n{product.description}".encode()
    return replace(product, id=hashlib.sha256(text).hexdigest()[:32])
