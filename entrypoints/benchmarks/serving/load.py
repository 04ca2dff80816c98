"""Rounds of load on our service, each beside what inference alone costs in the same seconds."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from entrypoints.benchmarks.serving.figures import Load, Target, middle, ratio
from entrypoints.benchmarks.serving.in_process import Runner, ceiling, floor
from entrypoints.benchmarks.serving.server import Server
from entrypoints.benchmarks.serving.wrk import Wrk

CONNECTIONS = (1, 4, 16, 64)
BUSY = 16
BATCH_SIZE = 64
_BATCH_CONNECTIONS = (1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What all parts of the benchmark measure with.

    Args:
        wrk: the load generator.
        server: our service.
        single: questions for ``/predict``.
        batches: questions for ``/batch_predict``.
        seconds: of one measurement.
        rounds: of measurements; figures are medians.
        tell: of the progress.
    """

    wrk: Wrk
    server: Server
    single: Path
    batches: Path
    seconds: float
    rounds: int
    tell: Callable[[str], None]

    def load(self, connections: int) -> Load:
        url = self.server.url("/predict")
        return self.wrk.run(url, self.single, connections=connections, seconds=self.seconds)

    def batch_load(self, connections: int) -> Load:
        url = self.server.url("/batch_predict")
        return self.wrk.run(url, self.batches, connections=connections, seconds=self.seconds)


@dataclass(slots=True)
class Rounds:
    """One value for each round."""

    floors: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    ceilings: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    singles: dict[int, list[Load]] = field(default_factory=lambda: defaultdict(list))
    batches: dict[int, list[Load]] = field(default_factory=lambda: defaultdict(list))

    def as_json(self) -> dict[str, object]:
        return {
            "floor_ms": {name: median(values) for name, values in self.floors.items()},
            "ceiling_per_second": {name: median(each) for name, each in self.ceilings.items()},
            "connections": {str(count): middle(loads) for count, loads in self.singles.items()},
            "batch_items_per_second": {
                str(count): BATCH_SIZE * median(load.throughput for load in loads)
                for count, loads in self.batches.items()
            },
        }

    def targets(self) -> list[Target]:
        """Against plain ONNX Runtime."""
        floors, ceilings = self.floors["plain"], self.ceilings["plain"]
        alone = [load.p50 for load in self.singles[1]]
        busy = self.singles[BUSY]
        items = [BATCH_SIZE * load.throughput for load in self.batches[max(self.batches)]]
        tail = ratio([load.p99 for load in busy], [load.p50 for load in busy])
        most, least = {"at_least": False}, {"at_least": True}
        return [
            Target(name="p50 alone / floor", value=ratio(alone, floors), limit=1.25, **most),
            Target(
                name="throughput at 16 / ceiling",
                value=ratio([load.throughput for load in busy], ceilings),
                limit=1.0,
                **least,
            ),
            Target(name="p99 at 16 / p50", value=tail, limit=2.5, **most),
            Target(name="batch items / ceiling", value=ratio(items, ceilings), limit=1.15, **least),
        ]


def measure_rounds(
    bench: Bench, runners: Mapping[str, Sequence[Runner]], texts: Sequence[str]
) -> Rounds:
    """Measure everything once a round.

    Args:
        runners: by name ("plain" among them), as many as cores.
        texts: the same as the questions'.
    """
    rounds = Rounds()
    for number in range(1, bench.rounds + 1):
        bench.tell(f"load, round {number} of {bench.rounds}")
        for name, each in runners.items():
            rounds.floors[name].append(floor(each[0], texts, seconds=bench.seconds))
            rounds.ceilings[name].append(ceiling(each, texts, seconds=bench.seconds))
        for connections in CONNECTIONS:
            rounds.singles[connections].append(bench.load(connections))
        for connections in _BATCH_CONNECTIONS:
            rounds.batches[connections].append(bench.batch_load(connections))
    return rounds
