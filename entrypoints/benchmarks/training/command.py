"""Compare the training recipes with simple methods, on few rows and on many."""

import sys
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from domain.errors.base import InvalidValue
from domain.model.catalog.ceiling import bayes_reader
from entrypoints.benchmarks.training.methods import compare_methods, methods
from entrypoints.benchmarks.training.rows import generated_rows, own_rows, read_texts
from entrypoints.benchmarks.training.speed import race
from entrypoints.settings.settings import load_settings


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
    draw = (
        partial(generated_rows, test_rows=test_rows, threshold=threshold)
        if texts is None
        else partial(own_rows, test_rows=test_rows, texts=read_texts(texts))
    )
    counts = _whole_numbers(sizes)
    if speed:
        # This imports torch, which the recipes do themselves after they set how its threads wait.
        from entrypoints.benchmarks.training import transformers_trainer  # noqa: PLC0415 - as said

        contenders = race(
            transformers_trainer.train,
            draw(max(counts), 0),
            settings.training,
            rounds=rounds,
            tell=_tell,
        )
        return {"rows": max(counts), "test_rows": test_rows, "contenders": contenders}
    known = methods(settings.training)
    names = list(known) if only is None else only.split(",")
    if not set(names) <= set(known):
        raise InvalidValue("only", only, f"of {', '.join(known)}")
    compared = {name: known[name] for name in names}
    figures = []
    for each in compare_methods(compared, sizes=counts, seeds=seeds, draw=draw):
        spread = f"{each.mean:.1%} ± {each.deviation:.1%}"
        _tell(f"{each.rows} rows, {each.method}: {spread} ({each.seconds:.0f} s each)")
        figures.append({**asdict(each), "mean": each.mean, "sd": each.deviation})
    ceiling = bayes_reader(threshold).ceiling if texts is None else None
    return {"bayes_ceiling": ceiling, "test_rows": test_rows, "figures": figures}


def _whole_numbers(text: str) -> list[int]:
    try:
        return [int(part) for part in text.split(",")]
    except ValueError as error:
        raise InvalidValue("sizes", text, "whole numbers with commas between them") from error


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
