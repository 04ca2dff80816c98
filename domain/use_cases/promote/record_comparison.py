"""Keep a comparison with the challenger's run: every report of it, and its figures."""

from collections.abc import Mapping

from domain.model.evaluation.metric import recorded
from domain.model.promotion.decision import PromotionDecision
from domain.model.promotion.metrics import COMPARISON, SCORES
from domain.ports.experiment_tracker import TrackedRun


def record_comparison(
    run: TrackedRun, decision: PromotionDecision, reports: Mapping[str, str]
) -> None:
    for name, text in reports.items():
        run.log_text(text, f"comparison/{name}")
    run.log_tags({"outcome": decision.outcome, "reason": decision.reason})
    scores = recorded(SCORES, decision.challenger_scores)
    run.log_metrics(recorded(COMPARISON, decision) | scores)
