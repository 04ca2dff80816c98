"""One product of the data service's answer, checked field by field."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, FiniteFloat, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from domain.errors.catalog import InvalidProduct
from domain.model.catalog.product import Product

RULE = "rule"  # the type of our own findings, whose message is the requirement
# What pydantic calls its findings, as the end of "... must be ...".
_REQUIREMENTS = {
    "missing": "given",
    "string_type": "text",
    "float_type": "a number",
    "finite_number": "a finite number",
    "model_type": "an object",
    "uuid_type": "a valid UUID",
    "uuid_parsing": "a valid UUID",
    "string_unicode": "a valid UUID",
}


def _parse_iso(value: Any) -> datetime:  # noqa: ANN401 - whatever the JSON held
    """Read ISO 8601 only: pydantic would also take numbers, as seconds or milliseconds by size."""
    try:
        time = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise PydanticCustomError(RULE, "an ISO 8601 text") from None
    if time.tzinfo is None:
        raise PydanticCustomError(RULE, "a time with its time zone")
    return time


Timestamp = Annotated[datetime, BeforeValidator(_parse_iso)]


class Strict(BaseModel):
    """No silent conversion of types. Fields that a newer service adds are passed over."""

    model_config = ConfigDict(strict=True, frozen=True)


class ProductDocument(Strict):
    id: Annotated[UUID, Field(strict=False)]  # from its text
    title: str
    category: str
    description: str
    price: FiniteFloat
    rating: FiniteFloat
    timestamp: Timestamp


def read_product(content: object) -> Product:
    """A product of the domain.

    Raises:
        InvalidProduct: a field is missing, has another type or breaks its rule.
    """
    try:
        document = ProductDocument.model_validate(content)
        return Product(
            id=str(document.id),
            title=document.title,
            category=document.category,
            description=document.description,
            # Through the shortest text that names the float: 19.99 stays 19.99.
            price=Decimal(str(document.price)),
            rating=document.rating,
            timestamp=document.timestamp.astimezone(UTC),
        )
    except ValidationError as error:
        finding = error.errors(include_input=False, include_url=False)[0]
        field = str(finding["loc"][0]) if finding["loc"] else "row"
        raise InvalidProduct(field, "another value", _requirement(finding)) from error
    except OverflowError as error:
        raise InvalidProduct("timestamp", "a time", "inside the calendar in UTC") from error


def _requirement(finding: ErrorDetails) -> str:
    """What is asked for, as the end of "... must be ..."."""
    said = finding["msg"].removeprefix("Input should be ")
    return _REQUIREMENTS.get(finding["type"], said)
