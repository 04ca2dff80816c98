"""Every method on training sets of every size, several times over."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean, stdev
from time import monotonic

from entrypoints.benchmarks.training.draws import Draw
from entrypoints.benchmarks.training.methods import Method


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """One method at one size: accuracies over seeds, and the mean time of a training."""

    method: str
    rows: int
    accuracies: Sequence[float]
    seconds: float

    @property
    def mean(self) -> float:
        return mean(self.accuracies)

    @property
    def deviation(self) -> float:
        """Standard deviation over the seeds; 0 for a single one."""
        return stdev(self.accuracies) if len(self.accuracies) > 1 else 0.0


def compare_methods(
    methods: Mapping[str, Method],
    *,
    sizes: Sequence[int],
    seeds: int,
    draw: Draw,
    tell: Callable[[Figures], None],
) -> list[Figures]:
    """Train every method on the same rows, size by size.

    Args:
        seeds: training sets of each size; the same for every method.
        draw: gives the rows.
        tell: called as soon as a method is through with a size.
    """
    figures = []
    for rows in sizes:
        splits = [draw(rows, seed) for seed in range(seeds)]
        for name, method in methods.items():
            started = monotonic()
            accuracies = [method(split, seed) for seed, split in enumerate(splits)]
            seconds = (monotonic() - started) / seeds
            figures.append(Figures(method=name, rows=rows, accuracies=accuracies, seconds=seconds))
            tell(figures[-1])
    return figures
