"""The accuracy of a much simpler method on the same rows."""

from typing import Protocol

from domain.model.data.split import Split


class BaselineLearner(Protocol):
    """Learns labels from words alone, as TF-IDF with logistic regression does."""

    def __call__(self, split: Split) -> float:
        """Train on the training rows; the accuracy on the holdout, 0 to 1.

        Raises:
            BaselineFailed: the training texts have no words to learn from.
        """
        ...
