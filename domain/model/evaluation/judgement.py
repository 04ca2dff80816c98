"""What a model thinks of one product: the quality it names, and how sure it is."""

from typing import NamedTuple

from domain.model.data.labelling import Label
from domain.model.evaluation.predictions import predicted_label
from domain.model.evaluation.score import Score


class Judgement(NamedTuple):
    """A model's answer about one product.

    Attributes:
        confidence: the model's probability of the quality it names, 0.5 to 1.
        is_truncated: whether the model judged only the beginning of the product's texts.
    """

    quality: Label
    confidence: float
    is_truncated: bool

    @property
    def needs_review(self) -> bool:
        """Whether a person should read what is written for the product before it is posted."""
        return self.quality is Label.POOR


def judgement_of(score: Score) -> Judgement:
    quality = predicted_label(score.good)
    confidence = score.good if quality is Label.GOOD else 1.0 - score.good
    return Judgement(quality, confidence, score.is_truncated)
