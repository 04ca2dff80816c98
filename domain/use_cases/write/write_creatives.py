"""Write creatives: judge the briefs, then let quality decide about the copy."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.model.creative.brief.brief import Brief, seed_of
from domain.model.creative.composing.time_check import TimeCheck, no_limit
from domain.model.creative.creative import Creative
from domain.model.evaluation.judgement import Judgement
from domain.model.promotion.bundle import BundleManifest
from domain.ports.clock import Clock
from domain.ports.quality_scorer import QualityScorer
from domain.ports.text_cleaner import TextCleaner
from domain.use_cases.write.judge_briefs import JudgeBriefs
from domain.use_cases.write.write_copy import WriteCopy


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteCreatives:
    """Judges briefs with one model and writes their creatives.

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
        judge = JudgeBriefs(scorer=self.scorer, clean=self.clean)
        return [self._write(brief, judged, check_time) for brief, judged in judge(briefs)]

    def _write(self, brief: Brief, judged: Judgement, check_time: TimeCheck) -> Creative:
        seed = seed_of(brief)
        return Creative(
            copy=self.write_copy(brief, judged.quality, seed, check_time),
            quality=judged.quality,
            confidence=judged.confidence,
            is_truncated=judged.is_truncated,
            needs_review=judged.needs_review,
            generated_at=self.clock(),
            model_version=self.manifest.model_version,
            dataset_version=self.manifest.dataset_version,
            seed=seed,
        )
