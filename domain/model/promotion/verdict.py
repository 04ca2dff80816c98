"""The verdict on a challenger: each rule in its order, the first that has a word decides.

Whole counts are compared, so that no rounding can turn a tie into a win.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from domain.model.evaluation.slices import SliceComparison
from domain.model.promotion.policy import PromotionPolicy, Rule
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
class Contest:
    """Counts of right answers, and what else a policy needs.

    Attributes:
        rows: of the holdout, at least 1.
        challenger: rows it gets right.
        champion: likewise; None without one.
        baseline: rows that always giving the more frequent label gets right.
        gained: rows that only the challenger gets right.
        lost: rows that only the champion gets right.
    """

    rows: int
    challenger: int
    champion: int | None
    baseline: int
    gained: int
    lost: int
    slices: tuple[SliceComparison, ...]
    latency_ratio: float | None
    newer_data: bool
    parity_passed: bool

    @property
    def reference(self) -> int:
        """What the challenger is measured against."""
        return self.baseline if self.champion is None else self.champion

    def against(self, count: int) -> str:
        return f"{self.challenger / self.rows:.1%} against {count / self.rows:.1%}"

    @property
    def compared(self) -> str:
        return f"{self.against(self.reference)} on the same {self.rows} holdout rows"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    outcome: Outcome
    reason: str
    rows_needed: int | None = None


def judge(contest: Contest, policy: PromotionPolicy) -> Verdict:
    """Apply the conditions every policy shares, then its rule."""
    for word in (_parity, _first_model, _evidence, _baseline):
        verdict = word(contest, policy)
        if verdict is not None:
            return verdict
    verdict = _RULES[policy.rule](contest, policy)
    if verdict.outcome is Outcome.PROMOTED:
        return _slices(contest, policy) or _latency(contest, policy) or verdict
    return verdict


def _parity(contest: Contest, _: PromotionPolicy) -> Verdict | None:
    if contest.parity_passed:
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


def _accuracy(contest: Contest, _: PromotionPolicy) -> Verdict:
    if contest.challenger == contest.reference:
        return _kept(f"a tie keeps the champion ({contest.compared})")
    if contest.challenger < contest.reference:
        return _kept(f"less accurate than the champion ({contest.compared})")
    return _promoted(f"more accurate than the champion ({contest.compared})")


def _significant(contest: Contest, policy: PromotionPolicy) -> Verdict:
    verdict = _accuracy(contest, policy)
    p_value = mcnemar_p_value(contest.gained, contest.lost)
    if verdict.outcome is Outcome.KEPT:
        return verdict
    said = f"{contest.compared}, p = {p_value:.2g}"
    if p_value < policy.alpha:
        return _promoted(f"significantly more accurate than the champion ({said})")
    needed = rows_to_confirm(contest.gained, contest.lost, contest.rows, alpha=policy.alpha)
    return _undecided(f"more accurate than the champion, perhaps by chance ({said})", needed)


def _non_inferior(contest: Contest, policy: PromotionPolicy) -> Verdict:
    if not contest.newer_data:
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
    ratio = contest.latency_ratio
    if ratio is None or ratio <= policy.max_latency_ratio:
        return None
    return _kept(
        f"takes {ratio:.2f} times as long as the champion, limit {policy.max_latency_ratio:.2f}"
    )


_RULES: dict[Rule, Callable[[Contest, PromotionPolicy], Verdict]] = {
    Rule.ACCURACY: _accuracy,
    Rule.SIGNIFICANT: _significant,
    Rule.NON_INFERIOR: _non_inferior,
}


def _promoted(reason: str) -> Verdict:
    return Verdict(outcome=Outcome.PROMOTED, reason=reason)


def _kept(reason: str) -> Verdict:
    return Verdict(outcome=Outcome.KEPT, reason=reason)


def _undecided(reason: str, needed: int) -> Verdict:
    return Verdict(
        outcome=Outcome.TOO_LITTLE_EVIDENCE,
        reason=f"{reason}; {in_words(needed)} holdout rows would be needed",
        rows_needed=min(needed, MOST_ROWS),
    )


def in_words(rows: int) -> str:
    """A number of rows; close to a limit it grows without bound, and is left out then."""
    return f"about {rows:,}" if rows < MOST_ROWS else f"{MOST_ROWS:,} or more"
