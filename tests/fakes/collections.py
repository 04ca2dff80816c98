"""Collections of products, made quickly, for tests of what is stored."""

from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

from domain.model.dataset import Collection
from domain.model.product import Product

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def now() -> datetime:
    return NOW


def make_product(number: int, *, title: str = "Mug", rating: float = 4.0) -> Product:
    """A product whose id is the number."""
    return Product(
        id=UUID(int=number),
        title=title,
        category="Office",
        description="Holds coffee.",
        price=Decimal("12.50"),
        rating=rating,
        timestamp=NOW,
    )


def make_collection(*products: Product, seed: int | None = 7) -> Collection:
    return Collection(products=products, seed=seed, generated_at=NOW, schema_version=1)
