"""The whole benchmark: start our service, measure the parts that were asked for, stop it."""

import sys
from collections.abc import Callable, Collection
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from entrypoints.benchmarks.serving.bench import Bench
from entrypoints.benchmarks.serving.load import measure_load
from entrypoints.benchmarks.serving.overload import measure_overload
from entrypoints.benchmarks.serving.peers import Served, measure_peers
from entrypoints.benchmarks.serving.questions import draw_questions
from entrypoints.benchmarks.serving.servers import HOST, running

_QUESTIONS = 6_400
_QUIET_PERCENT = 10


class Part(StrEnum):
    """Of the benchmark; each can be left out."""

    LOAD = "load"
    OVERLOAD = "overload"
    PEERS = "peers"


def benchmark(
    parts: Collection[Part],
    served: Served,
    *,
    seconds: float,
    rounds: int,
    tell: Callable[[str], None],
) -> str:
    """The table of all figures.

    Args:
        served: its bundle is what our service serves by its settings.
        seconds: of one measurement.
        rounds: of measurements.
        tell: of the progress.
    """
    busy = psutil.cpu_percent(interval=1.0)
    if busy > _QUIET_PERCENT:
        tell(f"other programs use {busy:.0f} % of the cores: figures will be off")
    tell("starting the service")
    with (
        TemporaryDirectory(prefix="benchmark-serving-") as name,
        running("the service", _command, probe="/ready", log=Path(name, "service.log")) as server,
    ):
        bench = Bench(
            server=server,
            questions=draw_questions(_QUESTIONS),
            seconds=seconds,
            rounds=rounds,
            directory=Path(name),
            tell=tell,
        )
        bodies = bench.bodies("predict", map(asdict, bench.questions))
        bench.predict(bodies)  # warm
        bench.record("start to ready: s", server.seconds_to_ready)
        if Part.LOAD in parts:
            measure_load(bench, bodies, served.bundle)
        bench.record("memory: MB", server.megabytes())
        if Part.PEERS in parts:
            measure_peers(bench, bodies, served)
        if Part.OVERLOAD in parts:
            measure_overload(bench, bodies)
        return bench.table()


def _command(port: int) -> list[str]:
    return [sys.executable, "-m", "entrypoints.inference_app", f"--host={HOST}", f"--port={port}"]
