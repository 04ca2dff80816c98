"""A temperature from the scores of rows that the scoring model was not trained on."""

import json
from dataclasses import asdict, dataclass, field

import torch
from transformers import DistilBertForSequenceClassification as Classifier

from adapters.training.batches import EncodedExamples, ordered_batches
from adapters.training.fine_tuning import VALIDATION_BATCH, logits
from domain.model.data.labelling import Label
from domain.model.training.calibration import Calibration, fit_temperature


@dataclass(frozen=True, slots=True)
class CalibrationScores:
    """Scores of rows that the scoring model was not trained on.

    Attributes:
        margins: logit of good minus logit of poor, by row.
        good: whether the row is good.
    """

    margins: list[float] = field(default_factory=list)
    good: list[bool] = field(default_factory=list)

    @torch.inference_mode()
    def add(self, model: Classifier, rows: EncodedExamples) -> None:
        """Score rows that this model was not trained on."""
        model.eval()
        for batch in ordered_batches(rows, VALIDATION_BATCH):
            scores = logits(model, batch)
            self.margins.extend((scores[:, Label.GOOD] - scores[:, Label.POOR]).tolist())
            self.good.extend((batch.labels == Label.GOOD).tolist())

    def calibration(self) -> Calibration:
        return fit_temperature(self.margins, self.good)


def calibration_text(calibration: Calibration) -> str:
    """calibration.json."""
    return json.dumps(asdict(calibration), indent=2, allow_nan=False) + "\n"
