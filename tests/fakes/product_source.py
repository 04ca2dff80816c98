"""A product source in memory: draws from the generated shop, as the data service does."""

from collections.abc import Callable
from datetime import UTC, datetime

from domain.errors.base import CreativesError
from domain.errors.catalog import RowFault
from domain.model.catalog.generation import check_draw, generate_products
from domain.model.catalog.product import Product
from domain.model.data.dataset import Collection

CHOSEN_SEED = 20_260_101


class FakeProductSource:
    """Draws ``count`` products with ``seed``; ``asked`` lists the cursors it was asked with.

    Set ``fails_with`` to make the next fetches raise it.
    ``change`` is done to the products of a fetch, and ``refused`` are its rows that are none.
    """

    def __init__(self, *, count: int = 10, seed: int | None = None) -> None:
        self.count, self.seed = count, seed
        self.fails_with: CreativesError | None = None
        self.change: Callable[[tuple[Product, ...]], tuple[Product, ...]] = lambda same: same
        self.refused: tuple[RowFault, ...] = ()
        self.asked: list[str | None] = []

    def fetch(self, *, since: str | None) -> Collection:
        count, seed = self.count, self.seed
        check_draw(count=count, seed=seed)
        self.asked.append(since)
        if self.fails_with is not None:
            raise self.fails_with
        drawn = CHOSEN_SEED if seed is None else seed
        return Collection(
            products=self.change(tuple(generate_products(count=count, seed=drawn))),
            seed=drawn,
            generated_at=datetime.now(UTC),
            schema_version=1,
            cursor=f"fake:{len(self.asked)}",
            refused=self.refused,
        )
