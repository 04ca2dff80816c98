"""Simulate nights on which a shop changes, or does not, and count how often drift is seen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from domain.bounds import MAX_SEED
from domain.errors.base import InvalidValue
from domain.model.catalog.generation import GeneratedProduct, generate_products
from domain.model.catalog.product import CENT, LOWEST_RATING
from domain.model.data.product_columns import NO_PRODUCTS, ProductColumns, columns_of_products
from domain.model.drift.measures import DriftPolicy
from domain.use_cases.collect.measure_drift import compare_columns
from entrypoints.bootstrap.training import build_text_discriminator
from entrypoints.settings.settings import load_settings


def _prices_times(factor: str) -> Callable[[GeneratedProduct], GeneratedProduct]:
    return lambda p: replace(p, price=(p.price * Decimal(factor)).quantize(CENT))


def _half_a_star_lower(product: GeneratedProduct) -> GeneratedProduct:
    return replace(product, rating=max(LOWEST_RATING, round(product.rating - 0.5, 1)))


def _as_a_toy(product: GeneratedProduct) -> GeneratedProduct:
    return replace(product, category="Toys")


def _with_a_sentence_more(product: GeneratedProduct) -> GeneratedProduct:
    return replace(product, description=f"{product.description} Free returns within thirty days.")


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
}


def changed_products(change: str, *, rows: int, seed: int) -> ProductColumns:
    """Products of the generated shop after a change; the same seed, the same products.

    Args:
        change: a name in ``CHANGES``.
    """
    share, changed = CHANGES[change]
    random = Random(seed)
    products = generate_products(count=rows, seed=seed % (MAX_SEED + 1))
    return columns_of_products(
        [changed(product) if random.random() < share else product for product in products]
    )


def simulate_drift(
    repetitions: Annotated[int, typer.Option(min=1, help="Shops per change.")] = 100,
    reference_rows: Annotated[int, typer.Option(min=30, help="Champion's training rows.")] = 480,
    rows: Annotated[int, typer.Option(min=30, help="Products collected a night.")] = 50,
    nights: Annotated[int, typer.Option(min=2, help="Nights since the champion.")] = 4,
    only: Annotated[str | None, typer.Option(help="One of the changes.")] = None,
    seed: Annotated[int, typer.Option(min=0, help="The same seed, the same shops.")] = 0,
) -> dict[str, object]:
    """Show how often strong drift is found, after a change and without one.

    The shop changes once, after the champion was trained, and stays so. Limits come from the
    settings (drift).
    """
    policy = load_settings().drift
    if only is not None and only not in CHANGES:
        raise InvalidValue("only", only, f"one of {', '.join(CHANGES)}")
    results = {}
    for change in [only] if only else CHANGES:
        first = last = 0
        shops = range(seed, seed + repetitions)
        for shop in track(shops, change, console=Console(stderr=True)):
            start = 1_000 * shop  # of the seeds of this shop
            reference = changed_products("none", rows=reference_rows, seed=start)
            batches = [
                changed_products(change, rows=rows, seed=start + night)
                for night in range(1, nights + 1)
            ]
            first += _is_strong(reference, batches[:1], policy)
            last += _is_strong(reference, batches, policy)
        results[change] = {"night 1": first / repetitions, f"night {nights}": last / repetitions}
    return {"repetitions": repetitions, "rows": rows, "strong_on": results}


def _is_strong(
    reference: ProductColumns, batches: Sequence[ProductColumns], policy: DriftPolicy
) -> bool:
    """Whether drift is strong on the night of the last batch."""
    *earlier, batch = batches
    newer = sum(earlier, start=NO_PRODUCTS)
    found = compare_columns(reference, batch, newer, policy, build_text_discriminator())
    return any(comparison.strong for comparison in found)
