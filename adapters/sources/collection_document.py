"""The JSON document the data service answers with, checked field by field."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import (
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    FiniteFloat,
    ValidationError,
)

from domain.errors import InvalidProduct, RowFault
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
    """The answer; its products are looked at one by one, so that one bad row spoils no other."""

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
                products.append(_product(content))
            except InvalidProduct as error:
                refused.append(RowFault(row, error.field, error.requirement))
        return Collection(
            products=tuple(products),
            seed=self.metadata.seed,
            generated_at=_utc(self.metadata.generated_at),
            schema_version=self.metadata.schema_version,
            refused=tuple(refused),
        )

    def _check_answers(self, count: int, seed: int | None) -> None:
        if self.metadata.count != count:
            raise UnexpectedCollection(f"metadata.count is {self.metadata.count}, not {count}")
        if len(self.products) != count:
            raise UnexpectedCollection(f"products has {len(self.products)} items, not {count}")
        if seed is not None and self.metadata.seed != seed:
            raise UnexpectedCollection(f"metadata.seed is {self.metadata.seed}, not {seed}")


def _product(content: object) -> Product:
    """A product of the domain.

    Raises:
        InvalidProduct: a field is missing, has another type or breaks its rule.
    """
    try:
        # As JSON, because strict reading knows no UUID and no time among Python's JSON values.
        document = ProductDocument.model_validate_json(json.dumps(content))
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
    except ValidationError as error:
        finding = error.errors(include_input=False, include_url=False)[0]
        field = str(finding["loc"][0]) if finding["loc"] else "row"
        raise InvalidProduct(field, "another value", _requirement(finding["msg"])) from error
    except UnexpectedCollection as error:
        raise InvalidProduct("timestamp", "a time", "inside the calendar in UTC") from error


def _requirement(message: str) -> str:
    """What pydantic asks for, as the end of "... must be ..."."""
    return "given" if message == "Field required" else message.removeprefix("Input should be ")


def _utc(time: datetime) -> datetime:
    try:
        return time.astimezone(UTC)
    except OverflowError as error:
        raise UnexpectedCollection(f"{time.isoformat()} is outside the calendar in UTC") from error
