"""What every part of the benchmark measures with, and the figures that it has measured."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from entrypoints.benchmarks.serving.questions import Question
from entrypoints.benchmarks.serving.servers import Server
from entrypoints.benchmarks.serving.wrk import Load, run_wrk

BUSY = 16  # connections, enough for the maximum


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Our service, what to ask it, and the figures so far.

    Args:
        seconds: of one measurement.
        rounds: of measurements.
        directory: for files and logs.
        tell: of the progress.
    """

    server: Server
    questions: Sequence[Question]
    seconds: float
    rounds: int
    directory: Path
    tell: Callable[[str], None]
    _values: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def bodies(self, name: str, bodies: Iterable[object]) -> Path:
        """A file for ``run_wrk``."""
        path = self.directory / f"{name}.jsonl"
        path.write_text("".join(f"{json.dumps(body)}\n" for body in bodies), encoding="utf-8")
        return path

    def predict(self, bodies: Path, connections: int = BUSY, *, pause: float = 0.0) -> Load:
        url = self.server.url("/predict")
        return run_wrk(url, bodies, connections=connections, seconds=self.seconds, pause=pause)

    def each_round(self, part: str) -> Iterator[None]:
        for number in range(1, self.rounds + 1):
            self.tell(f"{part}, round {number} of {self.rounds}")
            yield

    def record(self, figure: str, value: float) -> None:
        """Add the value of a round.

        A ratio is recorded as such, so that what slows a whole round down cancels out.
        """
        self._values[figure].append(value)

    def record_load(self, name: str, load: Load) -> None:
        self.record(f"{name}: answers/s", load.good)
        self.record(f"{name}: p50 ms", load.p50)
        self.record(f"{name}: p95 ms", load.p95)
        self.record(f"{name}: p99 ms", load.p99)
        self.record(f"{name}: failed", load.failed)

    def table(self) -> str:
        """Medians over the rounds."""
        return "\n".join(
            f"{figure:45} {median(values):9.2f}" for figure, values in self._values.items()
        )
