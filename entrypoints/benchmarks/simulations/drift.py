"""Simulate nights on which a shop changes, or does not, and count how often drift is seen.

The champion's answers are simulated, too: each is the label that the product had before the change,
or the other one, as often as a model of that accuracy is wrong.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from domain.errors.base import InvalidValue
from domain.model.data.labelling import label_of
from domain.model.data.product_columns import NO_PRODUCTS, ProductColumns, columns_of_products
from domain.model.drift.accuracy import accuracy_drop
from domain.model.drift.measures import DriftPolicy, DriftScope
from domain.model.statistics.proportions import Share
from domain.use_cases.collect.measure_drift import compare_columns
from entrypoints.benchmarks.simulations.shop_changes import CHANGES, changed_products
from entrypoints.bootstrap.training import build_text_discriminator
from entrypoints.settings.settings import load_settings


@dataclass(frozen=True, slots=True)
class Night:
    """New products, and whether the champion is right about each."""

    products: ProductColumns
    right: Sequence[bool]


@dataclass(frozen=True, slots=True)
class Shop:
    """What is known of it when the champion is made, and its nights since."""

    reference: ProductColumns
    held_out: Share
    nights: Sequence[Night]


def simulate_drift(
    repetitions: Annotated[int, typer.Option(min=1, help="Shops per change.")] = 100,
    reference_rows: Annotated[int, typer.Option(min=30, help="Champion's training rows.")] = 480,
    rows: Annotated[int, typer.Option(min=30, help="Products collected a night.")] = 50,
    nights: Annotated[int, typer.Option(min=2, help="Nights since the champion.")] = 4,
    accuracy: Annotated[float, typer.Option(min=0.5, max=1, help="Of the champion.")] = 0.86,
    only: Annotated[str | None, typer.Option(help="One of the changes.")] = None,
    seed: Annotated[int, typer.Option(min=0, help="The same seed, the same shops.")] = 0,
) -> dict[str, object]:
    """Show how often strong drift is found, after a change and without one.

    The shop changes once, after the champion was trained, and stays so. Its holdout has a quarter
    of its training rows. Limits come from the settings (drift).
    """
    policy = load_settings().drift
    if only is not None and only not in CHANGES:
        raise InvalidValue("only", only, f"one of {', '.join(CHANGES)}")
    results = {}
    for change in [only] if only else CHANGES:
        found = dict.fromkeys(_kinds(1, nights), 0)
        shops = range(seed, seed + repetitions)
        for each in track(shops, change, console=Console(stderr=True)):
            shop = _shop(change, each, reference_rows, rows, nights, accuracy)
            for night in (1, nights):
                for kind, strong in zip(_kinds(night), _strong(shop, night, policy), strict=True):
                    found[kind] += strong
        results[change] = {kind: count / repetitions for kind, count in found.items()}
    return {"repetitions": repetitions, "rows": rows, "strong_on": results}


def _kinds(*nights: int) -> Iterator[str]:
    """What is counted on a night: any finding, and that of accuracy alone."""
    for night in nights:
        yield from (f"night {night}", f"night {night}, accuracy")


def _shop(
    change: str, number: int, reference_rows: int, rows: int, nights: int, accuracy: float
) -> Shop:
    start = 1_000 * number  # of the seeds of this shop
    chance = Random(f"holdout {start}")
    held_out = reference_rows // 4
    return Shop(
        columns_of_products(changed_products("none", rows=reference_rows, seed=start)),
        Share(sum(chance.random() < accuracy for _ in range(held_out)), held_out),
        [
            simulated_night(change, rows=rows, seed=start + night, accuracy=accuracy)
            for night in range(1, nights + 1)
        ],
    )


def simulated_night(change: str, *, rows: int, seed: int, accuracy: float) -> Night:
    """The products of a night, and what a champion of this accuracy knows of them."""
    before, after = (changed_products(name, rows=rows, seed=seed) for name in ("none", change))
    chance = Random(f"champion {seed}")
    was_right = [chance.random() < accuracy for _ in before]
    pairs = zip(before, after, strict=True)
    same_label = [label_of(old.rating) == label_of(new.rating) for old, new in pairs]
    right = [was == same for was, same in zip(was_right, same_label, strict=True)]
    return Night(columns_of_products(after), right)


def _strong(shop: Shop, night: int, policy: DriftPolicy) -> tuple[bool, bool]:
    """Whether anything drifts strongly on a night, and whether accuracy does."""
    *earlier, last = shop.nights[:night]
    newer = sum((each.products for each in earlier), start=NO_PRODUCTS)
    discriminate = build_text_discriminator()
    found = compare_columns(shop.reference, last.products, newer, policy, discriminate)
    since = [right for each in shop.nights[:night] for right in each.right]
    fallen = any(
        accuracy_drop(scope, shop.held_out, Share(sum(right), len(right)), policy).strong
        for scope, right in ((DriftScope.BATCH, last.right), (DriftScope.SINCE, since))
    )
    return fallen or any(comparison.strong for comparison in found), fallen
