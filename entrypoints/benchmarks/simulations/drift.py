"""Changes of a shop to try a drift check on, from none to clear ones."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from random import Random

from domain.bounds import MAX_SEED
from domain.model.catalog.generation import generate_products
from domain.model.catalog.product import CENT, LOWEST_RATING, Product
from domain.model.data.product_columns import ProductColumns, columns_of_products

Change = Callable[[Product, Random], Product]

_SENTENCE = " Free returns within thirty days."


def _prices_times(factor: str) -> Change:
    scale = Decimal(factor)
    return lambda product, _: replace(product, price=(product.price * scale).quantize(CENT))


def _ratings_lower(stars: float) -> Change:
    def lower(product: Product, _: Random) -> Product:
        return replace(product, rating=max(LOWEST_RATING, round(product.rating - stars, 1)))

    return lower


def _sometimes(share: float, change: Callable[[Product], Product]) -> Change:
    return lambda product, random: change(product) if random.random() < share else product


CHANGES: Mapping[str, Change] = {
    "none": lambda product, _: product,
    "prices x 1.2": _prices_times("1.2"),
    "prices x 1.5": _prices_times("1.5"),
    "prices x 2": _prices_times("2"),
    "ratings half a star lower": _ratings_lower(0.5),
    "a new category for three in ten": _sometimes(0.3, lambda p: replace(p, category="Toys")),
    "a new category for one in ten": _sometimes(0.1, lambda p: replace(p, category="Toys")),
    "a sentence more for half": _sometimes(
        0.5, lambda p: replace(p, description=p.description + _SENTENCE)
    ),
}


def changed_products(change: str, *, rows: int, seed: int) -> ProductColumns:
    """Products of the generated shop after a change; the same seed, the same products.

    Args:
        change: a name in ``CHANGES``.
    """
    random = Random(seed)
    return columns_of_products(
        [
            CHANGES[change](product, random)
            for product in generate_products(count=rows, seed=seed % (MAX_SEED + 1))
        ]
    )
