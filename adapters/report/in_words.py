"""Figures in words, as every report writes them."""

from typing import assert_never

from domain.model.evaluation.metric import percent, points, signed_points
from domain.model.evaluation.parity import ParityReport, Precision
from domain.model.promotion.comparison import ComparisonReport
from domain.model.promotion.policy import PromotionPolicy, PromotionRule
from domain.model.promotion.run_report import TrainingRecord
from domain.model.statistics.proportions import Interval

_SMALLEST_P = 0.001


def many(count: int, thing: str) -> str:
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def from_to(interval: Interval) -> str:
    return f"{percent(interval.low)} to {percent(interval.high)}"


def points_from_to(interval: Interval) -> str:
    return f"{signed_points(interval.low)} to {points(interval.high)}"


def p_value_in_words(p_value: float) -> str:
    """What a p-value says of two models that are compared on the same rows."""
    small = p_value < _SMALLEST_P
    share = f"fewer than {_SMALLEST_P:.1%}" if small else percent(p_value)
    more = "as much" if small else "at least as much"
    p = f"p < {_SMALLEST_P:g}" if small else f"p = {p_value:.3g}"
    return (
        f"{share} of pairs of equally good models differ by chance {more} (exact McNemar test, {p})"
    )


def rule_in_words(policy: PromotionPolicy) -> str:
    """What a challenger must show."""
    match policy.rule:
        case PromotionRule.ACCURACY:
            asked = "more right answers than the champion on the same rows"
        case PromotionRule.SIGNIFICANT:
            asked = f"more right answers than the champion, with p below {policy.alpha:g}"
        case PromotionRule.NON_INFERIOR:
            asked = (
                "newer data than the champion's, and certainty that accuracy does not "
                f"fall by {100 * policy.margin:g} points"
            )
        case never:
            assert_never(never)
    return f"{policy.rule}: {asked}"


def conditions_in_words(policy: PromotionPolicy) -> str:
    """What every rule asks for besides."""
    holdout, part = many(policy.min_holdout_rows, "holdout row"), many(policy.min_slice_rows, "row")
    return (
        f"at least {holdout}; no slice of {part} or more may lose over "
        f"{100 * policy.max_slice_drop:g} points; at most {policy.max_latency_ratio:g} times the "
        "champion's time for a text"
    )


def threshold_note(comparison: ComparisonReport) -> str:
    """What must be known of a champion that was trained for other labels; else nothing."""
    champion, today = comparison.champion_label, comparison.label
    if champion is None or champion == today:
        return ""
    return (
        f"For the champion good was a {champion}; both models were examined on labels by which it "
        f"is a {today}, as the settings have it now."
    )


def calibrated_on(training: TrainingRecord) -> str:
    """What the temperature was fitted on."""
    return f"{training.calibration_rows or 'some'} training rows that were not learned from"


def parity_in_words(parity: ParityReport) -> str:
    return (
        f"{'passed' if parity.passed else 'failed'}: INT8 gives "
        f"{percent(parity.int8.label_agreement)} of {parity.int8.rows} rows the label the trained "
        f"model gives; FP32 logits differ by at most {parity.fp32.logit_difference:.2g}"
    )


def precision_in_words(parity: ParityReport) -> str:
    """What is served, and why it is not INT8 where it is not."""
    if parity.precision is Precision.INT8:
        return "INT8"
    return f"FP32, a fallback: {'; '.join(parity.reasons) or 'INT8 was not good enough'}"
