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
    """Set ``fails_with`` to make the next fetches raise it; ``asked`` lists what was asked for.

    ``change`` is done to the products of a fetch, and ``refused`` are its rows that are none.
    """

    def __init__(self) -> None:
        self.fails_with: CreativesError | None = None
        self.change: Callable[[tuple[Product, ...]], tuple[Product, ...]] = lambda same: same
        self.refused: tuple[RowFault, ...] = ()
        self.asked: list[tuple[int, int | None]] = []

    def fetch(self, *, count: int, seed: int | None) -> Collection:
        check_draw(count=count, seed=seed)
        self.asked.append((count, seed))
        if self.fails_with is not None:
            raise self.fails_with
        drawn = CHOSEN_SEED if seed is None else seed
        return Collection(
            products=self.change(tuple(generate_products(count=count, seed=drawn))),
            seed=drawn,
            generated_at=datetime.now(UTC),
            schema_version=1,
            refused=self.refused,
        )
