"""Ten times what the service can bear: how much it still answers, how fast, and its probes."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from time import perf_counter, sleep

from entrypoints.benchmarks.serving.bench import BUSY, Bench
from entrypoints.benchmarks.serving.servers import status
from entrypoints.benchmarks.serving.wrk import Load

_FACTOR = 10
_PACED_CONNECTIONS = 512
_PROBES, _POLL_SECONDS = ("/health", "/ready", "/metrics"), 0.05
_SETTLE_SECONDS = 2.0  # the queue must be empty before the next maximum is measured


def measure_overload(bench: Bench, bodies: Path) -> None:
    """Both kinds of overload once a round, each just after the maximum that it is compared with.

    Clients send their next request at once, or pause so that all of them together send ten times
    the maximum at most.
    """
    for _ in bench.each_round("overload"):
        for name, is_paced in (("10 x connections", False), ("10 x rate", True)):
            maximum = bench.predict(bodies).good
            connections = _PACED_CONNECTIONS if is_paced else _FACTOR * BUSY
            pause = connections / (_FACTOR * maximum) if is_paced else 0.0
            load, probes = _polled(bench, bodies, connections, pause)
            bench.record(f"{name}: maximum/s", maximum)
            bench.record(f"{name}: requests/s", load.offered)
            bench.record_load(name, load)
            bench.record(f"{name}: answers / maximum", load.good / maximum)
            bench.record(f"{name}: probes p99 ms", probes)
            sleep(_SETTLE_SECONDS)
    bench.record("memory after overload: MB", bench.server.megabytes())


def _polled(bench: Bench, bodies: Path, connections: int, pause: float) -> tuple[Load, float]:
    """Load, and the p99 in milliseconds of the slowest probe meanwhile."""
    stop = Event()
    with ThreadPoolExecutor() as pool:
        polls = [pool.submit(_poll, bench.server.port, path, stop) for path in _PROBES]
        try:
            load = bench.predict(bodies, connections, pause=pause)
        finally:
            stop.set()
        return load, max(poll.result() for poll in polls)


def _poll(port: int, path: str, stop: Event) -> float:
    """Request a path on new connections, as balancers do, until stopped; p99 in milliseconds.

    A request without an answer counts with the time that it was waited for.
    """
    taken: list[float] = []
    while not stop.wait(_POLL_SECONDS):
        began = perf_counter()
        status(port, path)
        taken.append(1000 * (perf_counter() - began))
    return sorted(taken)[99 * len(taken) // 100]
