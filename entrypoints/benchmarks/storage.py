"""Measure the dataset store: does an append cost what it adds, and a load what parsing costs?"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from uuid import UUID, uuid4

import pandas as pd

from domain.model.catalog.generation import MAX_COUNT, generate_products
from domain.model.catalog.product import Product
from domain.model.data.dataset import Collection
from domain.ports.dataset_store import DatasetStore
from entrypoints.bootstrap.training import open_store

APPENDS = 15
LOADS = 5
RATIOS = (
    ("append to history", "append to none"),
    ("append to history", "append to 1 row"),
    ("load 1 batch", "pandas"),
    ("load 20 batches", "pandas"),
)


def benchmark_storage(rows: int = 1_000_000, append: int = 50) -> dict[str, dict[str, float]]:
    """Compare appending to a long history with appending to none, and loading with pandas.

    Both sides of a ratio are measured in turn, in this process; a figure is the median.

    Args:
        rows: of the history.
        append: rows of one appended batch.
    """
    with TemporaryDirectory(prefix="benchmark-storage-") as name:
        directory = Path(name)
        one, twenty = (_history(directory / str(count), rows, count) for count in (1, 20))
        loads = _medians(LOADS, _loads(directory, one, twenty))
        short = _history(directory / "short", 1, 1)
        batch = _products(Random(2), append)
        appends = _medians(
            APPENDS,
            {
                # An empty store makes its directories first.
                "append to none": lambda: _add(_store(directory / uuid4().hex), batch),
                "append to 1 row": lambda: _add(short, batch),
                "append to history": lambda: _add(twenty, batch),
            },
        )
    seconds = loads | appends
    ratios = {f"{one} / {other}": seconds[one] / seconds[other] for one, other in RATIOS}
    return {
        "ms": {name: round(1000 * value, 1) for name, value in seconds.items()},
        "ratios": {name: round(value, 2) for name, value in ratios.items()},
    }


def _history(directory: Path, rows: int, batches: int) -> DatasetStore:
    store = _store(directory)
    random = Random(0)  # so that every history holds the same rows
    for _ in range(batches):
        _add(store, _products(random, rows // batches))
    return store


def _loads(
    directory: Path, one: DatasetStore, twenty: DatasetStore
) -> dict[str, Callable[[], object]]:
    (batch,) = (directory / "1" / "batches").iterdir()
    return {
        "pandas": lambda: pd.read_csv(batch),
        "load 1 batch": one.load,
        "load 20 batches": twenty.load,
    }


def _medians(times: int, calls: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Seconds each call takes: all calls in turn, that many times, after one round to warm up."""
    seconds: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(times + 1):
        for name, call in calls.items():
            began = perf_counter()
            result = call()
            seconds[name].append(perf_counter() - began)
            del result
    return {name: median(taken[1:]) for name, taken in seconds.items()}


def _store(directory: Path) -> DatasetStore:
    return open_store(directory, lock_timeout=10)


def _add(store: DatasetStore, products: tuple[Product, ...]) -> None:
    run_key = uuid4().hex
    collection = Collection(
        products=products, seed=None, generated_at=datetime.now(UTC), schema_version=1
    )
    store.stage(collection, run_key=run_key)
    store.commit(run_key)


def _products(random: Random, count: int) -> tuple[Product, ...]:
    """Products of the shop under ids of their own; drawing a million would take longer."""
    drawn = generate_products(count=min(count, MAX_COUNT), seed=0)
    return tuple(
        replace(drawn[number % len(drawn)], id=str(UUID(int=random.getrandbits(128), version=4)))
        for number in range(count)
    )
