"""Every method on training sets of every size, several times over."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean, stdev
from time import monotonic

from domain.model.generation import generate_products
from domain.model.labelling import feature_text, label_of
from domain.model.split import Examples, Split
from entrypoints.training_benchmark.methods import Method

TEST_SEED = 987_654_321  # of products no training set is drawn from
FIRST_SEED = 1_000


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
    test_rows: int,
    threshold: float,
    tell: Callable[[Figures], None],
) -> list[Figures]:
    """Train every method on the same rows, size by size.

    Args:
        seeds: training sets of each size; the same for every method.
        test_rows: rows all are examined on.
        threshold: stars from which a product is good.
        tell: called as soon as a method is through with a size.
    """
    figures = []
    for rows in sizes:
        splits = [generated_split(rows, test_rows, seed, threshold) for seed in range(seeds)]
        for name, method in methods.items():
            started = monotonic()
            accuracies = [method(split, seed) for seed, split in enumerate(splits)]
            seconds = (monotonic() - started) / seeds
            figures.append(Figures(method=name, rows=rows, accuracies=accuracies, seconds=seconds))
            tell(figures[-1])
    return figures


def generated_split(rows: int, test_rows: int, seed: int, threshold: float) -> Split:
    """Training rows of a seed, and the holdout that all seeds share."""
    return Split(
        training=_examples(rows, FIRST_SEED + seed, threshold),
        holdout=_examples(test_rows, TEST_SEED, threshold),
    )


def _examples(rows: int, seed: int, threshold: float) -> Examples:
    products = generate_products(count=rows, seed=seed)
    return Examples(
        ids=[str(product.id) for product in products],
        texts=[feature_text(product.title, product.description) for product in products],
        labels=[label_of(product.rating, threshold) for product in products],
    )
