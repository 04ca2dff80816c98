"""Write creatives: score the briefs' texts, then let quality decide how copy is composed."""

from collections.abc import Sequence

from domain.model.creative.brief.brief import Brief
from domain.model.creative.compose import compose, seed_of
from domain.model.creative.creative import Creative
from domain.model.data.labelling import Label, feature_text
from domain.model.evaluation.predictions import predicted_label
from domain.model.promotion.bundle import BundleManifest
from domain.ports.clock import Clock
from domain.ports.quality_scorer import QualityScorer
from domain.use_cases.write_copy import Copywriter


def write_creatives(
    briefs: Sequence[Brief],
    *,
    scorer: QualityScorer,
    manifest: BundleManifest,
    clock: Clock,
    copywriter: Copywriter,
) -> list[Creative]:
    """One creative per brief, in order, each with the model and the seed it came from."""
    scores = scorer.score([feature_text(brief.title, brief.description) for brief in briefs])
    pairs = zip(briefs, scores, strict=True)
    return [_write(brief, score, manifest, clock, copywriter) for brief, score in pairs]


def _write(
    brief: Brief, score: float, manifest: BundleManifest, clock: Clock, copywriter: Copywriter
) -> Creative:
    quality, seed = predicted_label(score), seed_of(brief)
    copy = compose(brief, quality, seed)
    return Creative(
        caption=copy.caption,
        hashtags=copy.hashtags,
        ad_copy=copy.ad_copy,
        quality=quality,
        confidence=score if quality is Label.GOOD else 1.0 - score,
        needs_review=quality is Label.POOR,
        generated_at=clock(),
        model_version=manifest.model_version,
        dataset_version=manifest.dataset_version,
        template_ids=copy.template_ids,
        seed=seed,
        platforms=copywriter.write(brief, quality, seed),
    )
