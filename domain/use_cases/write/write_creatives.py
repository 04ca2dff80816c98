"""Write creatives: clean and score the briefs' texts, then let quality decide about the copy."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.model.creative.brief.brief import Brief, seed_of
from domain.model.creative.composing.time_check import TimeCheck, no_limit
from domain.model.creative.creative import Creative
from domain.model.data.labelling import feature_text
from domain.model.evaluation.predictions import predicted_label
from domain.model.evaluation.score import Score
from domain.model.promotion.bundle import BundleManifest
from domain.ports.clock import Clock
from domain.ports.quality_scorer import QualityScorer
from domain.ports.text_cleaner import TextCleaner
from domain.use_cases.write.clean_briefs import clean_briefs
from domain.use_cases.write.write_copy import WriteCopy


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteCreatives:
    """Scores briefs with one model and writes their creatives.

    Attributes:
        manifest: of the bundle that ``scorer`` is from.
    """

    scorer: QualityScorer
    manifest: BundleManifest
    clock: Clock
    write_copy: WriteCopy
    clean: TextCleaner

    def __call__(self, briefs: Sequence[Brief], check_time: TimeCheck = no_limit) -> list[Creative]:
        """One creative per brief, in order, each with the model and the seed it came from.

        Args:
            check_time: called between texts.

        Raises:
            ProductsInvalid: a title has nothing to read once it is cleaned.
            Exception: what ``check_time`` raises.
        """
        briefs = clean_briefs(briefs, self.clean)
        texts = [feature_text(brief.title, brief.description) for brief in briefs]
        scores = self.scorer.score(texts)
        return [
            self._write(brief, score, check_time)
            for brief, score in zip(briefs, scores, strict=True)
        ]

    def _write(self, brief: Brief, score: Score, check_time: TimeCheck) -> Creative:
        quality, seed = predicted_label(score.good), seed_of(brief)
        return Creative(
            copy=self.write_copy(brief, quality, seed, check_time),
            quality=quality,
            confidence=score.confidence,
            is_truncated=score.is_truncated,
            needs_review=quality.needs_review,
            generated_at=self.clock(),
            model_version=self.manifest.model_version,
            dataset_version=self.manifest.dataset_version,
            seed=seed,
        )
