"""A model's answers on a holdout, their accuracy, and that of always giving the same label."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from domain.errors.base import InvalidValue
from domain.errors.evaluation import PredictionsMismatch
from domain.model.data.labelling import Label

EVEN_ODDS = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Predictions:
    """One model's answers on a holdout, row by row.

    Attributes:
        ids: product ids, in the holdout's order.
        truth: what each row's label is.
        good_probabilities: P(good) per row, 0 to 1.
    """

    ids: Sequence[str]
    truth: Sequence[Label]
    good_probabilities: Sequence[float]

    def __post_init__(self) -> None:
        if not len(self.ids) == len(self.truth) == len(self.good_probabilities):
            sizes = (len(self.ids), len(self.truth), len(self.good_probabilities))
            raise PredictionsMismatch(f"columns of different length: {sizes}")
        for probability in self.good_probabilities:
            if not 0 <= probability <= 1:  # false for NaN too
                raise InvalidValue("probability", probability, "a number from 0 to 1")

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def correct(self) -> list[bool]:
        pairs = zip(self.good_probabilities, self.truth, strict=True)
        return [predicted_label(p) is label for p, label in pairs]

    @property
    def accuracy(self) -> float:
        return accuracy(self.correct)


def predicted_label(good_probability: float) -> Label:
    """The likelier label; an exact tie is poor, because praise needs evidence."""
    return Label.GOOD if good_probability > EVEN_ODDS else Label.POOR


def accuracy(correct: Sequence[bool]) -> float:
    """Share of right answers, 0 to 1.

    Raises:
        InvalidValue: there is no row.
    """
    if not correct:
        raise InvalidValue("holdout size", 0, "at least one row")
    return sum(correct) / len(correct)


def majority_count(labels: Sequence[Label]) -> int:
    """How many rows have the more frequent label."""
    return max(Counter(labels).values(), default=0)
