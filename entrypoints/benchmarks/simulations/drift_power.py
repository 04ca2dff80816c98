"""Simulate nights on which a shop changes, or does not, and count how often drift is seen."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table
from tqdm import tqdm

from domain.errors.base import InvalidValue
from domain.model.data.product_columns import NO_PRODUCTS
from domain.model.drift.measures import DriftPolicy
from domain.model.drift.report import DriftComparison
from domain.use_cases.collect.measure_drift import compare_columns
from entrypoints.benchmarks.simulations.drift import CHANGES, changed_products
from entrypoints.bootstrap.training import build_text_discriminator
from entrypoints.settings.settings import load_settings


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
        seeds = tqdm(range(seed, seed + repetitions), desc=change, disable=None)
        told = [
            _nights(change, policy, (reference_rows, rows, nights), each * 1_000) for each in seeds
        ]
        results[change] = {
            "first_night": sum(first for first, _ in told) / repetitions,
            "last_night": sum(last for _, last in told) / repetitions,
        }
    _print(results, nights)
    return {"repetitions": repetitions, "rows": rows, "nights": nights, "changes": results}


def _nights(
    change: str, policy: DriftPolicy, sizes: tuple[int, int, int], seed: int
) -> tuple[bool, bool]:
    """Whether drift is strong on the first night, and on the last."""
    reference_rows, rows, nights = sizes
    discriminate = build_text_discriminator()
    reference = changed_products("none", rows=reference_rows, seed=seed)
    first, *others = (
        changed_products(change, rows=rows, seed=seed + night) for night in range(1, nights + 1)
    )
    newer = first
    for columns in others[:-1]:
        newer += columns
    return (
        _is_strong(compare_columns(reference, first, NO_PRODUCTS, policy, discriminate)),
        _is_strong(compare_columns(reference, others[-1], newer, policy, discriminate)),
    )


def _is_strong(comparisons: Sequence[DriftComparison]) -> bool:
    return any(each.strong for each in comparisons)


def _print(results: dict[str, dict[str, float]], nights: int) -> None:
    table = Table("change", "strong on night 1", f"on night {nights}", box=SIMPLE)
    for change, figures in results.items():
        table.add_row(change, *(f"{share:.1%}" for share in figures.values()))
    Console(file=sys.stderr, highlight=False).print(table)
