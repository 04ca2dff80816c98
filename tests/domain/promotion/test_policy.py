"""Policies: what each asks for, what all share, and how much evidence is missing."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors.base import InvalidValue
from domain.model.evaluation.slices import SliceComparison
from domain.model.promotion.contest import Circumstances, Contest
from domain.model.promotion.policy import PromotionPolicy, PromotionRule
from domain.model.promotion.verdict import MOST_ROWS, Outcome, judge

ACCURACY = PromotionPolicy()
SIGNIFICANT = PromotionPolicy(rule=PromotionRule.SIGNIFICANT)
EQUAL = Circumstances(parity_passed=True, latency_ratio=1.0)
FAILED_PARITY = replace(EQUAL, parity_passed=False)
NON_INFERIOR = PromotionPolicy(rule=PromotionRule.NON_INFERIOR, margin=0.05)


def contest(gained: int, lost: int, rows: int = 200, **other: Any) -> Contest:
    """Both models right on half of the rows, and on those that only one gets right."""
    given: dict[str, Any] = {
        "rows": rows,
        "challenger": rows // 2 + gained,
        "champion": rows // 2 + lost,
        "baseline": rows // 2 - 1,
        "gained": gained,
        "lost": lost,
        "slices": (),
        "circumstances": EQUAL,
    }
    return Contest(**{**given, **other})


def comparison(rows: int, challenger: float, champion: float) -> SliceComparison:
    return SliceComparison(
        trait="category",
        value="Toys",
        rows=rows,
        challenger_accuracy=challenger,
        champion_accuracy=champion,
    )


def test_significant_asks_for_p_below_alpha() -> None:
    # six rows to none: p = 2 / 2⁶ = 0.03125; five: 0.0625
    assert judge(contest(6, 0), SIGNIFICANT).outcome is Outcome.PROMOTED
    verdict = judge(contest(5, 0), SIGNIFICANT)
    assert verdict.outcome is Outcome.TOO_LITTLE_EVIDENCE
    assert "p = 0.062" in verdict.reason
    assert judge(contest(5, 0), replace(SIGNIFICANT, alpha=0.1)).outcome is Outcome.PROMOTED


def test_p_equal_to_alpha_is_not_below_it() -> None:
    just = replace(SIGNIFICANT, alpha=0.0625)  # five rows to none
    assert judge(contest(5, 0), just).outcome is Outcome.TOO_LITTLE_EVIDENCE
    assert judge(contest(6, 0), just).outcome is Outcome.PROMOTED


def test_a_drop_equal_to_the_limit_is_allowed() -> None:
    """85 rows of 100 to 70: as floats, 0.85 - 0.7 lies above 0.15."""
    just = contest(20, 0, slices=(comparison(100, 0.7, 0.85),))
    assert judge(just, ACCURACY).outcome is Outcome.PROMOTED
    more = contest(20, 0, slices=(comparison(100, 0.69, 0.85),))
    assert judge(more, ACCURACY).outcome is Outcome.KEPT


@given(st.integers(1, 500), st.data())
def test_whether_a_drop_is_too_large_is_a_matter_of_whole_rows(rows: int, data: Any) -> None:
    champion = data.draw(st.integers(0, rows))
    challenger = data.draw(st.integers(0, champion))
    percent = data.draw(st.integers(0, 100))
    lost = comparison(rows, challenger / rows, champion / rows)
    verdict = judge(
        contest(200, 0, rows=1000, slices=(lost,)),
        replace(ACCURACY, min_slice_rows=1, max_slice_drop=percent / 100),
    )
    allowed = (champion - challenger) * 100 <= percent * rows
    assert (verdict.outcome is Outcome.PROMOTED) == allowed


def test_a_verdict_that_no_holdout_could_give_asks_for_no_exact_number() -> None:
    """The difference lies a hair above the margin, so the formula asks for millions of rows."""
    verdict = judge(contest(0, 100, rows=2001), NON_INFERIOR)
    assert verdict.rows_needed == MOST_ROWS
    assert "; 1,000,000 or more holdout rows would be needed" in verdict.reason


def test_too_little_evidence_says_how_many_rows_would_be_needed() -> None:
    verdict = judge(contest(20, 10), SIGNIFICANT)
    assert verdict.rows_needed is not None
    assert verdict.rows_needed > 200
    assert f"about {verdict.rows_needed:,} holdout rows would be needed" in verdict.reason
    small = judge(contest(6, 0, rows=29), ACCURACY)
    assert (small.outcome, small.rows_needed) == (Outcome.TOO_LITTLE_EVIDENCE, 30)


def test_non_inferior_lets_newer_data_in_when_nothing_speaks_against_it() -> None:
    assert judge(contest(2, 3), NON_INFERIOR).outcome is Outcome.PROMOTED
    assert (
        judge(contest(2, 3, circumstances=replace(EQUAL, newer_data=False)), NON_INFERIOR).outcome
        is Outcome.KEPT
    )
    assert judge(contest(0, 10), NON_INFERIOR).outcome is Outcome.KEPT
    undecided = judge(contest(20, 25), NON_INFERIOR)
    assert undecided.outcome is Outcome.TOO_LITTLE_EVIDENCE
    assert undecided.rows_needed is not None
    assert undecided.rows_needed > 200


@pytest.mark.parametrize("policy", [ACCURACY, SIGNIFICANT, NON_INFERIOR])
def test_conditions_hold_under_every_rule(policy: PromotionPolicy) -> None:
    better = contest(20, 0)
    assert judge(better, policy).outcome is Outcome.PROMOTED
    for broken, word in (
        (replace(better, circumstances=FAILED_PARITY), "parity"),
        (replace(better, baseline=150), "baseline"),
        (replace(better, slices=(comparison(30, 0.5, 0.7),)), "loses 20.0% accuracy on category"),
        (replace(better, circumstances=replace(EQUAL, latency_ratio=2.5)), "2.50 times as long"),
    ):
        verdict = judge(broken, policy)
        assert verdict.outcome is Outcome.KEPT
        assert word in verdict.reason


def test_small_slices_and_small_drops_are_only_shown() -> None:
    slices = (comparison(29, 0.0, 1.0), comparison(30, 0.6, 0.7))
    assert judge(contest(20, 0, slices=slices), ACCURACY).outcome is Outcome.PROMOTED


def test_a_first_model_needs_parity_alone() -> None:
    first = contest(0, 0, rows=4, champion=None)
    assert judge(first, SIGNIFICANT).outcome is Outcome.PROMOTED
    assert judge(replace(first, circumstances=FAILED_PARITY), SIGNIFICANT).outcome is Outcome.KEPT


@given(gained=st.integers(0, 60), lost=st.integers(0, 60))
def test_significant_promotes_no_more_than_accuracy_does(gained: int, lost: int) -> None:
    if judge(contest(gained, lost), SIGNIFICANT).outcome is Outcome.PROMOTED:
        assert judge(contest(gained, lost), ACCURACY).outcome is Outcome.PROMOTED


@pytest.mark.parametrize(
    "wrong",
    [
        {"alpha": 0.0},
        {"alpha": 1.0},
        {"margin": 0.0},
        {"margin": float("nan")},
        {"max_slice_drop": 1.1},
        {"max_latency_ratio": float("nan")},
        {"min_holdout_rows": 0},
        {"min_slice_rows": 0},
    ],
)
def test_a_policy_that_cannot_be_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(InvalidValue, match=next(iter(wrong))):
        PromotionPolicy(**wrong)
