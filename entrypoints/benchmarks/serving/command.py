"""Measure the inference service beside inference alone, in overload, and beside its peers."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from domain.errors.promotion import BundleMissing
from entrypoints.benchmarks.serving.benchmark import Part, benchmark
from entrypoints.benchmarks.serving.peers import Served
from entrypoints.bootstrap.training import build_bundles
from entrypoints.settings.settings import load_settings


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
    models = load_settings().models
    served = build_bundles(load_settings()).served()
    if served is None:
        raise BundleMissing(str(models.directory))
    model = _trained_model(models.runs_directory, served.manifest.run_id)
    if model is None:
        _tell(f"no peers with torch: the run of the served model is not in {models.runs_directory}")
    if peer_python is None:
        _tell("no peers with ONNX: name an interpreter that has them with --peer-python")
    peers = Served(
        programs=Path(__file__).resolve().parents[3] / "scripts" / "serving_peers",
        bundle=Path(served.location),
        python=peer_python and peer_python.absolute(),
        model=model,
    )
    print(benchmark(part or list(Part), peers, seconds=seconds, rounds=rounds, tell=_tell))


def _trained_model(runs: Path, run_id: str) -> Path | None:
    """What the run of this id trained, where this machine still has it."""
    for record in runs.glob("*/training.json"):
        if json.loads(record.read_bytes())["run_id"] == run_id:
            return record.resolve().parent / "model"
    return None


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
