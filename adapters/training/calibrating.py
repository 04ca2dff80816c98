"""Rows that are kept from learning, and the temperature they give."""

import json
from dataclasses import asdict
from random import Random

import torch
from transformers import DistilBertForSequenceClassification as Classifier

from adapters.training.batches import EncodedExamples, ordered_batches
from adapters.training.fine_tuning import VALIDATION_BATCH, logits
from domain.model.calibration import MIN_ROWS, ROWS_TO_AFFORD_IT, Calibration, fit_temperature
from domain.model.labelling import Label

SHARE, MOST_ROWS = 0.05, 500


def keep_for_calibration(rows: int, seed: int) -> tuple[list[int], list[int]]:
    """Indices to learn from and indices to calibrate on: a twentieth, from 30 to 500, or none.

    A training set of fewer than 300 rows is learned from whole.
    """
    if rows < ROWS_TO_AFFORD_IT:
        return list(range(rows)), []
    kept = min(max(MIN_ROWS, int(rows * SHARE)), MOST_ROWS)
    shuffled = list(range(rows))
    Random(seed).shuffle(shuffled)
    return sorted(shuffled[kept:]), sorted(shuffled[:kept])


@torch.inference_mode()
def calibrate(model: Classifier, kept: EncodedExamples) -> Calibration:
    """Fit the temperature on rows the model has not learned from."""
    model.eval()
    margins: list[float] = []
    good: list[bool] = []
    for batch in ordered_batches(kept, VALIDATION_BATCH):
        scores = logits(model, batch)
        margins += (scores[:, Label.GOOD] - scores[:, Label.POOR]).tolist()
        good += (batch.labels == Label.GOOD).tolist()
    return fit_temperature(margins, good)


def calibration_text(calibration: Calibration) -> str:
    """calibration.json."""
    return json.dumps(asdict(calibration), indent=2, allow_nan=False) + "\n"
