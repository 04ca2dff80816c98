"""Scores of texts that were asked before: another tone or platform costs no inference."""

from collections.abc import Callable, Sequence
from hashlib import blake2b
from threading import Lock

from cachetools import LRUCache

from domain.model.evaluation.score import Score
from domain.ports.quality_scorer import QualityScorer

_DIGEST_BYTES = 16


class PredictionCache:
    """The latest scores of one model, by digest of the text; its texts are not kept.

    Args:
        size: scores; 0 keeps none.
        on_hit: called with the number of texts whose score was known.
    """

    def __init__(self, size: int, on_hit: Callable[[int], None]) -> None:
        self._scores: LRUCache[bytes, Score] = LRUCache(size)
        self._lock, self._on_hit = Lock(), on_hit

    def get(self, texts: Sequence[str]) -> list[Score | None]:
        """None where a text's score is not known."""
        if self._scores.maxsize == 0:
            return [None] * len(texts)
        with self._lock:
            found = [self._scores.get(_digest(text)) for text in texts]
        self._on_hit(len(found) - found.count(None))
        return found

    def put(self, texts: Sequence[str], scores: Sequence[Score]) -> None:
        if self._scores.maxsize == 0:
            return
        with self._lock:
            self._scores.update(zip(map(_digest, texts), scores, strict=True))


Observer = Callable[[Sequence[str], Sequence[Score], Sequence[bool]], None]
"""Hears of texts, their scores, and whether each was known."""


class CachedScorer:
    """Implements ``QualityScorer``: asks another one for the texts that are new.

    Args:
        on_scores: called once all texts of a call have their score.
    """

    def __init__(
        self, cache: PredictionCache, scorer: QualityScorer, *, on_scores: Observer
    ) -> None:
        self._cache, self._scorer, self._on_scores = cache, scorer, on_scores

    def score(self, texts: Sequence[str]) -> list[Score]:
        known = self._cache.get(texts)
        scores = self._completed(texts, known)
        self._on_scores(texts, scores, [score is not None for score in known])
        return scores

    def _completed(self, texts: Sequence[str], known: Sequence[Score | None]) -> list[Score]:
        new = [text for text, score in zip(texts, known, strict=True) if score is None]
        if not new:
            return [score for score in known if score is not None]
        scores = self._scorer.score(new)
        self._cache.put(new, scores)
        asked = iter(scores)
        return [next(asked) if score is None else score for score in known]


def _digest(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=_DIGEST_BYTES).digest()
