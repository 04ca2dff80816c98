"""Trains the quality classifier with PyTorch on the CPU."""

import logging
from collections.abc import Callable
from pathlib import Path

import torch
from transformers import DistilBertForSequenceClassification as Classifier

from adapters.training.batches import EncodedExamples
from adapters.training.calibrating import CalibrationScores, calibration_text
from adapters.training.checkpoint import load_checkpoint
from adapters.training.classifier import cut_at, encode_examples
from adapters.training.classifier_training import ClassifierTraining
from adapters.training.model_directory import metrics_text, save_model
from domain.model.data.split import Split
from domain.model.promotion.bundle import CALIBRATION_FILE, METRICS_FILE
from domain.model.training.calibration import Calibration
from domain.model.training.calibration_rows import CalibrationRows, calibration_rows
from domain.model.training.config import EpochMetrics, TrainedModel, TrainingConfig
from domain.model.training.recipe import is_cross_fitted

_log = logging.getLogger(__name__)


class TorchQualityTrainer:
    """Implements ``QualityTrainer``: fine-tunes a DistilBERT.

    Args:
        show_progress: whether to draw a progress bar; None draws it on a terminal, and logs a
            line an epoch elsewhere.
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
        epochs: list[EpochMetrics] = []

        def report(metrics: EpochMetrics) -> None:
            on_epoch(metrics)
            epochs.append(metrics)

        with torch.random.fork_rng(devices=[]):  # the caller's random state stays as it was
            checkpoint = load_checkpoint(config.base_checkpoint)
            tokenizer = checkpoint.tokenizer
            cut_at(tokenizer, config.max_length, checkpoint.body.config.max_position_embeddings)
            training = encode_examples(tokenizer, split.training)
            holdout = encode_examples(tokenizer, split.holdout)
            classifiers = ClassifierTraining(
                body=checkpoint.body, config=config, hide_bar=self._hide_bar
            )
            rows = calibration_rows(
                split.training.labels, config.seed, cross_fitted=is_cross_fitted(config)
            )
            model = classifiers.train(training.chosen(rows.learned), holdout, on_epoch=report)
            calibration = _calibrate(classifiers, model, training, rows)
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


def _calibrate(
    classifiers: ClassifierTraining,
    model: Classifier,
    training: EncodedExamples,
    rows: CalibrationRows,
) -> Calibration:
    """Score the rows the model was not trained on, and each fold by an extra model."""
    scores = CalibrationScores()
    if rows.kept:
        scores.add(model, training.chosen(rows.kept))
    if rows.folds:
        _log.info("calibrating the confidence, with further trainings: %d", len(rows.folds))
    for number, fold in enumerate(rows.folds, start=1):
        unseen, rest = set(fold), training.chosen(fold)
        learned = training.chosen([row for row in rows.learned if row not in unseen])
        title = f"calibration {number}/{len(rows.folds)}, "
        scores.add(classifiers.train(learned, rest, title=title), rest)
    return scores.calibration()
