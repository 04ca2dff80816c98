"""The JSON document the data service answers with, checked field by field."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, FiniteFloat

from domain.errors import InvalidProduct
from domain.model.dataset import Collection
from domain.model.product import Product


class UnexpectedCollection(ValueError):
    """The document is well formed, but not the collection that was asked for."""


def _parse_iso(value: Any) -> datetime:  # noqa: ANN401 - whatever the JSON held
    """Read ISO 8601 only: pydantic would also take numbers, as seconds or milliseconds by size."""
    if not isinstance(value, str):
        raise ValueError("must be an ISO 8601 text")  # noqa: TRY004 - pydantic expects ValueError
    return datetime.fromisoformat(value)


Timestamp = Annotated[AwareDatetime, BeforeValidator(_parse_iso)]


class _Strict(BaseModel):
    """No silent conversion of types. Fields that a newer service adds are passed over."""

    model_config = ConfigDict(strict=True, frozen=True)


class MetadataDocument(_Strict):
    count: int
    generated_at: Timestamp
    seed: int | None
    schema_version: Literal[1]


class ProductDocument(_Strict):
    id: UUID
    title: str
    category: str
    description: str
    price: FiniteFloat
    rating: FiniteFloat
    timestamp: Timestamp


class CollectionDocument(_Strict):
    metadata: MetadataDocument
    products: list[ProductDocument]

    def collection(self, *, count: int, seed: int | None) -> Collection:
        """Turn the document into the domain's collection.

        Raises:
            UnexpectedCollection: it has another count or seed, or a product breaks a rule.
        """
        self._check_answers(count, seed)
        products = tuple(_product(number, each) for number, each in enumerate(self.products))
        if len({product.id for product in products}) < len(products):
            raise UnexpectedCollection("products: ids are not unique")
        return Collection(
            products=products,
            seed=self.metadata.seed,
            generated_at=_utc(self.metadata.generated_at),
            schema_version=self.metadata.schema_version,
        )

    def _check_answers(self, count: int, seed: int | None) -> None:
        if self.metadata.count != count:
            raise UnexpectedCollection(f"metadata.count is {self.metadata.count}, not {count}")
        if len(self.products) != count:
            raise UnexpectedCollection(f"products has {len(self.products)} items, not {count}")
        if seed is not None and self.metadata.seed != seed:
            raise UnexpectedCollection(f"metadata.seed is {self.metadata.seed}, not {seed}")


def _product(number: int, document: ProductDocument) -> Product:
    try:
        return Product(
            id=document.id,
            title=document.title,
            category=document.category,
            description=document.description,
            # Through the shortest text that names the float: 19.99 stays 19.99.
            price=Decimal(str(document.price)),
            rating=document.rating,
            timestamp=_utc(document.timestamp),
        )
    except InvalidProduct as error:
        raise UnexpectedCollection(f"products.{number}: {error}") from error


def _utc(time: datetime) -> datetime:
    try:
        return time.astimezone(UTC)
    except OverflowError as error:
        raise UnexpectedCollection(f"{time.isoformat()} is outside the calendar in UTC") from error
