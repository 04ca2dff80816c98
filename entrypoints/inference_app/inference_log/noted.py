"""What a request that used the model leaves in ``g``, for the line that is written at its end."""

from collections.abc import Sequence
from typing import NamedTuple

from flask import g

from domain.model.creative.creative import Creative
from domain.model.evaluation.score import Score
from domain.model.promotion.bundle import BundleManifest

_SCORES, _CREATIVES = "noted_scores", "noted_creatives"


class Noted(NamedTuple):
    """The texts of one request, with what the model said of each.

    Attributes:
        manifest: of the bundle that scored them.
        cached: whether the score of each was known.
        creatives: one for each text, in order; none where the route writes none.
    """

    manifest: BundleManifest
    texts: Sequence[str]
    scores: Sequence[Score]
    cached: Sequence[bool]
    creatives: Sequence[Creative]


def note_scores(
    manifest: BundleManifest,
    texts: Sequence[str],
    scores: Sequence[Score],
    cached: Sequence[bool],
) -> None:
    """Called for every request by its ``CachedScorer``, whatever the route."""
    setattr(g, _SCORES, (manifest, texts, scores, cached))


def note_creatives(creatives: Sequence[Creative]) -> None:
    """Called by routes that write, after the scores."""
    setattr(g, _CREATIVES, creatives)


def noted() -> Noted | None:
    """None: the request asked no model, or failed before it had its scores."""
    if _SCORES not in g:
        return None
    manifest, texts, scores, cached = g.get(_SCORES)
    return Noted(manifest, texts, scores, cached, g.get(_CREATIVES, ()))
