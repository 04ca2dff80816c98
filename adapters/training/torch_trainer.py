"""Trains the quality classifier with PyTorch on the CPU."""

from collections.abc import Callable
from pathlib import Path

import torch

from adapters.training.calibrating import calibrate, calibration_text, keep_for_calibration
from adapters.training.checkpoint import load_checkpoint
from adapters.training.classifier import build_classifier, cut_at, encode_examples
from adapters.training.fine_tuning import fine_tune
from adapters.training.head_start import give_head_start
from adapters.training.model_directory import metrics_text, save_model
from adapters.training.pooling_layer import with_pooling_layer
from domain.model.bundle import CALIBRATION_FILE, METRICS_FILE
from domain.model.calibration import Calibration
from domain.model.recipe import plan_training
from domain.model.split import Split
from domain.model.training import EpochMetrics, TrainedModel, TrainingConfig


class TorchQualityTrainer:
    """Implements ``QualityTrainer``: fine-tunes a DistilBERT.

    Args:
        show_progress: whether to draw a progress bar; None draws it on a terminal only.
    """

    def __init__(self, *, show_progress: bool | None = None) -> None:
        self._hide_bar = None if show_progress is None else not show_progress

    def train(
        self,
        split: Split,
        config: TrainingConfig,
        *,
        output: str,
        on_epoch: Callable[[EpochMetrics], None],
    ) -> TrainedModel:
        with torch.random.fork_rng(devices=[]):  # the caller's random state stays as it was
            torch.manual_seed(config.seed)
            checkpoint = load_checkpoint(config.base_checkpoint)
            tokenizer, body = checkpoint.tokenizer, checkpoint.body
            plan = plan_training(config, len(split.training))
            model = build_classifier(with_pooling_layer(body) if plan.pooled else body)
            cut_at(tokenizer, config.max_length, model.config.max_position_embeddings)
            training = encode_examples(tokenizer, split.training)
            learned, kept = keep_for_calibration(len(training), config.seed)
            holdout = encode_examples(tokenizer, split.holdout)
            epochs = []
            rows = training.chosen(learned)
            if plan.pooled:
                give_head_start(model, rows)
            for metrics in fine_tune(model, rows, holdout, config, plan, hide_bar=self._hide_bar):
                on_epoch(metrics)
                epochs.append(metrics)
            calibration = calibrate(model, training.chosen(kept)) if kept else Calibration()
        trained = TrainedModel(
            location=output,
            epochs=tuple(epochs),
            dataset_size=len(training) + len(holdout),
            calibration=calibration,
        )
        texts = {
            METRICS_FILE: metrics_text(trained, config),
            CALIBRATION_FILE: calibration_text(calibration),
        }
        save_model(model, tokenizer, texts, output=Path(output))
        return trained
