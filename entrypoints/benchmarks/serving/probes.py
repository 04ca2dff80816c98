"""Asks a service how it is while it is under load, as a balancer and a Prometheus would."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http import HTTPStatus
from threading import Event, Thread
from time import perf_counter

from entrypoints.benchmarks.serving.figures import percentile
from entrypoints.benchmarks.serving.server import status

PATHS = ("/health", "/ready", "/metrics")
_EVERY_SECONDS = 0.05


class Probe:
    """Polls one path, each time on a new connection, until it is told to stop."""

    def __init__(self, port: int, path: str) -> None:
        self.path, self._port = path, port
        self._milliseconds: list[float] = []
        self._failed = 0
        self._stop = Event()
        self._thread = Thread(target=self._poll, name=f"probe {path}", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()

    def figures(self) -> dict[str, float]:
        """One without an answer counts with the time it was waited for."""
        return {
            "polls": len(self._milliseconds),
            "failed": self._failed,
            "p50_ms": percentile(self._milliseconds, 50),
            "p99_ms": percentile(self._milliseconds, 99),
        }

    def _poll(self) -> None:
        while not self._stop.is_set():
            began = perf_counter()
            if status(self._port, self.path) != HTTPStatus.OK:
                self._failed += 1
            self._milliseconds.append(1000 * (perf_counter() - began))
            self._stop.wait(_EVERY_SECONDS)


@contextmanager
def polled(port: int) -> Iterator[Sequence[Probe]]:
    """Poll all paths until left; read the figures then."""
    probes = [Probe(port, path) for path in PATHS]
    try:
        yield probes
    finally:
        for probe in probes:
            probe.stop()
