"""Compare the training recipes with simple methods, on few rows and on many."""

import sys
from pathlib import Path
from statistics import median
from typing import Annotated

import typer
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from domain.errors.base import InvalidValue
from domain.model.catalog.ceiling import bayes_reader
from domain.model.data.split import Split
from entrypoints.benchmarks.training.benchmark import Figures, compare_methods
from entrypoints.benchmarks.training.draws import GeneratedRows, OwnRows, read_texts
from entrypoints.benchmarks.training.methods import methods
from entrypoints.benchmarks.training.speed import race
from entrypoints.settings.settings import Settings, load_settings


def benchmark_training(
    sizes: Annotated[str, typer.Option(help="Training rows, comma-separated.")] = "40,80,200,800",
    seeds: Annotated[int, typer.Option(min=1, help="Training sets of each size.")] = 5,
    test_rows: Annotated[int, typer.Option(min=1, help="Rows all are examined on.")] = 1000,
    texts: Annotated[
        Path | None, typer.Option(help="CSV with text and label (good, poor), instead of products.")
    ] = None,
    only: Annotated[str | None, typer.Option(help="Methods, comma-separated; else all.")] = None,
    speed: Annotated[
        bool, typer.Option("--speed", help="Time the loop against transformers.Trainer instead.")
    ] = False,
    rounds: Annotated[int, typer.Option(min=1, help="Of --speed.")] = 3,
) -> dict[str, object]:
    """Train every method on generated products and show accuracies, mean and standard deviation.

    The Bayes ceiling is what the best possible reader of the texts reaches. With --speed the plain
    recipe is timed against transformers.Trainer, with the largest of the sizes.
    """
    settings = load_settings()
    threshold = settings.dataset.label_threshold
    generated = GeneratedRows(test_rows=test_rows, threshold=threshold)
    draw = generated if texts is None else OwnRows(texts=read_texts(texts), test_rows=test_rows)
    if speed:
        return _speed(settings, draw(max(_sizes(sizes)), 0), rounds)
    known = methods(settings.training)
    chosen = known if only is None else {name: known[name] for name in _names(only, list(known))}
    ceiling = bayes_reader(threshold).ceiling if texts is None else None
    figures = compare_methods(
        chosen,
        sizes=_sizes(sizes),
        seeds=seeds,
        draw=draw,
        tell=_tell,
    )
    _print(figures, ceiling)
    return {
        "bayes_ceiling": ceiling,
        "test_rows": test_rows,
        "figures": [
            {
                "method": each.method,
                "rows": each.rows,
                "mean": each.mean,
                "sd": each.deviation,
                "accuracies": list(each.accuracies),
                "seconds": round(each.seconds, 1),
            }
            for each in figures
        ],
    }


def _speed(settings: Settings, split: Split, rounds: int) -> dict[str, object]:
    timings = race(split, settings.training, rounds=rounds, tell=_say)
    figures = [timing.as_json(against=timings[0]) for timing in timings]
    table = Table("contender", "seconds", "times Trainer", "accuracy", "peak memory", box=SIMPLE)
    for timing, figure in zip(timings, figures, strict=True):
        table.add_row(
            timing.contender,
            f"{median(timing.seconds):.1f}",
            f"{figure[f'times_{timings[0].contender}']}",
            f"{figure['accuracy']:.1%}",
            f"{timing.peak_memory_mb:.0f} MB",
        )
    Console(file=sys.stderr, highlight=False).print(table)
    rows, test_rows = len(split.training), len(split.holdout)
    return {"rows": rows, "test_rows": test_rows, "contenders": figures}


def _sizes(text: str) -> list[int]:
    try:
        return [int(part) for part in text.split(",")]
    except ValueError as error:
        raise InvalidValue("sizes", text, "whole numbers with commas between them") from error


def _names(text: str, known: list[str]) -> list[str]:
    names = text.split(",")
    for name in names:
        if name not in known:
            raise InvalidValue("only", name, f"one of {', '.join(known)}")
    return names


def _tell(figures: Figures) -> None:
    _say(
        f"{figures.rows} rows, {figures.method}: {figures.mean:.1%} ± {figures.deviation:.1%} "
        f"({figures.seconds:.0f} s each)"
    )


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _print(figures: list[Figures], ceiling: float | None) -> None:
    sizes = list(dict.fromkeys(each.rows for each in figures))
    cells = {(f.method, f.rows): f"{f.mean:.1%} ± {f.deviation:.1%}" for f in figures}
    table = Table("method", *(f"{rows} rows" for rows in sizes), box=SIMPLE)
    for method in dict.fromkeys(each.method for each in figures):
        table.add_row(method, *(cells[method, rows] for rows in sizes))
    if ceiling is not None:
        table.add_row("Bayes ceiling", *[f"{ceiling:.1%}"] * len(sizes))
    Console(file=sys.stderr, highlight=False).print(table)
