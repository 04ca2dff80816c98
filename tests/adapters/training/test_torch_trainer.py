"""What only the real trainer can show: that it learns, and what it leaves alone."""

import random
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file
from transformers import (
    AutoModelForSequenceClassification,
    AutoTokenizer,
    DistilBertTokenizerFast,
)

from adapters.training.torch_trainer import TorchQualityTrainer
from domain.errors.base import InvalidValue
from domain.errors.training import CheckpointUnavailable, TrainingDiverged
from domain.model.data.split import Split
from domain.model.training.config import TrainedModel, TrainingConfig


def train(split: Split, config: TrainingConfig, output: Path) -> TrainedModel:
    return TorchQualityTrainer().train(split, config, output=str(output), on_epoch=lambda _: None)


def test_learns_what_can_be_told_apart(
    split: Split, recipe: TrainingConfig, tmp_path: Path
) -> None:
    trained = train(split, replace(recipe, epochs=8), tmp_path / "m")
    first, last = trained.epochs[0], trained.epochs[-1]
    assert trained.accuracy == 1.0
    assert last.training_loss < first.training_loss / 2
    assert last.validation_loss < first.validation_loss / 2


def test_the_saved_model_answers_as_it_was_examined(
    split: Split, recipe: TrainingConfig, tmp_path: Path
) -> None:
    trained = train(split, recipe, tmp_path / "m")
    model = AutoModelForSequenceClassification.from_pretrained(tmp_path / "m")
    tokenizer = AutoTokenizer.from_pretrained(tmp_path / "m")
    batch = tokenizer(list(split.holdout.texts), padding=True, return_tensors="pt")
    with torch.inference_mode():
        scores = model(**batch).logits
    labels = torch.tensor([label.value for label in split.holdout.labels])
    loss = torch.nn.functional.cross_entropy(scores, labels).item()
    assert trained.epochs[-1].validation_loss == pytest.approx(loss, abs=1e-5)
    assert trained.accuracy == (scores.argmax(dim=1) == labels).float().mean().item()
    assert model.config.id2label == {0: "poor", 1: "good"}


def test_the_saved_tokenizer_emits_no_token_types_and_cuts(
    split: Split, recipe: TrainingConfig, tmp_path: Path
) -> None:
    train(split, recipe, tmp_path / "m")
    tokenizer = AutoTokenizer.from_pretrained(tmp_path / "m")
    assert isinstance(tokenizer, DistilBertTokenizerFast)
    encoded = tokenizer("superb lamp " * 50, truncation=True)
    assert set(encoded) == {"input_ids", "attention_mask"}
    assert len(encoded["input_ids"]) == recipe.max_length


def test_global_random_state_is_left_alone(
    split: Split, recipe: TrainingConfig, tmp_path: Path
) -> None:
    before = random.getstate(), repr(np.random.get_state()), torch.get_rng_state()  # noqa: NPY002 - the global one is meant
    train(split, recipe, tmp_path / "m")
    assert random.getstate() == before[0]
    assert repr(np.random.get_state()) == before[1]  # noqa: NPY002 - likewise
    assert torch.equal(torch.get_rng_state(), before[2])


def test_the_weights_do_not_depend_on_the_callers_random_state(
    split: Split, recipe: TrainingConfig, tmp_path: Path
) -> None:
    with torch.random.fork_rng(devices=[]):
        for name, callers_seed in (("a", 1), ("b", 2)):
            torch.manual_seed(callers_seed)
            train(split, recipe, tmp_path / name)
    weights = [(tmp_path / name / "model.safetensors").read_bytes() for name in "ab"]
    assert weights[0] == weights[1]


def test_divergence_is_an_error_and_leaves_nothing(
    split: Split, recipe: TrainingConfig, tmp_path: Path
) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(recipe.base_checkpoint, broken)
    weights = load_file(broken / "model.safetensors")
    weights["embeddings.LayerNorm.weight"].fill_(float("inf"))
    save_file(weights, broken / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(TrainingDiverged) as caught:
        train(split, replace(recipe, base_checkpoint=str(broken)), tmp_path / "m")
    assert caught.value.epoch == 1
    assert list(tmp_path.iterdir()) == [broken]


def test_more_tokens_than_positions_are_refused(
    split: Split, recipe: TrainingConfig, tmp_path: Path
) -> None:
    with pytest.raises(InvalidValue, match="max_length must be at most 32"):
        train(split, replace(recipe, max_length=33), tmp_path / "m")


def test_an_unusable_checkpoint_leaves_nothing(
    split: Split, recipe: TrainingConfig, tmp_path: Path
) -> None:
    absent = str(tmp_path / "absent")
    with pytest.raises(CheckpointUnavailable) as caught:
        train(split, replace(recipe, base_checkpoint=absent), tmp_path / "m")
    assert caught.value.source == absent
    assert list(tmp_path.iterdir()) == []


def test_the_bar_is_drawn_when_asked_for(
    split: Split, recipe: TrainingConfig, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    trainer = TorchQualityTrainer(show_progress=True)
    trainer.train(split, recipe, output=str(tmp_path / "m"), on_epoch=lambda _: None)
    drawn = capsys.readouterr().err
    assert all(part in drawn for part in ("epoch 2/2", "100%", " left", "loss="))


@pytest.mark.parametrize(("show_progress", "lines"), [(False, 0), (None, 2)])
def test_off_a_terminal_no_bar_is_drawn_and_a_line_an_epoch_is_logged(
    show_progress: bool | None,  # noqa: FBT001 - pytest passes parameters so
    lines: int,
    split: Split,
    recipe: TrainingConfig,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("INFO")
    trainer = TorchQualityTrainer(show_progress=show_progress)
    trained = trainer.train(split, recipe, output=str(tmp_path / "m"), on_epoch=lambda _: None)
    assert "epoch" not in capsys.readouterr().err
    own = [line for line in caplog.messages if line.startswith("epoch")]
    assert len(own) == lines
    for line, epoch in zip(own, trained.epochs, strict=False):
        assert line.startswith(f"epoch {epoch.epoch}/2: accuracy {epoch.accuracy:.1%}, ")
        assert ("s left" in line) == (epoch.epoch == 1)
