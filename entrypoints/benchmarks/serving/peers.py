"""Other servers of the same model, measured in turn with ours."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from entrypoints.benchmarks.serving.bench import BUSY, Bench
from entrypoints.benchmarks.serving.questions import Question
from entrypoints.benchmarks.serving.servers import running
from entrypoints.benchmarks.serving.wrk import run_wrk
from entrypoints.processes.errors import ServiceNotStarted

_PROGRAMS = Path(__file__).resolve().parents[3] / "scripts" / "serving_peers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """Another server of the same model.

    Args:
        program: ``python PROGRAM MODEL PORT DIRECTORY`` serves MODEL; DIRECTORY is for its files.
        is_onnx: whether it serves a bundle, with an interpreter of its own; else a trained model.
        probe: path that answers 200 when it is ready.
        path: that predicts.
    """

    name: str
    program: str
    is_onnx: bool
    probe: str = "/health"
    path: str = "/predict"

    def body(self, question: Question) -> object:
        if self.path == "/invocations":  # MLflow's
            return {"inputs": [question.text]}
        return {"title": question.title, "description": question.description}


_PEERS = (
    Peer(
        name="MLflow", program="mlflow_serve.py", is_onnx=False, probe="/ping", path="/invocations"
    ),
    Peer(name="Flask", program="torch_flask.py", is_onnx=False),
    Peer(name="BentoML", program="bentoml_service.py", is_onnx=True, probe="/readyz"),
    Peer(name="LitServe", program="litserve_server.py", is_onnx=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """What the peers serve, and with what.

    Args:
        bundle: directory, for peers with ONNX.
        python: interpreter that has the peers with ONNX; None leaves them out.
        model: directory of the trained model, for peers with torch; None leaves them out.
    """

    bundle: Path
    python: Path | None
    model: Path | None

    def command(self, peer: Peer) -> list[str] | None:
        python, model = (self.python, self.bundle) if peer.is_onnx else (sys.executable, self.model)
        if python is None or model is None:
            return None
        return [str(python), str(_PROGRAMS / peer.program), str(model)]


def measure_peers(bench: Bench, bodies: Path, served: Served) -> None:
    """Every peer in turn with ours; one that does not start is left out."""
    for peer in _PEERS:
        command = served.command(peer)
        if command is not None:
            try:
                _compare(bench, bodies, peer, command)
            except ServiceNotStarted as error:
                bench.tell(f"left out: {error}")


def _compare(bench: Bench, our_bodies: Path, peer: Peer, command: list[str]) -> None:
    bodies = bench.bodies(peer.name, map(peer.body, bench.questions))
    log = bench.directory / f"{peer.name}.log"

    def with_port(port: int) -> list[str]:
        return [*command, str(port), str(bench.directory)]

    path = search_path(Path(command[0]))
    with running(peer.name, with_port, probe=peer.probe, log=log, variables=path) as server:
        url = server.url(peer.path)
        run_wrk(url, bodies, connections=BUSY, seconds=1.0)  # warm
        for _ in bench.each_round(peer.name):
            ours = bench.predict(our_bodies)
            theirs = run_wrk(url, bodies, connections=BUSY, seconds=bench.seconds)
            bench.record_load(peer.name, theirs)
            bench.record(f"ours / {peer.name}", ours.good / theirs.good)
        bench.record(f"{peer.name}: memory MB", server.megabytes())


def search_path(python: Path) -> dict[str, str]:
    """The variable by which programs that are installed beside an interpreter are found first.

    MLflow starts ``uvicorn`` by its name, which only an activated environment finds by itself.
    """
    return {"PATH": f"{python.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
