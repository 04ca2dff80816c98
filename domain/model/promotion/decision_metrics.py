"""A decision as flat metrics, so that runs can be plotted and compared in a tracking server."""

from domain.model.promotion.decision import PromotionDecision


def decision_metrics(decision: PromotionDecision) -> dict[str, float]:
    """Name -> number; what does not exist is left out."""
    named: dict[str, float | None] = {
        "challenger_accuracy": decision.challenger_accuracy,
        "champion_accuracy": decision.champion_accuracy,
        "majority_accuracy": decision.majority_accuracy,
        "tfidf_accuracy": decision.tfidf_accuracy,
        "margin": decision.margin,
        "mcnemar_p_value": decision.p_value,
        "latency_ratio": decision.latency_ratio,
        "roc_auc": decision.challenger_scores.roc_auc,
        "log_loss": decision.challenger_scores.log_loss,
        "brier_score": decision.challenger_scores.brier_score,
        "calibration_error": decision.challenger_scores.calibration_error,
    }
    return {name: value for name, value in named.items() if value is not None}
