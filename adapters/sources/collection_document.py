"""The JSON document the data service answers with."""

import json
from datetime import UTC, datetime
from math import inf
from typing import Any, Literal

from adapters.sources.product_document import Strict, Timestamp, read_product
from domain.errors.catalog import InvalidProduct, RowFault
from domain.model.data.dataset import Collection

_MOST_DIGITS = 300  # no float has more, and Python would refuse a document for one of 4,300


class UnexpectedCollection(ValueError):
    """The document is well formed, but not the collection that was asked for."""


class MetadataDocument(Strict):
    count: int
    generated_at: Timestamp
    seed: int | None
    schema_version: Literal[1]


class CollectionDocument(Strict):
    """The answer; its products are validated one by one, so that one bad row spoils no other."""

    metadata: MetadataDocument
    products: list[Any]

    def collection(self, *, count: int, seed: int | None) -> Collection:
        """Turn the document into the domain's collection.

        Raises:
            UnexpectedCollection: it has another count or seed.
        """
        self._check_answers(count, seed)
        products, refused = [], []
        for row, content in enumerate(self.products, start=1):
            try:
                products.append(read_product(content))
            except InvalidProduct as error:
                refused.append(RowFault(row, error.field, error.requirement))
        return Collection(
            products=tuple(products),
            seed=self.metadata.seed,
            generated_at=_utc(self.metadata.generated_at),
            schema_version=self.metadata.schema_version,
            cursor=f"service:{_utc(self.metadata.generated_at).isoformat()}",
            refused=tuple(refused),
        )

    def _check_answers(self, count: int, seed: int | None) -> None:
        if self.metadata.count != count:
            raise UnexpectedCollection(f"metadata.count is {self.metadata.count}, not {count}")
        if len(self.products) != count:
            raise UnexpectedCollection(f"products has {len(self.products)} items, not {count}")
        if seed is not None and self.metadata.seed != seed:
            raise UnexpectedCollection(f"metadata.seed is {self.metadata.seed}, not {seed}")


def read_document(body: bytes) -> CollectionDocument:
    """Parse an answer.

    Lone surrogates, NaN and endless numbers pass here: they spoil the row they are in, no other.

    Raises:
        UnexpectedCollection: it is not JSON.
        ValidationError: it is not of this form.
    """
    try:
        content = json.loads(body.decode(errors="surrogatepass"), parse_int=_whole_number)
    except RecursionError:
        raise UnexpectedCollection("not JSON (it is nested too deeply)") from None
    except ValueError as error:
        raise UnexpectedCollection(f"not JSON ({error})") from error
    return CollectionDocument.model_validate(content)


def _whole_number(digits: str) -> int | float:
    return int(digits) if len(digits) <= _MOST_DIGITS else inf


def _utc(time: datetime) -> datetime:
    try:
        return time.astimezone(UTC)
    except OverflowError as error:
        raise UnexpectedCollection(f"{time.isoformat()} is outside the calendar in UTC") from error
