"""The optimizer's two rates."""

from adapters.training.checkpoint import load_checkpoint
from adapters.training.classifier import build_classifier
from adapters.training.fine_tuning import build_optimizer
from domain.model.recipe import plan_training
from domain.model.training import TrainingConfig


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
