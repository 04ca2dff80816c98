"""Temperatures from answers on rows that were not learned from."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tqdm import tqdm

from adapters.training.calibrating import calibration_text
from adapters.training.fine_tuning import BAR
from adapters.training.torch_trainer import TorchQualityTrainer
from domain.model.data.labelling import Label
from domain.model.data.split import Examples, Split
from domain.model.training.calibration import UNCALIBRATED, Calibration
from domain.model.training.config import EpochMetrics, Recipe, TrainedModel, TrainingConfig


def train(split: Split, config: TrainingConfig, output: Path) -> TrainedModel:
    return TorchQualityTrainer().train(split, config, output=str(output), on_epoch=lambda _: None)


def chance(count: int) -> Examples:
    """The same text for every row: no label can be known."""
    return Examples(
        ids=[str(row) for row in range(count)],
        texts=[f"A lamp with {'three legs' if row % 3 else 'a knife'}." for row in range(count)],
        labels=[Label(row * 7 % 5 % 2) for row in range(count)],
    )


def test_every_row_answers_once_and_only_the_last_training_is_told(
    split: Split, recipe: TrainingConfig, tmp_path: Path
) -> None:
    told: list[EpochMetrics] = []
    trained = TorchQualityTrainer().train(
        split, recipe, output=str(tmp_path / "m"), on_epoch=told.append
    )
    assert trained.calibration.rows == len(split.training)
    assert [metrics.epoch for metrics in told] == [1, 2]
    assert tuple(told) == trained.epochs


def test_what_cannot_be_known_is_said_with_less_confidence(
    split: Split, recipe: TrainingConfig, tmp_path: Path
) -> None:
    unknown = Split(training=chance(64), holdout=split.holdout)
    trained = train(unknown, replace(recipe, epochs=8), tmp_path / "m")
    before, after = trained.calibration.log_loss_before, trained.calibration.log_loss_after
    assert before is not None
    assert after is not None
    assert after < before


def test_fixed_is_one_plain_training(split: Split, recipe: TrainingConfig, tmp_path: Path) -> None:
    trained = train(split, replace(recipe, recipe=Recipe.FIXED), tmp_path / "m")
    assert trained.calibration == UNCALIBRATED


def test_calibration_is_announced_and_drawn(
    split: Split,
    recipe: TrainingConfig,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("INFO", logger="adapters")
    trainer = TorchQualityTrainer(show_progress=True)
    trainer.train(split, recipe, output=str(tmp_path / "m"), on_epoch=lambda _: None)
    assert "calibrating the confidence, with further trainings: 4" in caplog.text
    drawn = capsys.readouterr().err
    assert "calibration 1/4, epoch 1/2" in drawn
    assert "calibration 4/4, epoch 2/2" in drawn


@pytest.mark.parametrize("columns", [60, 80])
def test_the_longest_bar_fits_whole(columns: int) -> None:
    drawn = tqdm.format_meter(
        50,
        100,
        elapsed=4_000,
        ncols=columns,
        prefix="calibration 4/4, epoch 3/3: ",
        postfix="loss=0.431",
        bar_format=BAR,
    )
    assert len(drawn) == columns
    assert drawn.endswith(" left, loss=0.431")


def test_the_file_says_what_was_fitted() -> None:
    said = json.loads(calibration_text(Calibration(temperature=1.5, rows=48)))
    assert (said["temperature"], said["rows"]) == (1.5, 48)
