"""What a model card can say truly of a model, in sentences."""

from dataclasses import dataclass
from typing import Self

from domain.model.evaluation.parity import ParityReport, Precision
from domain.model.evaluation.scores import ModelScores
from domain.model.figures_in_words import from_to, percent
from domain.model.promotion.bundle import BundleManifest
from domain.model.promotion.decision import PromotionDecision
from domain.model.promotion.run_report import RunReport, TrainingRecord
from domain.model.training.config import OFFLINE_CHECKPOINT


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """The checkpoint a model was made from, and therefore what is known of the model."""

    checkpoint: str | None
    described: str
    license: str = "Not known; ask who made the base."
    license_id: str | None = None
    language: str = "Not known; those of the base and of the products."
    language_code: str | None = None


_UNKNOWN_BASE = Base(checkpoint=None, described="Not known.")
_OFFLINE_BASE = Base(
    checkpoint="sentence-transformers/all-MiniLM-L6-v2",
    described=f"sentence-transformers/all-MiniLM-L6-v2 (`{OFFLINE_CHECKPOINT}`)",
    license="apache-2.0, as the base",
    license_id="apache-2.0",
    language="English (en), as the base",
    language_code="en",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts:
    """The parts of a run that its card speaks of."""

    manifest: BundleManifest
    decision: PromotionDecision
    training: TrainingRecord
    parity: ParityReport
    base: Base

    @classmethod
    def of(cls, report: RunReport, manifest: BundleManifest) -> Self:
        return cls(
            manifest=manifest,
            decision=report.comparison.decision,
            training=report.training,
            parity=report.comparison.parity,
            base=_base(report.training),
        )

    @property
    def scores(self) -> ModelScores:
        return self.decision.challenger_scores

    @property
    def fallback(self) -> str:
        """Why it is not served in INT8, when it is not."""
        if self.parity.precision is Precision.INT8:
            return ""
        return f" (INT8 was not good enough: {'; '.join(self.parity.reasons)})"


def _base(training: TrainingRecord) -> Base:
    checkpoint = training.recipe.get("base_checkpoint")
    if checkpoint is None:
        return _UNKNOWN_BASE
    if checkpoint == OFFLINE_CHECKPOINT:
        return _OFFLINE_BASE
    return Base(checkpoint=str(checkpoint), described=f"`{checkpoint}`")


def temperature(training: TrainingRecord) -> str:
    """What is to be done with the logits."""
    if not training.calibrated:
        return (
            "No temperature was fitted, for want of training rows: the logits are used as they are."
        )
    return (
        f"They are to be divided by the temperature {training.temperature:.3g}, which was fitted "
        f"on {training.calibrated_on}."
    )


def hyperparameters(training: TrainingRecord) -> str:
    lines = [f"- `{name}`: {value}" for name, value in training.recipe.items()]
    return "\n".join(lines) or "The settings are not known."


def size(training: TrainingRecord) -> str:
    rows = training.dataset_size
    said = "an unknown number of" if rows is None else f"{rows:,}"
    return f"Trained and validated on {said} rows."


def factors(decision: PromotionDecision) -> str:
    """By what the results are taken apart, and where they are lowest."""
    least = decision.policy.min_slice_rows
    large = [each for each in decision.slices if each.rows >= least]
    said = "Category, and quarter of the prices; every part is in `report.html`."
    if not large:
        return f"{said} No part has {least} rows, so none of them says much."
    worst = min(large, key=lambda each: each.challenger_accuracy)
    return (
        f"{said} Of those with {least} rows or more the least accurate is {worst.trait} "
        f"{' '.join(worst.value.split())}: {percent(worst.challenger_accuracy)} of {worst.rows}."
    )


def results(scores: ModelScores) -> str:
    area = scores.roc_auc
    ranked = "not defined, because one label is missing" if area is None else f"{area:.3f}"
    interval = from_to(scores.accuracy_interval)
    return f"""- accuracy {percent(scores.accuracy)} (95% interval {interval})
- ROC-AUC {ranked}
- Brier score {scores.brier_score:.3f}
- log loss {scores.log_loss:.3f} nats
- expected calibration error {scores.calibration_error:.3f}"""


def baseline(decision: PromotionDecision) -> str:
    """What simpler methods reach."""
    said = f"Always giving the more frequent label reaches {percent(decision.majority_accuracy)}"
    tfidf = decision.tfidf_accuracy
    return f"{said}." if tfidf is None else f"{said}, TF-IDF with logistic regression {tfidf:.1%}."
