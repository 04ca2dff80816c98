"""What the page says besides its drawings: figures side by side, and facts in words."""

from collections.abc import Callable
from dataclasses import dataclass

from domain.model.evaluation.parity import ParityReport, Precision
from domain.model.evaluation.scores import ModelScores
from domain.model.figures_in_words import (
    conditions_in_words,
    from_to,
    many,
    p_value_in_words,
    percent,
    points,
    points_from_to,
    rule_in_words,
)
from domain.model.promotion.comparison import ComparisonReport
from domain.model.promotion.decision import PromotionDecision

NOT_MEASURED = "not measured"
_SCORES: tuple[tuple[str, str, Callable[[ModelScores], str]], ...] = (
    ("Accuracy", "share of right answers", lambda s: percent(s.accuracy)),
    ("95% interval of it", "Wilson", lambda s: from_to(s.accuracy_interval)),
    ("ROC-AUC", "1 is best, 0.5 is chance", lambda s: _area(s.roc_auc)),
    ("Log loss", "nats, lower is better", lambda s: f"{s.log_loss:.3f}"),
    ("Brier score", "lower is better", lambda s: f"{s.brier_score:.3f}"),
    ("Calibration error", "lower is better", lambda s: f"{s.calibration_error:.3f}"),
)


@dataclass(frozen=True, slots=True)
class Score:
    """A figure of both models; the champion's is None without a champion."""

    name: str
    meaning: str
    challenger: str
    champion: str | None


def scores(decision: PromotionDecision) -> list[Score]:
    one, other = decision.challenger_scores, decision.champion_scores
    return [
        Score(name, meaning, shown(one), shown(other) if other else None)
        for name, meaning, shown in _SCORES
    ]


def baselines(comparison: ComparisonReport) -> list[tuple[str, str]]:
    """What simpler methods and earlier versions reached."""
    tfidf, best = comparison.decision.tfidf_accuracy, comparison.best_accuracy
    count = len(comparison.history)
    return [
        ("Always the same answer", percent(comparison.decision.majority_accuracy)),
        ("TF-IDF, logistic regression", NOT_MEASURED if tfidf is None else percent(tfidf)),
        *([] if best is None else [(f"Best of {many(count, 'version')} so far", percent(best))]),
    ]


def facts(comparison: ComparisonReport) -> list[tuple[str, str]]:
    """Name and sentence of what the decision rests on, the ones that are there."""
    decision = comparison.decision
    needed, alone = decision.rows_needed, decision.champion_accuracy is None
    return [
        *([("Asked for", "of a first model ONNX parity only.")] if alone else []),
        ("From then on" if alone else "Asked for", f"{rule_in_words(decision.policy)}."),
        ("Besides", f"{conditions_in_words(decision.policy)}."),
        *_against_champion(comparison),
        *([("Rows needed", f"about {needed:,} in the holdout for a verdict")] if needed else []),
        ("ONNX parity", _parity(comparison.parity)),
        ("Served precision", _precision(comparison.parity)),
    ]


def summary(decision: PromotionDecision) -> str:
    """The accuracy, and how sure it is, in words."""
    interval = decision.challenger_scores.accuracy_interval
    said = (
        f"The challenger answers {percent(decision.challenger_accuracy)} of "
        f"{decision.holdout_rows} holdout rows rightly; with 95% confidence its true accuracy lies "
        f"between {percent(interval.low)} and {percent(interval.high)}."
    )
    if decision.p_value is None or decision.champion_accuracy is None:
        return f"{said} There was no champion to compare it with."
    champion = percent(decision.champion_accuracy)
    return f"{said} The champion reaches {champion} of the same rows."


def _against_champion(comparison: ComparisonReport) -> list[tuple[str, str]]:
    decision, champion = comparison.decision, comparison.champion
    if champion is None or decision.p_value is None or decision.margin_interval is None:
        return []
    gained, lost = decision.only_challenger_right, decision.only_champion_right
    interval, ratio = points_from_to(decision.margin_interval), decision.latency_ratio
    named = f"model version {champion.version}, dataset version {champion.dataset_version}"
    apart = f"{points(decision.margin)} of accuracy; with 95% confidence {interval}"
    differ = f"{many(gained, 'row')} only the challenger has right, {lost} only the champion"
    return [
        ("Champion", named),
        ("Difference", apart),
        ("Where they differ", differ),
        ("By chance?", p_value_in_words(decision.p_value)),
        ("Time for a text", NOT_MEASURED if ratio is None else f"{ratio:.2f} times the champion's"),
    ]


def _parity(parity: ParityReport) -> str:
    measured = parity.int8
    said = (
        f"INT8 gives {percent(measured.label_agreement)} of {measured.rows} rows the label the "
        f"trained model gives; FP32 logits differ by at most {parity.fp32.logit_difference:.2g}"
    )
    return f"{'passed' if parity.passed else 'failed'}: {said}"


def _precision(parity: ParityReport) -> str:
    if parity.precision is Precision.INT8:
        return "INT8"
    return f"FP32, a fallback: {'; '.join(parity.reasons) or 'INT8 was not good enough'}"


def _area(value: float | None) -> str:
    return "needs both labels" if value is None else f"{value:.3f}"
