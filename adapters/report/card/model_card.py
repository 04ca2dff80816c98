"""The model card: Markdown with every heading of the Hugging Face hub's template, in its order."""

from dataclasses import dataclass

from adapters.report.jinja_templates import render
from domain.model.evaluation.slices import SliceComparison
from domain.model.promotion.decision import PromotionDecision
from domain.model.promotion.run_report import RunReport, TrainingRecord
from domain.model.training.config import OFFLINE_CHECKPOINT


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownBase:
    """The checkpoint a model was made from, and therefore what is known of the model."""

    checkpoint: str | None
    described: str
    license: str = "Not known; ask who made the base."
    license_id: str | None = None
    language: str = "Not known; those of the base and of the products."
    language_code: str | None = None


_UNKNOWN_BASE = KnownBase(checkpoint=None, described="Not known.")
_OFFLINE_BASE = KnownBase(
    checkpoint="sentence-transformers/all-MiniLM-L6-v2",
    described=f"sentence-transformers/all-MiniLM-L6-v2 (`{OFFLINE_CHECKPOINT}`)",
    license="apache-2.0, as the base",
    license_id="apache-2.0",
    language="English (en), as the base",
    language_code="en",
)


def model_card(report: RunReport) -> str:
    """README.md of the challenger's bundle; what is not known is said to be so.

    Source of the headings: huggingface_hub's ``templates/modelcard_template.md``, explained at
    https://huggingface.co/docs/hub/model-card-annotated
    """
    decision = report.comparison.decision
    return render(
        "card/card.md",
        manifest=report.manifest,
        decision=decision,
        scores=decision.challenger_scores,
        training=report.training,
        parity=report.comparison.parity,
        base=_base(report.training),
        worst=_least_accurate(decision),
    )


def _base(training: TrainingRecord) -> KnownBase:
    checkpoint = training.recipe.get("base_checkpoint")
    if checkpoint is None:
        return _UNKNOWN_BASE
    if checkpoint == OFFLINE_CHECKPOINT:
        return _OFFLINE_BASE
    return KnownBase(checkpoint=str(checkpoint), described=f"`{checkpoint}`")


def _least_accurate(decision: PromotionDecision) -> SliceComparison | None:
    """Of the parts that have enough rows to say something."""
    judged = [each for each in decision.slices if each.rows >= decision.policy.min_slice_rows]
    return min(judged, key=lambda each: each.challenger_accuracy, default=None)
