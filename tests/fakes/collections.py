"""Collections of products, made quickly, for tests of what is stored."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

from domain.model.catalog.generation import generate_products
from domain.model.catalog.product import Product
from domain.model.data.dataset import Collection, DatasetVersion
from domain.ports.dataset_store import DatasetStore

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def now() -> datetime:
    return NOW


def make_product(number: int, *, title: str = "Mug", rating: float = 4.0) -> Product:
    """A product whose id is the number."""
    return Product(
        id=str(UUID(int=number)),
        title=title,
        category="Office",
        description="Holds coffee.",
        price=Decimal("12.50"),
        rating=rating,
        timestamp=NOW,
    )


def make_collection(*products: Product, seed: int | None = 7) -> Collection:
    return Collection(products=products, seed=seed, generated_at=NOW, schema_version=1)


def add_version(store: DatasetStore, *, run_key: str, count: int, seed: int) -> DatasetVersion:
    """Make products of the generated shop the next version of a store."""
    store.stage(make_collection(*generate_products(count=count, seed=seed)), run_key=run_key)
    return store.commit(run_key)


def reversed_ratings(products: tuple[Product, ...]) -> tuple[Product, ...]:
    """The same texts, and the opposite of what people said of them."""
    return tuple(
        replace(product, rating=round(7.0 - product.rating, 1)) if product.rating else product
        for product in products
    )
