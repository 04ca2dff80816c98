"""Figures of the benchmark: what a run of load gave, and each ratio beside its limit."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What one run of load gave.

    Attributes:
        seconds: it took.
        good: answers with status 200.
        refused: answers with status 503.
        failed: other answers, and connections that broke or timed out.
        p50: milliseconds, as p95 and p99; of the good answers where they were told apart
            (see ``wrk``), else of all.
    """

    seconds: float
    good: int
    refused: int
    failed: int
    p50: float
    p95: float
    p99: float

    @property
    def throughput(self) -> float:
        """Good answers per second."""
        return self.good / self.seconds

    @property
    def offered(self) -> float:
        """Requests per second, however they were answered."""
        return (self.good + self.refused + self.failed) / self.seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A figure that should keep a limit.

    Args:
        name: of the figure, for people.
        value: as measured.
        limit: that it should keep.
        at_least: whether the limit is the least allowed, else the most.
    """

    name: str
    value: float
    limit: float
    at_least: bool

    @property
    def reached(self) -> bool:
        return self.value >= self.limit if self.at_least else self.value <= self.limit

    def as_json(self) -> dict[str, object]:
        bound = "at_least" if self.at_least else "at_most"
        return {"value": self.value, bound: self.limit, "reached": self.reached}


def percentile(values: Sequence[float], percent: float) -> float:
    """Nearest rank: the smallest value that so many percent of all do not exceed.

    Returns:
        NaN where there are no values.
    """
    if not values:
        return math.nan
    rank = max(1, math.ceil(percent / 100 * len(values)))
    return sorted(values)[rank - 1]


def middle(loads: Sequence[Load]) -> dict[str, float]:
    """Medians over the rounds; answers that failed are added up."""
    return {
        "per_second": median(load.throughput for load in loads),
        "p50_ms": median(load.p50 for load in loads),
        "p95_ms": median(load.p95 for load in loads),
        "p99_ms": median(load.p99 for load in loads),
        "failed": sum(load.failed + load.refused for load in loads),
    }


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Median of the ratios of each round, so that what slows a whole round down cancels out."""
    return median(one / other for one, other in zip(ours, theirs, strict=True))
