"""The methods that are compared, on training sets of every size, several times over."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import mean, stdev
from tempfile import TemporaryDirectory
from time import monotonic

from domain.model.data.split import Split
from domain.model.training.config import Recipe, TrainingConfig
from domain.ports.quality_trainer import QualityTrainer
from entrypoints.bootstrap import training as parts

Draw = Callable[[int, int], Split]
"""Takes a number of training rows and a seed."""

Method = Callable[[Split, int], float]
"""Takes a split and a seed; gives the accuracy on the holdout, 0 to 1."""


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


def methods(config: TrainingConfig) -> Mapping[str, Method]:
    """Name -> method: the simple ones, then each recipe with the configured settings."""
    trainer = parts.build_trainer(show_progress=False)
    tfidf, frozen = parts.build_baseline(), parts.build_frozen_baseline(config)
    return {
        "majority": majority,
        "TF-IDF": lambda split, _: tfidf(split),
        "frozen embeddings": lambda split, _: frozen(split),
        **{recipe.value: _trained(trainer, replace(config, recipe=recipe)) for recipe in Recipe},
    }


def majority(split: Split, _: int) -> float:
    (answer, _count), *_rest = Counter(split.training.labels).most_common()
    return sum(label is answer for label in split.holdout.labels) / len(split.holdout)


def _trained(trainer: QualityTrainer, config: TrainingConfig) -> Method:
    def accuracy(split: Split, seed: int) -> float:
        with TemporaryDirectory() as output:
            seeded = replace(config, seed=seed)
            return trainer.train(
                split, seeded, output=f"{output}/model", on_epoch=lambda _: None
            ).accuracy

    return accuracy


def compare_methods(
    compared: Mapping[str, Method], *, sizes: Sequence[int], seeds: int, draw: Draw
) -> Iterator[Figures]:
    """Train every method on the same rows, size by size.

    Args:
        seeds: training sets of each size; the same for every method.
        draw: gives the rows.
    """
    for rows in sizes:
        splits = [draw(rows, seed) for seed in range(seeds)]
        for name, method in compared.items():
            started = monotonic()
            accuracies = [method(split, seed) for seed, split in enumerate(splits)]
            seconds = (monotonic() - started) / seeds
            yield Figures(method=name, rows=rows, accuracies=accuracies, seconds=seconds)
