"""The figures of several rounds."""

from pathlib import Path

import pytest

pytest.importorskip("psutil", reason="comes with the extra train, as what is tested does")

import psutil

from entrypoints.benchmarks.serving.bench import Bench
from entrypoints.benchmarks.serving.servers import Server
from entrypoints.benchmarks.serving.wrk import Load


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(
        server=Server(port=1, process=psutil.Process(), seconds_to_ready=0.5),
        questions=[],
        seconds=1.0,
        rounds=3,
        directory=tmp_path,
        tell=lambda _: None,
    )


def _table(bench: Bench) -> dict[str, float]:
    rows = [line.rsplit(maxsplit=1) for line in bench.table().splitlines()]
    return {figure: float(value) for figure, value in rows}


def test_a_figure_is_the_median_of_its_rounds(bench: Bench) -> None:
    for value in (2.0, 30.0, 1.0):
        bench.record("ours / theirs", value)
    assert _table(bench) == {"ours / theirs": 2.0}


def test_a_load_has_its_rate_its_latencies_and_what_failed(bench: Bench) -> None:
    load = Load(good=500.0, offered=600.0, failed=3, p50=1.0, p95=2.0, p99=4.0)
    bench.record_load("/predict on 16", load)
    assert _table(bench) == {
        "/predict on 16: answers/s": 500.0,
        "/predict on 16: p50 ms": 1.0,
        "/predict on 16: p95 ms": 2.0,
        "/predict on 16: p99 ms": 4.0,
        "/predict on 16: failed": 3.0,
    }


def test_bodies_are_written_a_line_each(bench: Bench) -> None:
    path = bench.bodies("predict", [{}, {"title": "Lampe\nfür Café"}])
    assert path.read_text(encoding="utf-8").count("\n") == 2
