"""Judge briefs: clean their texts and ask the model about each."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.model.creative.brief.brief import Brief
from domain.model.data.labelling import feature_text
from domain.model.evaluation.judgement import Judgement, judgement_of
from domain.ports.quality_scorer import QualityScorer
from domain.ports.text_cleaner import TextCleaner
from domain.use_cases.write.clean_briefs import clean_briefs


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeBriefs:
    """Asks one model about briefs."""

    scorer: QualityScorer
    clean: TextCleaner

    def __call__(self, briefs: Sequence[Brief]) -> list[tuple[Brief, Judgement]]:
        """Each brief as the model read it, cleaned, and what the model thinks of it, in order.

        Raises:
            ProductsInvalid: a title has nothing to read once it is cleaned.
        """
        cleaned = clean_briefs(briefs, self.clean)
        texts = [feature_text(brief.title, brief.description) for brief in cleaned]
        judged = map(judgement_of, self.scorer.score(texts))
        return list(zip(cleaned, judged, strict=True))
