"""Changes of the generated shop, for each of which one wants to know whether it is seen."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from random import Random

from domain.bounds import MAX_SEED
from domain.model.catalog.generation import GeneratedProduct, generate_products
from domain.model.catalog.product import CENT, LOWEST_RATING
from domain.model.catalog.vocabulary import HIGHEST_SHOP_RATING, LOWEST_SHOP_RATING


def _prices_times(factor: str) -> Callable[[GeneratedProduct], GeneratedProduct]:
    return lambda p: replace(p, price=(p.price * Decimal(factor)).quantize(CENT))


def _half_a_star_lower(product: GeneratedProduct) -> GeneratedProduct:
    return replace(product, rating=max(LOWEST_RATING, round(product.rating - 0.5, 1)))


def _as_a_toy(product: GeneratedProduct) -> GeneratedProduct:
    return replace(product, category="Toys")


def _with_a_sentence_more(product: GeneratedProduct) -> GeneratedProduct:
    return replace(product, description=f"{product.description} Free returns within thirty days.")


def _of_reversed_rating(product: GeneratedProduct) -> GeneratedProduct:
    mirrored = LOWEST_SHOP_RATING + HIGHEST_SHOP_RATING - product.rating
    return replace(product, rating=round(mirrored, 1))


# Name -> share of the products that change, and what becomes of one.
CHANGES: Mapping[str, tuple[float, Callable[[GeneratedProduct], GeneratedProduct]]] = {
    "none": (0, _as_a_toy),
    "prices x 1.2": (1, _prices_times("1.2")),
    "prices x 1.5": (1, _prices_times("1.5")),
    "prices x 2": (1, _prices_times("2")),
    "ratings half a star lower": (1, _half_a_star_lower),
    "a new category for three in ten": (0.3, _as_a_toy),
    "a new category for one in ten": (0.1, _as_a_toy),
    "a sentence more for half": (0.5, _with_a_sentence_more),
    "ratings reversed": (1, _of_reversed_rating),
    "ratings reversed for three in ten": (0.3, _of_reversed_rating),
    "ratings reversed for one in ten": (0.1, _of_reversed_rating),
}


def changed_products(change: str, *, rows: int, seed: int) -> list[GeneratedProduct]:
    """Products of the generated shop after a change; the same seed, the same products.

    Args:
        change: a name in ``CHANGES``.
    """
    share, changed = CHANGES[change]
    random = Random(seed)
    products = generate_products(count=rows, seed=seed % (MAX_SEED + 1))
    return [changed(product) if random.random() < share else product for product in products]
