"""Separates texts of two sources."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class HeldOutScores:
    """Texts the discriminator was not trained on: whether each is new, and its score for that."""

    new: Sequence[bool]
    scores: Sequence[float]


class TextDiscriminator(Protocol):
    """Is trained on one half of the texts to separate new from old, and scores the other half."""

    def __call__(self, old: Sequence[str], new: Sequence[str]) -> HeldOutScores:
        """The same texts give the same scores.

        Args:
            old: at least two.
            new: at least two.
        """
        ...
