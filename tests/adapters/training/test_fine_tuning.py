"""The optimizer's two rates, and the numbers steps are computed in."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from adapters.training.checkpoint import load_checkpoint
from adapters.training.classifier import build_classifier
from adapters.training.fine_tuning import build_optimizer
from adapters.training.precision import trains_in_bf16
from adapters.training.torch_trainer import TorchQualityTrainer
from domain.model.data.split import Split
from domain.model.training.config import TrainingConfig, TrainingPrecision
from domain.model.training.recipe import plan_training


def test_every_parameter_learns_once_the_head_at_its_own_rate(tiny_checkpoint: str) -> None:
    model = build_classifier(load_checkpoint(tiny_checkpoint).body)
    plan = plan_training(TrainingConfig(learning_rate=2e-6, head_learning_rate=1e-2), rows=100)
    rates = {
        id(parameter): group["lr"]
        for group in build_optimizer(model, plan).param_groups
        for parameter in group["params"]
    }
    assert rates == {
        id(parameter): 1e-2 if "classifier" in name else plan.body_rate
        for name, parameter in model.named_parameters()
    }


@pytest.mark.parametrize(
    ("units", "fast"),
    [({"amx_bf16"}, True), ({"avx512_bf16"}, True), ({"avx512_f"}, False), (set(), False)],
)
def test_bf16_is_taken_where_the_processor_has_units_for_it(
    monkeypatch: pytest.MonkeyPatch, units: set[str], *, fast: bool
) -> None:
    found = {**dict.fromkeys(("amx_bf16", "avx512_bf16"), False), **dict.fromkeys(units, True)}
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: found)
    assert trains_in_bf16(TrainingPrecision.AUTO) is fast
    assert trains_in_bf16(TrainingPrecision.BF16)
    assert not trains_in_bf16(TrainingPrecision.FP32)


def test_bf16_learns_as_well_and_leaves_weights_in_full(
    split: Split, recipe: TrainingConfig, tmp_path: Path
) -> None:
    config = replace(recipe, epochs=8, precision=TrainingPrecision.BF16)
    trained = TorchQualityTrainer().train(
        split, config, output=str(tmp_path / "m"), on_epoch=lambda _: None
    )
    assert trained.accuracy == 1.0
    weights = load_file(tmp_path / "m" / "model.safetensors")
    assert {weight.dtype for weight in weights.values()} == {torch.float32}
