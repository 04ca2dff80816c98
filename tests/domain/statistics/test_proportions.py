"""Intervals, the exact test and rows needed, against figures worked by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.model.statistics.proportions import (
    Share,
    binomial_tail,
    difference_interval,
    fisher_tail,
    mcnemar_p_value,
    paired_difference_interval,
    rows_to_bound,
    rows_to_confirm,
    wilson_interval,
)


def test_the_wilson_interval_of_eight_in_ten() -> None:
    # z² = 3.8415; centre (0.8 + 0.19207) / 1.38415; reach 1.96 · √(0.016 + 0.0096) / 1.38415
    interval = wilson_interval(8, 10)
    assert interval.low == pytest.approx(0.4902, abs=5e-5)
    assert interval.high == pytest.approx(0.9433, abs=5e-5)


def test_the_binomial_tail_of_one_in_five() -> None:
    """0.7^5 + 5 * 0.3 * 0.7^4 = 0.16807 + 0.36015."""
    assert binomial_tail(1, 5, 0.3) == pytest.approx(0.52822)


@given(st.integers(1, 2_000), st.floats(0.01, 0.99))
def test_every_outcome_together_is_certain(rows: int, share: float) -> None:
    assert binomial_tail(rows, rows, share) == pytest.approx(1, rel=1e-9)
    assert binomial_tail(0, rows, share) == pytest.approx((1 - share) ** rows, rel=1e-9, abs=1e-300)


@pytest.mark.parametrize("rows", [1, 7, 500])
def test_a_share_of_none_or_all_has_one_open_end(rows: int) -> None:
    assert wilson_interval(0, rows).low == pytest.approx(0.0, abs=1e-12)
    assert wilson_interval(rows, rows).high == pytest.approx(1.0)
    assert 0.0 < wilson_interval(0, rows).high < 1.0


@given(rows=st.integers(1, 5_000), data=st.data())
def test_a_share_lies_in_its_interval(rows: int, data: st.DataObject) -> None:
    successes = data.draw(st.integers(0, rows))
    interval = wilson_interval(successes, rows)
    assert interval.low <= successes / rows + 1e-12
    assert interval.high >= successes / rows - 1e-12
    assert 0.0 <= interval.low <= interval.high <= 1.0


def test_the_paired_interval_of_ten_against_two_in_a_hundred() -> None:
    # up 11/102, down 3/102: difference 0.078431, variance (0.137255 - 0.006151) / 102
    interval = paired_difference_interval(10, 2, 100)
    assert interval.low == pytest.approx(0.078431 - 1.959964 * 0.035851, abs=1e-5)
    assert interval.high == pytest.approx(0.078431 + 1.959964 * 0.035851, abs=1e-5)


@given(gained=st.integers(0, 60), lost=st.integers(0, 60), more=st.integers(0, 400))
def test_turning_the_models_round_turns_the_interval_round(
    gained: int, lost: int, more: int
) -> None:
    rows = gained + lost + more + 1
    there = paired_difference_interval(gained, lost, rows)
    back = paired_difference_interval(lost, gained, rows)
    assert there.low == pytest.approx(-back.high)
    assert there.high == pytest.approx(-back.low)


def test_the_tail_of_fisher_for_the_lady_who_tasted_tea() -> None:
    """Of 8 cups 4 had milk first: 3 of 4 right by chance or fewer, 1 - 1/70; 1 or fewer, 17/70."""
    assert fisher_tail(Share(3, 4), Share(1, 4)) == pytest.approx(69 / 70)
    assert fisher_tail(Share(1, 4), Share(3, 4)) == pytest.approx(17 / 70)


@given(rows=st.integers(1, 300), more=st.integers(1, 300), data=st.data())
def test_all_outcomes_of_fisher_together_are_certain(
    rows: int, more: int, data: st.DataObject
) -> None:
    successes = data.draw(st.integers(0, rows + more))
    most = min(rows, successes)
    tail = fisher_tail(Share(most, rows), Share(successes - most, more))
    assert tail == pytest.approx(1, rel=1e-8)


def test_the_interval_of_a_difference_is_the_published_one() -> None:
    """Newcombe (1998), table II, row (a), method 10: 56/70 - 48/80."""
    interval = difference_interval(Share(56, 70), Share(48, 80))
    assert interval.low == pytest.approx(0.0524, abs=5e-5)
    assert interval.high == pytest.approx(0.3339, abs=5e-5)


@given(rows=st.integers(1, 900), other=st.integers(1, 900), data=st.data())
def test_a_difference_lies_in_its_interval_and_turns_round_with_its_shares(
    rows: int, other: int, data: st.DataObject
) -> None:
    first = Share(data.draw(st.integers(0, rows)), rows)
    second = Share(data.draw(st.integers(0, other)), other)
    there, back = difference_interval(first, second), difference_interval(second, first)
    assert there.low - 1e-12 <= first.value - second.value <= there.high + 1e-12
    assert (there.low, there.high) == (pytest.approx(-back.high), pytest.approx(-back.low))
    assert -1 <= there.low <= there.high <= 1


def test_no_row_at_odds_is_no_evidence_at_all() -> None:
    assert mcnemar_p_value(0, 0) == 1.0


def test_rows_to_confirm_a_difference_of_five_in_a_hundred() -> None:
    # up 0.1, down 0.05: (1.96 · √0.15 + 0.8416 · √(0.15 - 0.0025))² / 0.0025 = 468.7
    assert rows_to_confirm(10, 5, 100, alpha=0.05) == 469


def test_rows_to_bound_two_models_that_never_differ() -> None:
    # up = down = 1/102, so the reach is 1.96 · √(0.019608 / n), at most 0.02 from n = 188.3
    assert rows_to_bound(0, 0, 100, margin=0.02) == 189


@given(lost=st.integers(0, 30), more=st.integers(1, 30), rest=st.integers(0, 300))
def test_more_rows_are_needed_than_there_are(lost: int, more: int, rest: int) -> None:
    rows = 2 * lost + more + rest
    assert rows_to_confirm(lost + more, lost, rows, alpha=0.05) > rows
