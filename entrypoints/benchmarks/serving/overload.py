"""Ten times what the service can bear: how much of it is still answered, how fast, how honestly."""

import time
from dataclasses import dataclass
from statistics import median

from entrypoints.benchmarks.serving.figures import Load, Target, ratio
from entrypoints.benchmarks.serving.load import BUSY, Bench
from entrypoints.benchmarks.serving.probes import PATHS, polled

FACTOR = 10
_FAST_PROBE_MS = 50.0
_SETTLE_SECONDS = 2.0  # where nothing bounds the queue, it must empty before the next maximum
_LEAST_GOODPUT = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Storm:
    """A kind of overload.

    Args:
        name: for people.
        connections: open at a time.
        paced: whether a client pauses after each answer, so that all together ask for ``FACTOR``
            times the maximum at most; else it asks again at once.
    """

    name: str
    connections: int
    paced: bool

    def pause(self, maximum: float) -> float:
        """Seconds, at that many answers per second."""
        return self.connections / (FACTOR * maximum) if self.paced else 0.0


STORMS = (
    Storm(name="10 x connections", connections=FACTOR * BUSY, paced=False),
    Storm(name="10 x rate", connections=512, paced=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gale:
    """One storm as it was measured: the maximum just before it, and what it did."""

    maximum: float
    load: Load
    memory_before: float
    memory_after: float
    probes: dict[str, dict[str, float]]


def measure_overload(bench: Bench) -> dict[str, list[Gale]]:
    """Every storm once a round, by its name."""
    gales: dict[str, list[Gale]] = {storm.name: [] for storm in STORMS}
    for number in range(1, bench.rounds + 1):
        for storm in STORMS:
            bench.tell(f"overload ({storm.name}), round {number} of {bench.rounds}")
            gales[storm.name].append(_weather(bench, storm))
    return gales


def as_json(gales: list[Gale]) -> dict[str, object]:
    loads = [gale.load for gale in gales]
    return {
        "goodput_of_maximum": _goodput(gales),
        "goodput_per_second": median(load.throughput for load in loads),
        "offered_per_second": median(load.offered for load in loads),
        "refused_share": median(load.refused / (load.offered * load.seconds) for load in loads),
        "failed": sum(load.failed for load in loads),
        "accepted_p50_ms": median(load.p50 for load in loads),
        "accepted_p99_ms": median(load.p99 for load in loads),
        "memory_mb": [gales[0].memory_before, gales[-1].memory_after],
        "probes": {path: _probe(gales, path) for path in PATHS},
    }


def targets(name: str, gales: list[Gale]) -> list[Target]:
    slowest = max(_probe(gales, path)["p99_ms"] for path in PATHS)
    goodput = _goodput(gales)
    return [
        Target(name=f"{name}: goodput", value=goodput, limit=_LEAST_GOODPUT, at_least=True),
        Target(name=f"{name}: probe p99 ms", value=slowest, limit=_FAST_PROBE_MS, at_least=False),
    ]


def _weather(bench: Bench, storm: Storm) -> Gale:
    maximum = bench.load(BUSY).throughput
    before = bench.server.megabytes()
    with polled(bench.server.port) as probes:
        load = bench.wrk.run(
            bench.server.url("/predict"),
            bench.single,
            connections=storm.connections,
            seconds=bench.seconds,
            pause=storm.pause(maximum),
        )
    time.sleep(_SETTLE_SECONDS)
    return Gale(
        maximum=maximum,
        load=load,
        memory_before=before,
        memory_after=bench.server.megabytes(),
        probes={probe.path: probe.figures() for probe in probes},
    )


def _goodput(gales: list[Gale]) -> float:
    return ratio([gale.load.throughput for gale in gales], [gale.maximum for gale in gales])


def _probe(gales: list[Gale], path: str) -> dict[str, float]:
    found = [gale.probes[path] for gale in gales]
    return {
        "p50_ms": median(each["p50_ms"] for each in found),
        "p99_ms": median(each["p99_ms"] for each in found),
        "failed": sum(each["failed"] for each in found),
    }
