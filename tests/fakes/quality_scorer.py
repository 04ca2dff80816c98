"""A scorer whose good words stand in a file, and the loader that reads that file."""

import json
from collections.abc import Sequence
from pathlib import Path

from domain.errors.promotion import BundleDamaged
from domain.model.evaluation.score import Score
from domain.model.promotion.bundle import MODEL_FILE


class FakeScorer:
    """Implements ``QualityScorer``: sure of texts with a good word, and of all others too."""

    def __init__(self, good_words: Sequence[str]) -> None:
        self._good_words = tuple(good_words)

    def score(self, texts: Sequence[str]) -> list[Score]:
        return [
            Score(0.9 if any(word in text for word in self._good_words) else 0.1) for text in texts
        ]


def load_fake_scorer(location: str) -> FakeScorer:
    """Implements ``ScorerLoader``: model.onnx is JSON with ``good_words``, or one ``answer``."""
    try:
        model = json.loads(Path(location, MODEL_FILE).read_bytes())
        always = [""] if model.get("answer") == "good" else []  # every text contains ""
        return FakeScorer(model.get("good_words", always))
    except (OSError, ValueError, AttributeError) as error:
        raise BundleDamaged(location, MODEL_FILE, f"cannot be loaded: {error}") from error
