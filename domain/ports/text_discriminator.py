"""Tells texts of two sources apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class HeldOutScores:
    """Texts the discriminator did not learn from: where each is from, and what it believes."""

    new: Sequence[bool]
    scores: Sequence[float]


class TextDiscriminator(Protocol):
    """Learns on one half of the texts to tell the new from the old, and scores the other half."""

    def __call__(self, old: Sequence[str], new: Sequence[str]) -> HeldOutScores:
        """The same texts give the same scores.

        Args:
            old: at least two.
            new: at least two.
        """
        ...
