"""A trainer that learns nothing but the majority, at once."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from shutil import rmtree

from domain.model.data.split import Split
from domain.model.training.config import EpochMetrics, TrainedModel, TrainingConfig


class FakeQualityTrainer:
    """Implements ``QualityTrainer``: always answers the commonest label of the training rows.

    Attributes:
        configs: the recipes it was called with, in order.
    """

    def __init__(self) -> None:
        self.configs: list[TrainingConfig] = []

    def train(
        self,
        split: Split,
        config: TrainingConfig,
        *,
        output: str,
        on_epoch: Callable[[EpochMetrics], None],
    ) -> TrainedModel:
        self.configs.append(config)
        answer = Counter(split.training.labels).most_common(1)[0][0]
        right = sum(label is answer for label in split.holdout.labels) / len(split.holdout)
        epochs = []
        for epoch in range(1, config.epochs + 1):
            losses = {"training_loss": 0.5 / epoch, "validation_loss": 0.6 / epoch}
            epochs.append(EpochMetrics(epoch=epoch, accuracy=right, **losses))
            on_epoch(epochs[-1])
        trained = TrainedModel(
            location=output,
            epochs=tuple(epochs),
            dataset_size=len(split.training) + len(split.holdout),
        )
        _write(trained, config, answer.word)
        return trained


def _write(trained: TrainedModel, config: TrainingConfig, answer: str) -> None:
    last = trained.epochs[-1]
    metrics = {
        "accuracy": last.accuracy,
        "training_loss": last.training_loss,
        "validation_loss": last.validation_loss,
        "dataset_size": trained.dataset_size,
        "epochs": [asdict(epoch) for epoch in trained.epochs],
        "config": asdict(config),
    }
    directory = Path(trained.location)
    rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    (directory / "model.safetensors").write_text(f"always {answer}, seed {config.seed}")
    model = {"answer": answer, "max_position_embeddings": 512}
    (directory / "config.json").write_text(json.dumps(model))
    (directory / "tokenizer.json").write_text("{}")
    (directory / "metrics.json").write_text(json.dumps(metrics))
