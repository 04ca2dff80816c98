"""Simulate a year of nightly promotions by luck, under every policy."""

import sys
from dataclasses import asdict, replace
from typing import Annotated

import typer
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table
from tqdm import tqdm

from domain.model.promotion.policy import PromotionPolicy, PromotionRule
from entrypoints.benchmarks.simulations.promotion import NightlyWorld, SimulatedYear, simulate_year
from entrypoints.settings.settings import load_settings


def simulate_promotion(
    years: Annotated[int, typer.Option(min=1, help="Years per policy.")] = 200,
    nights: Annotated[int, typer.Option(min=1, help="Retraining runs a year.")] = 365,
    rows: Annotated[int, typer.Option(min=0, help="Products collected a night.")] = 50,
    first_rows: Annotated[int, typer.Option(min=1, help="Products before the first night.")] = 600,
    accuracy: Annotated[float, typer.Option(help="True accuracy of every model.")] = 0.9,
    churn: Annotated[float, typer.Option(help="Share of rows two models disagree on.")] = 0.08,
    seed: Annotated[int, typer.Option(min=0, help="The same seed, the same years.")] = 0,
) -> dict[str, object]:
    """Show how often each policy promotes a model that is no better than the champion.

    Every challenger has the champion's true accuracy, so every promotion is luck. Limits come from
    the settings (promotion), the holdout's share from dataset.holdout_fraction.
    """
    settings = load_settings()
    share = settings.dataset.holdout_fraction
    world = NightlyWorld(
        nights=nights,
        first_rows=max(1, round(first_rows * share)),
        rows_per_night=round(rows * share),
        accuracy=accuracy,
        churn=churn,
    )
    results = {
        str(rule): _summary(rule, settings.promotion, world, years=years, seed=seed)
        for rule in PromotionRule
    }
    _print(results, world)
    return {"world": asdict(world), "years": years, "policies": results}


def _summary(
    rule: PromotionRule, policy: PromotionPolicy, world: NightlyWorld, *, years: int, seed: int
) -> dict[str, float]:
    seeds = tqdm(range(seed, seed + years), desc=rule, unit="year", disable=None)
    simulated: list[SimulatedYear] = [
        simulate_year(replace(policy, rule=rule), world, each) for each in seeds
    ]
    return {
        "promotions_a_year": sum(year.promoted for year in simulated) / years,
        "years_with_a_promotion": sum(year.promoted > 0 for year in simulated) / years,
        "nights_kept": sum(year.kept for year in simulated) / years / world.nights,
        "nights_undecided": sum(y.too_little_evidence for y in simulated) / years / world.nights,
    }


def _print(results: dict[str, dict[str, float]], world: NightlyWorld) -> None:
    table = Table(
        "policy", "promotions by luck a year", "years with one", "kept", "undecided", box=SIMPLE
    )
    for rule, figures in results.items():
        promotions, *shares = figures.values()
        table.add_row(rule, f"{promotions:.1f}", *(f"{share:.0%}" for share in shares))
    console = Console(file=sys.stderr, highlight=False)
    console.print(
        f"{world.nights} nights; the holdout grows from {world.first_rows} rows by "
        f"{world.rows_per_night} a night; every model is right on {world.accuracy:.0%} of all "
        f"rows, two of them disagree on {world.churn:.0%}"
    )
    console.print(table)
