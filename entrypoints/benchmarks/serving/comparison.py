"""Our service and a peer in turn, so that what slows the machine down slows both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from entrypoints.benchmarks.serving.figures import Load, Target, middle, ratio
from entrypoints.benchmarks.serving.load import BUSY, Bench
from entrypoints.benchmarks.serving.peers import MLFLOW, ONNX_PEERS, TORCH, Peer
from entrypoints.benchmarks.serving.server import free_port, running
from entrypoints.benchmarks.serving.texts import Question

_LEAST = {MLFLOW: 7.0, TORCH: 4.0}
_LEAST_OF_BEST_ONNX = 1.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Duel:
    """The rounds of our service and of one peer."""

    ours: list[Load]
    theirs: list[Load]
    memory: float
    seconds_to_ready: float

    @property
    def times_as_fast(self) -> float:
        return ratio(
            [load.throughput for load in self.ours], [load.throughput for load in self.theirs]
        )

    def as_json(self) -> dict[str, object]:
        return {
            "ours_over_theirs": self.times_as_fast,
            "ours_per_second": median(load.throughput for load in self.ours),
            **middle(self.theirs),
            "memory_mb": self.memory,
            "seconds_to_ready": self.seconds_to_ready,
        }


def compare(bench: Bench, peer: Peer, questions: Sequence[Question], logs: Path) -> Duel:
    """Start the peer, warm it up, measure ours and the peer in turn, stop the peer."""
    bench.tell(f"{peer.name}: starting")
    peer.prepare()
    port = free_port()
    bodies = bench.wrk.questions(peer.name.replace(" ", "-"), [peer.body(q) for q in questions])
    ours: list[Load] = []
    theirs: list[Load] = []
    with running(
        peer.name,
        peer.command(port),
        port=port,
        probe=peer.probe,
        log=logs / f"{peer.name}.log",
        variables=peer.variables,
    ) as server:

        def load(seconds: float) -> Load:
            url = server.url(peer.path)
            return bench.wrk.run(url, bodies, connections=BUSY, seconds=seconds)

        load(1.0)  # warm
        for number in range(1, bench.rounds + 1):
            bench.tell(f"{peer.name}, round {number} of {bench.rounds}")
            ours.append(bench.load(BUSY))
            theirs.append(load(bench.seconds))
        return Duel(
            ours=ours,
            theirs=theirs,
            memory=server.megabytes(),
            seconds_to_ready=server.seconds_to_ready,
        )


def targets(duels: Mapping[str, Duel]) -> list[Target]:
    """Of the peers that were measured."""
    found = {
        name: (duels[name].times_as_fast, least) for name, least in _LEAST.items() if name in duels
    }
    onnx = [duels[name].times_as_fast for name in ONNX_PEERS if name in duels]
    if onnx:
        found["best ONNX peer"] = min(onnx), _LEAST_OF_BEST_ONNX
    return [
        Target(name=f"ours / {name}", value=value, limit=least, at_least=True)
        for name, (value, least) in found.items()
    ]
