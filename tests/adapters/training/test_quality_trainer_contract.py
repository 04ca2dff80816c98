"""What every QualityTrainer does, the fake one included."""

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from adapters.training.torch_trainer import TorchQualityTrainer
from domain.model.data.split import Split
from domain.model.training.config import EpochMetrics, TrainingConfig
from domain.ports.quality_trainer import QualityTrainer
from tests.fakes.quality_trainer import FakeQualityTrainer

MAKERS: list[Callable[[], QualityTrainer]] = [FakeQualityTrainer, TorchQualityTrainer]
FILES = {"model.safetensors", "config.json", "tokenizer.json", "metrics.json"}


@pytest.fixture(params=MAKERS, ids=lambda maker: maker.__name__)
def trainer(request: pytest.FixtureRequest) -> QualityTrainer:
    made: QualityTrainer = request.param()
    return made


def ignore(_: EpochMetrics) -> None:
    pass


def test_reports_every_epoch_in_order(
    trainer: QualityTrainer, split: Split, recipe: TrainingConfig, tmp_path: Path
) -> None:
    seen: list[EpochMetrics] = []
    trained = trainer.train(split, recipe, output=str(tmp_path / "m"), on_epoch=seen.append)
    assert [metrics.epoch for metrics in seen] == [1, 2]
    assert trained.epochs == tuple(seen)
    assert trained.location == str(tmp_path / "m")
    assert trained.dataset_size == len(split.training) + len(split.holdout)
    assert all(0 <= metrics.accuracy <= 1 for metrics in seen)


def test_writes_a_complete_directory_and_nothing_beside_it(
    trainer: QualityTrainer, split: Split, recipe: TrainingConfig, tmp_path: Path
) -> None:
    output = tmp_path / "runs" / "m"
    trained = trainer.train(split, recipe, output=str(output), on_epoch=ignore)
    assert {path.name for path in output.iterdir()} >= FILES
    assert list(output.parent.iterdir()) == [output]
    metrics = json.loads((output / "metrics.json").read_text())
    assert metrics["config"] == asdict(recipe)
    assert metrics["epochs"] == [asdict(epoch) for epoch in trained.epochs]
    assert metrics["accuracy"] == trained.accuracy
    assert metrics["training_loss"] == trained.epochs[-1].training_loss
    assert metrics["validation_loss"] == trained.epochs[-1].validation_loss
    assert metrics["dataset_size"] == trained.dataset_size


def test_replaces_the_directory(
    trainer: QualityTrainer, split: Split, recipe: TrainingConfig, tmp_path: Path
) -> None:
    output = tmp_path / "m"
    output.mkdir()
    (output / "stale.txt").write_text("of an earlier run")
    trainer.train(split, recipe, output=str(output), on_epoch=ignore)
    assert not (output / "stale.txt").exists()
    assert list(tmp_path.iterdir()) == [output]


def test_the_seed_decides(
    trainer: QualityTrainer, split: Split, recipe: TrainingConfig, tmp_path: Path
) -> None:
    weights = []
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        output = tmp_path / name
        trainer.train(split, replace(recipe, seed=seed), output=str(output), on_epoch=ignore)
        weights.append((output / "model.safetensors").read_bytes())
    assert weights[0] == weights[1]
    assert weights[0] != weights[2]


def test_interrupted_it_leaves_the_former_model(
    trainer: QualityTrainer, split: Split, recipe: TrainingConfig, tmp_path: Path
) -> None:
    output = tmp_path / "m"
    output.mkdir()
    (output / "former.txt").write_text("still here")

    def interrupt(_: EpochMetrics) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        trainer.train(split, recipe, output=str(output), on_epoch=interrupt)
    assert [path.name for path in tmp_path.rglob("*")] == ["m", "former.txt"]
