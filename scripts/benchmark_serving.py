"""Measure the inference service beside inference alone, in overload, and beside its peers."""

import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Annotated, Any

import typer

from adapters.onnx.onnx_scorer import load_scorer
from adapters.storage.bundle_files import read_bundle
from domain.errors.training import ModelNotFound
from entrypoints.benchmarks.serving.benchmark import Part, Plan, benchmark
from entrypoints.benchmarks.serving.in_process import Runner
from entrypoints.benchmarks.serving.peers import Peer, onnx_peers, torch_peers
from entrypoints.cli import run
from entrypoints.settings.settings import load_settings

PROGRAMS = Path(__file__).parent / "serving_peers"


def benchmark_serving(
    bundle: Annotated[Path | None, typer.Option(help="Default: the promoted one.")] = None,
    model: Annotated[
        Path | None, typer.Option(help="Trained model of the bundle. Default: its run's.")
    ] = None,
    peer_python: Annotated[
        Path | None, typer.Option(help="Interpreter that has BentoML and LitServe.")
    ] = None,
    part: Annotated[
        list[Part] | None, typer.Option(help="To measure, may be repeated. Default: all.")
    ] = None,
    seconds: Annotated[float, typer.Option(min=1, help="Of one measurement.")] = 3.0,
    rounds: Annotated[int, typer.Option(min=1, help="Figures are medians over them.")] = 3,
    seed: Annotated[int, typer.Option(min=0, help="Of the questions.")] = 0,
    output: Annotated[Path | None, typer.Option(help="File for the figures, JSON.")] = None,
) -> dict[str, Any]:
    """Measure the inference service beside inference alone, in overload, and beside its peers.

    Needs wrk. Starts every server itself, on free ports of 127.0.0.1, and stops it.
    """
    settings = load_settings()
    served = read_bundle(bundle or settings.models.directory / "best_model")
    trained = model or _trained_model(settings.models.runs_directory, served.manifest.run_id)
    parts = part or list(Part)
    directory = Path(tempfile.mkdtemp(prefix="benchmark-serving-"))
    try:
        # a copy: a promotion meanwhile must not take it away
        location = Path(shutil.copytree(served.location, directory / "bundle"))
        peers = _peers(location, trained, peer_python, directory) if Part.PEERS in parts else []
        plan = Plan(
            bundle=location,
            our_runner=lambda: _our_runner(location),
            peers=peers,
            parts=parts,
            seconds=seconds,
            rounds=rounds,
            seed=seed,
        )
        figures = benchmark(plan, directory, _tell)
    finally:
        shutil.rmtree(directory)
    if output:
        output.write_text(f"{json.dumps(figures, indent=2)}\n", encoding="utf-8")
    return figures


def _our_runner(location: Path) -> Runner:
    scorer = load_scorer(str(location))
    return lambda text: scorer.score([text])


def _trained_model(runs: Path, run_id: str) -> Path | None:
    """What the run of this id trained, where this machine still has it."""
    for record in runs.glob("*/training.json"):
        if json.loads(record.read_bytes())["run_id"] == run_id:
            return record.parent / "model"
    return None


def _peers(
    bundle: Path, model: Path | None, peer_python: Path | None, directory: Path
) -> list[Peer]:
    peers = []
    if model is None:
        _tell("no peers of the torch model: its run is not on this machine; name it with --model")
    elif not (model / "model.safetensors").is_file():
        raise ModelNotFound(str(model), "there is no model.safetensors")
    else:
        peers += torch_peers(PROGRAMS, model.resolve(), directory)
    if peer_python is None:
        _tell("no peers of the ONNX model: name an interpreter that has them with --peer-python")
    else:
        peers += onnx_peers(PROGRAMS, peer_python.absolute(), bundle, directory)
    return peers


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    run(benchmark_serving)
