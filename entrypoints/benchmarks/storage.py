"""Measure the dataset store: does an append cost what it adds, and a load what parsing costs?"""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import median
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


def benchmark_storage(rows: int = 1_000_000, append: int = 50) -> dict[str, float]:
    """Compare appending to a long history with appending to none, and loading with pandas.

    Both sides of a ratio are measured in turn, in this process; a figure is the median.

    Args:
        rows: of the history.
        append: rows of one appended batch.
    """
    directory = Path(tempfile.mkdtemp(prefix="benchmark-storage-"))
    try:
        return _benchmark(directory, rows, append)
    finally:
        shutil.rmtree(directory)


def _benchmark(directory: Path, rows: int, append: int) -> dict[str, float]:
    stores = {batches: _store(directory / str(batches)) for batches in (1, 20)}
    for batches, store in stores.items():
        random = Random(0)  # so that both hold the same rows
        for number in range(batches):
            _add(store, _products(random, rows // batches), f"history {number}")
    one_file = directory / "all.csv"
    (batch,) = (directory / "1" / "batches").iterdir()
    shutil.copy(batch, one_file)
    loads = _medians(
        LOADS,
        {
            "pandas": lambda: pd.read_csv(one_file),
            "pandas to lists": lambda: _to_lists(pd.read_csv(one_file)),
            "load 1 batch": stores[1].load,
            "load 20 batches": stores[20].load,
        },
    )
    short = _store(directory / "short")
    _add(short, _products(Random(1), 1), "first")
    # An empty store makes its directories first; one with a row does only what every append does.
    targets = {"append to none": None, "append to 1 row": short, "append to history": stores[20]}
    appends = _medians(APPENDS, _appends(directory, append, targets))
    return _report(loads | appends)


def _appends(
    directory: Path, append: int, targets: dict[str, DatasetStore | None]
) -> dict[str, Callable[[], object]]:
    def measured(target: DatasetStore | None) -> Callable[[], object]:
        def call() -> None:
            store = target or _store(Path(tempfile.mkdtemp(dir=directory)))
            _add(store, batch, uuid4().hex)

        return call

    batch = _products(Random(2), append)
    return {name: measured(target) for name, target in targets.items()}


def _report(seconds: dict[str, float]) -> dict[str, float]:
    pairs = (
        ("append to history", "append to none"),
        ("append to history", "append to 1 row"),
        ("load 1 batch", "pandas"),
        ("load 20 batches", "pandas"),
        ("pandas to lists", "pandas"),  # what lists alone cost, without digests and duplicates
    )
    ratios = {f"{one} / {other}": seconds[one] / seconds[other] for one, other in pairs}
    for name, value in seconds.items():
        print(f"{name:40} {value * 1000:10.1f} ms")
    for name, value in ratios.items():
        print(f"{name:40} {value:10.2f}")
    return seconds | ratios


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


def _to_lists(frame: pd.DataFrame) -> list[list[object]]:
    return [frame[name].tolist() for name in frame.columns if name != "timestamp"]


def _store(directory: Path) -> DatasetStore:
    return open_store(directory, lock_timeout=10)


def _add(store: DatasetStore, products: tuple[Product, ...], run_key: str) -> None:
    collection = Collection(
        products=products, seed=None, generated_at=datetime.now(UTC), schema_version=1
    )
    store.stage(collection, run_key=run_key)
    store.commit(run_key)


def _products(random: Random, count: int) -> tuple[Product, ...]:
    """Products of the shop under ids of their own; drawing a million would take longer."""
    drawn = generate_products(count=min(count, MAX_COUNT), seed=0)
    return tuple(
        replace(drawn[number % len(drawn)], id=UUID(int=random.getrandbits(128), version=4))
        for number in range(count)
    )
