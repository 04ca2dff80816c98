"""Measure the inference service beside inference alone, in overload, and beside its peers."""

import json
import sys
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import psutil
import typer

from domain.errors.promotion import BundleMissing
from entrypoints.benchmarks.serving.bench import Bench
from entrypoints.benchmarks.serving.cache import measure_cache
from entrypoints.benchmarks.serving.load import measure_load
from entrypoints.benchmarks.serving.overload import measure_overload
from entrypoints.benchmarks.serving.peers import Served, measure_peers
from entrypoints.benchmarks.serving.questions import draw_questions
from entrypoints.benchmarks.serving.start import measure_start, our_service
from entrypoints.bootstrap.training import build_bundles
from entrypoints.settings.settings import load_settings
from entrypoints.settings.sources import variable_name

_QUESTIONS = 6_400
_QUIET_PERCENT = 10
# Every request is an inference, as it is to its peers.
_WITHOUT_CACHE = {variable_name("inference", "cached_predictions"): "0"}


class Part(StrEnum):
    """Of the benchmark; each can be left out."""

    START = "start"
    LOAD = "load"
    OVERLOAD = "overload"
    PEERS = "peers"
    CACHE = "cache"


def benchmark_serving(
    peer_python: Annotated[
        Path | None, typer.Option(help="Interpreter that has BentoML and LitServe.")
    ] = None,
    part: Annotated[
        list[Part] | None, typer.Option(help="To measure, may be repeated. Default: all.")
    ] = None,
    seconds: Annotated[float, typer.Option(min=1, help="Of one measurement.")] = 3.0,
    rounds: Annotated[int, typer.Option(min=1, help="Figures are medians over them.")] = 3,
) -> None:
    """Measure the inference service beside inference alone, in overload, and beside its peers.

    Needs wrk. Starts every server itself, on free ports of 127.0.0.1, and stops it.
    """
    parts = part or list(Part)
    served = _served(peer_python)
    busy = psutil.cpu_percent(interval=1.0)
    if busy > _QUIET_PERCENT:
        _tell(f"other programs use {busy:.0f} % of the cores: figures will be off")
    _tell("starting the service")
    with (
        TemporaryDirectory(prefix="benchmark-serving-") as name,
        our_service(Path(name, "service.log"), _WITHOUT_CACHE) as server,
    ):
        bench = Bench(
            server=server,
            questions=draw_questions(_QUESTIONS),
            seconds=seconds,
            rounds=rounds,
            directory=Path(name),
            tell=_tell,
        )
        if Part.START in parts:
            measure_start(bench)
        bodies = bench.bodies("predict", map(asdict, bench.questions))
        bench.predict(bodies)  # warm
        if Part.LOAD in parts:
            measure_load(bench, bodies, served.bundle)
        bench.record("memory: MB", server.megabytes())
        if Part.PEERS in parts:
            measure_peers(bench, bodies, served)
        if Part.CACHE in parts:
            with our_service(Path(name, "caching.log")) as caching:
                measure_cache(bench, caching)
        if Part.OVERLOAD in parts:
            measure_overload(bench, bodies)
        print(bench.table())


def _served(peer_python: Path | None) -> Served:
    """What our service serves by its settings, for its peers as well."""
    settings = load_settings()
    served = build_bundles(settings).served()
    if served is None:
        raise BundleMissing(str(settings.models.directory))
    runs = settings.models.runs_directory
    model = _trained_model(runs, served.manifest.run_id)
    if model is None:
        _tell(f"no peers with torch: the run of the served model is not in {runs}")
    if peer_python is None:
        _tell("no peers with ONNX: name an interpreter that has them with --peer-python")
    return Served(
        bundle=Path(served.location), python=peer_python and peer_python.absolute(), model=model
    )


def _trained_model(runs: Path, run_id: str) -> Path | None:
    """What the run of this id trained, where this machine still has it."""
    for record in runs.glob("*/training.json"):
        if json.loads(record.read_bytes())["run_id"] == run_id:
            return record.resolve().parent / "model"
    return None


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
