"""Measure Spark on this machine beside one process with as many threads, on the same rows."""

import os
import resource
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Annotated, TypeVar

import pyarrow as pa
import pyarrow.parquet
import typer

from domain.model.catalog.generation import MAX_COUNT, generate_products
from domain.model.creative.brief.campaign import Campaign
from domain.model.data.labelling import feature_text
from domain.model.evaluation.predictions import predicted_label
from domain.ports.quality_scorer import QualityScorer
from entrypoints.bootstrap.spark import (
    Cells,
    Record,
    SparkTable,
    SparkTables,
    build_scorer,
    build_writer,
    open_spark,
    read_table,
    scorer_in_worker,
    shipped_by,
    writer_in_worker,
)
from entrypoints.creatives.command import platforms_of
from entrypoints.creatives.order import Defaults
from entrypoints.settings.settings import load_settings, override
from entrypoints.spark.worker import PartitionTask

_TEXTS = 32  # that are scored together, as by a job
Task = Callable[[Iterator[Cells]], Iterator[Record]]
Built = TypeVar("Built")


@dataclass(frozen=True, slots=True)
class Scoring:
    """Scores the products of a partition, and writes no copy."""

    build_scorer: Callable[[], QualityScorer]

    def __call__(self, rows: Iterator[Cells]) -> Iterator[Record]:
        score = self.build_scorer().score
        texts = (feature_text(str(row["title"]), str(row["description"])) for row in rows)
        while some := list(islice(texts, _TEXTS)):
            for each in score(some):
                yield Record(to_review=predicted_label(each.good).needs_review)


@dataclass(frozen=True, slots=True)
class Measured:
    """A task, which leaves the most KiB of memory that its process has held in a file."""

    task: Task
    place: Path

    def __call__(self, rows: Iterator[Cells]) -> Iterator[Record]:
        yield from self.task(rows)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        (self.place / f"{os.getpid()}.peak").write_text(str(peak))


def benchmark_spark(
    rows: Annotated[int, typer.Option(min=100)] = 100_000,
    platform: Annotated[list[str] | None, typer.Option(help="Default: instagram.")] = None,
    cores: Annotated[int, typer.Option(min=1, help="Of Spark; as many threads.")] = 2,
) -> dict[str, dict[str, float]]:
    """Compare scoring and writing on local[CORES] with one process of CORES threads.

    Spark's time is that of a job on a session that is there: reading the table, spreading its
    rows, and writing the records as Parquet. The threads have the rows in memory, and drop what
    they make.
    """
    settings = override(load_settings(), "inference", sessions=cores)
    shipped = shipped_by(settings)
    archive, seconds = shipped.archive, dict[str, float]()
    with TemporaryDirectory(prefix="benchmark-spark-") as name, open_spark(settings) as tables:
        place = Path(name)
        tables.ship(place / archive, shipped.files)
        cells = _write_products(place / "products.parquet", rows)
        table = tables.open(str(place / "products.parquet"), None, {})
        write = partial(
            PartitionTask,
            reading=read_table(table, source="products", mapping=None, currency="USD"),
            campaign=Campaign(platforms=platforms_of(platform or ["instagram"])),
            defaults=Defaults(seed=None, currency="USD", brand=None, url=None),
        )
        scorers = [build_scorer(archive) for _ in range(cores)]
        writers = [build_writer(archive) for _ in range(cores)]
        sides: dict[str, tuple[Task, Sequence[Task]]] = {
            "scoring": (
                Scoring(partial(scorer_in_worker, archive)),
                [Scoring(partial(_same, each)) for each in scorers],
            ),
            "copy": (
                write(build_writer=partial(writer_in_worker, archive)),
                [write(build_writer=partial(_same, each)) for each in writers],
            ),
        }
        for what, (remote, threads) in sides.items():
            measured = Measured(remote, place)
            seconds[f"{what}, Spark"] = _on_spark(tables, table, measured, f"{place}/{what}")
            seconds[f"{what}, threads"] = _in_threads(threads, cells)
        peak = max(int(path.read_text()) for path in place.glob("*.peak"))
    rates = {side: round(rows / taken, 1) for side, taken in seconds.items()}
    return {
        "rows a second": rates,
        "ratios": {
            what: round(rates[f"{what}, Spark"] / rates[f"{what}, threads"], 2) for what in sides
        },
        "memory of a worker": {"peak MB": round(peak / 1024, 1)},
    }


def _write_products(path: Path, count: int) -> list[Cells]:
    """Products of the generated shop, which come again under another number."""
    drawn = generate_products(count=min(count, MAX_COUNT), seed=0)
    rows: list[Cells] = [
        {
            "id": str(number),
            "title": f"{each.title} {number}",  # so that none is the same text
            "description": each.description,
            "category": each.category,
            "price": str(each.price),
        }
        for number, each in ((at, drawn[at % len(drawn)]) for at in range(count))
    ]
    pyarrow.parquet.write_table(pa.Table.from_pylist(rows), path)
    return rows


def _on_spark(tables: SparkTables, table: SparkTable, task: Task, target: str) -> float:
    began = perf_counter()
    with tables.result(target, {}) as result:
        for _ in table.write_parts(result, 1, task, together=None):
            pass
    return perf_counter() - began


def _in_threads(tasks: Sequence[Task], cells: Sequence[Cells]) -> float:
    def drain(task: Task, some: Sequence[Cells]) -> None:
        deque(task(iter(some)), maxlen=0)

    began = perf_counter()
    with ThreadPoolExecutor(len(tasks)) as pool:
        shares = [cells[at :: len(tasks)] for at in range(len(tasks))]
        list(pool.map(drain, tasks, shares))
    return perf_counter() - began


def _same(built: Built) -> Built:
    return built
