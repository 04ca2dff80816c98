"""What the data service takes and gives, as its OpenAPI document shows it."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from domain.bounds import MAX_SEED
from domain.model.catalog.generation import MAX_COUNT, GeneratedProduct

DEFAULT_COUNT = 50
_LONGEST = 20  # digits; far beyond every limit


def _digits(text: object) -> object:
    """Only plain digits: pydantic alone would also read ' 5', '5.0' and '1_000'."""
    plain = isinstance(text, str) and text.isascii() and text.isdigit() and len(text) <= _LONGEST
    if isinstance(text, str) and not plain:
        raise PydanticCustomError("whole_number", "must be a whole number in decimal digits")
    return text


class GenerateQuery(BaseModel):
    """The parameters of /generate_data."""

    model_config = ConfigDict(extra="forbid")

    count: Annotated[int, Field(ge=1, le=MAX_COUNT), BeforeValidator(_digits)] = Field(
        DEFAULT_COUNT, description="How many products."
    )
    seed: Annotated[int, Field(ge=0, le=MAX_SEED), BeforeValidator(_digits)] | None = Field(
        None, description="The same seed gives the same products; without one, one is drawn."
    )


class NoQuery(BaseModel):
    """For routes without parameters."""

    model_config = ConfigDict(extra="forbid")


class ProductAnswer(BaseModel):
    """One product."""

    id: str
    title: str
    category: str
    description: str
    price: float
    rating: float
    timestamp: datetime


class Metadata(BaseModel):
    """How the products came about."""

    count: int
    generated_at: datetime
    seed: int = Field(description="Gives the same products again.")
    schema_version: Literal[1] = 1


class CollectionAnswer(BaseModel):
    """Products with their metadata."""

    metadata: Metadata
    products: list[ProductAnswer]


def product_answer(product: GeneratedProduct) -> ProductAnswer:
    return ProductAnswer(
        id=product.id,
        title=product.title,
        category=product.category,
        description=product.description,
        price=float(product.price),
        rating=product.rating,
        timestamp=product.timestamp,
    )
