"""The methods that are compared: each learns from a split and gives its holdout accuracy."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from tempfile import TemporaryDirectory

from domain.model.data.split import Split
from domain.model.training.config import EpochMetrics, Recipe, TrainingConfig
from domain.ports.quality_trainer import QualityTrainer
from entrypoints.bootstrap import training as parts

Method = Callable[[Split, int], float]
"""Takes a split and a seed; gives the accuracy on the holdout, 0 to 1."""


def methods(config: TrainingConfig) -> Mapping[str, Method]:
    """Name -> method: the simple ones, then each recipe with the configured settings."""
    trainer = parts.build_trainer(show_progress=False)
    tfidf, frozen = parts.build_baseline(), parts.build_frozen_baseline(config)
    return {
        "majority": majority,
        "TF-IDF": lambda split, _: tfidf(split),
        "frozen embeddings": lambda split, _: frozen(split),
        **{recipe.value: _trained(trainer, config, recipe) for recipe in Recipe},
    }


def majority(split: Split, _: int) -> float:
    (answer, _count), *_rest = Counter(split.training.labels).most_common()
    return sum(label is answer for label in split.holdout.labels) / len(split.holdout)


def _trained(trainer: QualityTrainer, config: TrainingConfig, recipe: Recipe) -> Method:
    def accuracy(split: Split, seed: int) -> float:
        with TemporaryDirectory() as output:
            chosen = replace(config, recipe=recipe, seed=seed)
            return trainer.train(split, chosen, output=f"{output}/model", on_epoch=_ignore).accuracy

    return accuracy


def _ignore(_: EpochMetrics) -> None:
    return
