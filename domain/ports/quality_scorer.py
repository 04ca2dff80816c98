"""Scores the quality of products' texts."""

from collections.abc import Sequence
from typing import Protocol

from domain.model.evaluation.score import Score


class QualityScorer(Protocol):
    """A loaded classifier."""

    def score(self, texts: Sequence[str]) -> list[Score]:
        """The score of each text as ``feature_text`` makes it, in order.

        A text's score does not depend on the texts beside it. An empty sequence gives an empty
        list. Safe to call from several threads.
        """
        ...


class ScorerLoader(Protocol):
    """Loads the classifier of a bundle."""

    def __call__(self, location: str) -> QualityScorer:
        """Load from a bundle's directory.

        Raises:
            BundleDamaged: the model or the tokenizer cannot be loaded.
        """
        ...
