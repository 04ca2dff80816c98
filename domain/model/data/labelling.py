"""The input and the label of the classifier: text in, good or poor out."""

import math
from enum import IntEnum

from domain.errors.base import InvalidValue

DEFAULT_THRESHOLD = 3.5


class Label(IntEnum):
    """Quality as a class; the value is the class index of the model."""

    POOR = 0
    GOOD = 1

    @property
    def word(self) -> str:
        return self.name.lower()

    @property
    def needs_review(self) -> bool:
        """Whether a person should read what is written for such a product before it is posted."""
        return self is Label.POOR


def label_of(rating: float, threshold: float = DEFAULT_THRESHOLD) -> Label:
    """Good when the rating reaches the threshold."""
    if math.isnan(rating):
        raise InvalidValue("rating", rating, "a number")
    return Label.GOOD if rating >= threshold else Label.POOR


def feature_text(title: str, description: str) -> str:
    """The text of a product as the classifier reads it, in training and in serving alike."""
    return f"{title.strip()}. {description.strip()}".rstrip()
