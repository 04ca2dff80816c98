"""The verdict on a challenger: the conditions in their order, the first that is broken decides."""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from domain.model.promotion.contest import Contest
from domain.model.promotion.policy import PromotionPolicy, PromotionRule
from domain.model.statistics.proportions import (
    mcnemar_p_value,
    paired_difference_interval,
    rows_to_bound,
    rows_to_confirm,
)

MOST_ROWS = 1_000_000  # of a holdout; no larger number is recommended


class Outcome(StrEnum):
    PROMOTED = "promoted"
    KEPT = "kept"
    TOO_LITTLE_EVIDENCE = "too little evidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What comes of a comparison.

    Attributes:
        outcome: promoted, the champion is kept, or there is too little evidence to say.
        reason: one sentence for people.
        rows_needed: holdout rows that would allow a verdict, when there is too little evidence;
            1,000,000 stands for so many or more.
    """

    outcome: Outcome
    reason: str
    rows_needed: int | None = None


def judge(contest: Contest, policy: PromotionPolicy) -> Verdict:
    """Apply the conditions every policy shares, then its rule."""
    for condition in (_parity, _first_model, _evidence, _baseline):
        early = condition(contest, policy)
        if early is not None:
            return early
    verdict = _by_rule(contest, policy)
    if verdict.outcome is Outcome.PROMOTED:
        return _slices(contest, policy) or _latency(contest, policy) or verdict
    return verdict


def _by_rule(contest: Contest, policy: PromotionPolicy) -> Verdict:
    match policy.rule:
        case PromotionRule.ACCURACY:
            return _accuracy(contest)
        case PromotionRule.SIGNIFICANT:
            return _significant(contest, policy)
        case PromotionRule.NON_INFERIOR:
            return _non_inferior(contest, policy)
        case never:
            assert_never(never)


def _parity(contest: Contest, _: PromotionPolicy) -> Verdict | None:
    if contest.circumstances.parity_passed:
        return None
    return _kept("the exported model failed parity with the trained one")


def _first_model(contest: Contest, _: PromotionPolicy) -> Verdict | None:
    if contest.champion is not None:
        return None
    stands = "beats" if contest.challenger > contest.baseline else "does not beat"
    against = f"{contest.against(contest.baseline)} on {contest.rows} holdout rows"
    return _promoted(
        f"there was no champion; the first model {stands} the majority baseline ({against})"
    )


def _evidence(contest: Contest, policy: PromotionPolicy) -> Verdict | None:
    if contest.rows >= policy.min_holdout_rows:
        return None
    return _undecided(
        f"a holdout of {contest.rows} rows is too small to compare on",
        policy.min_holdout_rows,
    )


def _baseline(contest: Contest, _: PromotionPolicy) -> Verdict | None:
    if contest.challenger > contest.baseline:
        return None
    if contest.baseline == contest.rows:
        return _kept(
            f"all {contest.rows} holdout rows have the same label, and no model beats giving it"
        )
    against = f"{contest.against(contest.baseline)} on {contest.rows} holdout rows"
    return _kept(f"not above the majority baseline ({against})")


def _accuracy(contest: Contest) -> Verdict:
    if contest.challenger == contest.reference:
        return _kept(f"a tie keeps the champion ({contest.compared})")
    if contest.challenger < contest.reference:
        return _kept(f"less accurate than the champion ({contest.compared})")
    return _promoted(f"more accurate than the champion ({contest.compared})")


def _significant(contest: Contest, policy: PromotionPolicy) -> Verdict:
    verdict = _accuracy(contest)
    p_value = mcnemar_p_value(contest.gained, contest.lost)
    if verdict.outcome is Outcome.KEPT:
        return verdict
    said = f"{contest.compared}, p = {p_value:.2g}"
    if p_value < policy.alpha:
        return _promoted(f"significantly more accurate than the champion ({said})")
    needed = rows_to_confirm(contest.gained, contest.lost, contest.rows, alpha=policy.alpha)
    return _undecided(f"more accurate than the champion, perhaps by chance ({said})", needed)


def _non_inferior(contest: Contest, policy: PromotionPolicy) -> Verdict:
    if not contest.circumstances.newer_data:
        return _kept("not trained on newer data than the champion")
    difference = (contest.challenger - contest.reference) / contest.rows
    margin = f"margin {policy.margin:.1%}"
    if difference <= -policy.margin:
        return _kept(
            f"less accurate than the champion by the margin ({contest.compared}, {margin})"
        )
    low = paired_difference_interval(contest.gained, contest.lost, contest.rows).low
    if low > -policy.margin:
        return _promoted(
            f"no worse than the champion, on newer data ({contest.compared}, {margin})"
        )
    needed = rows_to_bound(contest.gained, contest.lost, contest.rows, margin=policy.margin)
    return _undecided(
        f"not sure to be no worse than the champion ({contest.compared}, {margin})", needed
    )


def _slices(contest: Contest, policy: PromotionPolicy) -> Verdict | None:
    judged = [each for each in contest.slices if each.rows >= policy.min_slice_rows]
    worst = max(judged, key=lambda each: each.drop, default=None)
    if worst is None or worst.drop <= policy.max_slice_drop:
        return None
    return _kept(
        f"loses {worst.drop:.1%} accuracy on {worst.trait} {worst.value} ({worst.rows} rows), "
        f"limit {policy.max_slice_drop:.1%}"
    )


def _latency(contest: Contest, policy: PromotionPolicy) -> Verdict | None:
    ratio = contest.circumstances.latency_ratio
    if ratio is None or ratio <= policy.max_latency_ratio:
        return None
    return _kept(
        f"takes {ratio:.2f} times as long as the champion, limit {policy.max_latency_ratio:.2f}"
    )


def _promoted(reason: str) -> Verdict:
    return Verdict(outcome=Outcome.PROMOTED, reason=reason)


def _kept(reason: str) -> Verdict:
    return Verdict(outcome=Outcome.KEPT, reason=reason)


def _undecided(reason: str, needed: int) -> Verdict:
    return Verdict(
        outcome=Outcome.TOO_LITTLE_EVIDENCE,
        reason=f"{reason}; {rows_in_words(needed)} holdout rows would be needed",
        rows_needed=min(needed, MOST_ROWS),
    )


def rows_in_words(rows: int) -> str:
    """A number of rows; close to a limit it grows so large that it says nothing, and is cut off."""
    return f"about {rows:,}" if rows < MOST_ROWS else f"{MOST_ROWS:,} or more"
