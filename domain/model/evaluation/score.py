"""What a model says of one text."""

from typing import NamedTuple


class Score(NamedTuple):
    """A probability, and whether it is of the whole text.

    Attributes:
        good: P(good), 0 to 1.
        is_truncated: whether the text was longer than the model reads, so that its end counted
            for nothing.
    """

    good: float
    is_truncated: bool = False

    @property
    def confidence(self) -> float:
        """Of the likelier label: the probability of the quality that is named."""
        return max(self.good, 1.0 - self.good)
