"""Figures as the pages for people write them: one form for every share, interval and p-value."""

from domain.model.promotion.policy import PromotionPolicy, Rule
from domain.model.statistics.proportions import Interval

_SMALLEST_P = 0.001


def percent(share: float) -> str:
    """0.851 -> 85.1%."""
    return f"{share:.1%}"


def points(difference: float) -> str:
    """A difference of two shares in percentage points, with its sign: 0.021 -> +2.1 points."""
    return f"{lead(difference)} points"


def lead(difference: float) -> str:
    """A difference in points without the word; nothing has no sign."""
    rounded = round(100 * difference, 1)
    return f"{rounded:+.1f}" if rounded else "0.0"


def many(count: int, thing: str) -> str:
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def from_to(interval: Interval) -> str:
    return f"{percent(interval.low)} to {percent(interval.high)}"


def points_from_to(interval: Interval) -> str:
    return f"{lead(interval.low)} to {points(interval.high)}"


def p_value_in_words(p_value: float) -> str:
    """What a p-value says of two models that are examined on the same rows."""
    if p_value < _SMALLEST_P:
        return (
            f"fewer than {_SMALLEST_P:.1%} of pairs of equally good models differ by chance as "
            f"much (exact McNemar test, p < {_SMALLEST_P:g})"
        )
    return (
        f"{percent(p_value)} of pairs of equally good models differ by chance at least as much "
        f"(exact McNemar test, p = {p_value:.3g})"
    )


def rule_in_words(policy: PromotionPolicy) -> str:
    """What a challenger must show."""
    asked = {
        Rule.ACCURACY: "more right answers than the champion on the same rows",
        Rule.SIGNIFICANT: f"more right answers than the champion, with p below {policy.alpha:g}",
        Rule.NON_INFERIOR: "newer data than the champion's, and certainty that accuracy does not "
        f"fall by {100 * policy.margin:g} points",
    }
    return f"{policy.rule}: {asked[policy.rule]}"


def conditions_in_words(policy: PromotionPolicy) -> str:
    """What every rule asks for besides."""
    holdout, part = many(policy.min_holdout_rows, "holdout row"), many(policy.min_slice_rows, "row")
    return (
        f"at least {holdout}; no slice of {part} or more may lose over "
        f"{100 * policy.max_slice_drop:g} points; at most {policy.max_latency_ratio:g} times the "
        "champion's time for a text"
    )
