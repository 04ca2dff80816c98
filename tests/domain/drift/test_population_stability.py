"""The population stability index, by hand and by chance."""

import math
from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.model.drift.population_stability import (
    bin_edges,
    categorical_shift,
    category_bins,
    numeric_shift,
    stability_index,
)
from domain.model.statistics import permutation

COUNTS = st.lists(st.integers(0, 1_000), min_size=2, max_size=10).filter(any)
ALPHA = 0.001


def test_an_example_by_hand() -> None:
    """50 and 50 rows become 90 and 10; half a row is added to every bin.

    p = 0.5, 0.5; q = 90.5 / 101, 10.5 / 101 = 0.8960, 0.1040
    index = 0.3960 ln(1.7921) - 0.3960 ln(0.2079) = 0.2310 + 0.6220 = 0.8531
    chi-squared = 0.8531 / (1/100 + 1/100) = 42.65 with one degree of freedom
    """
    shift = categorical_shift(["a"] * 50 + ["b"] * 50, ["a"] * 90 + ["b"] * 10)
    assert shift.index == pytest.approx(0.8531, abs=1e-4)
    assert shift.p_value == pytest.approx(6.5e-11, rel=0.02)


def test_bins_hold_equal_shares_of_the_reference() -> None:
    edges = bin_edges([float(value) for value in range(100)], 5)
    assert edges == [20, 40, 60, 80]


def test_a_value_with_the_share_of_a_bin_has_one_to_itself() -> None:
    above = math.nextafter(5.0, math.inf)
    assert bin_edges([5.0, 5.0, 5.0], 2) == [5.0, above]
    assert bin_edges([5.0] * 9 + [7.0], 2) == [5.0, above]


@given(COUNTS)
def test_nothing_moved(counts: list[int]) -> None:
    assert stability_index([(rows, rows) for rows in counts]) == pytest.approx(0)


@given(st.data(), COUNTS)
def test_the_index_is_never_negative_and_finite(data: st.DataObject, before: list[int]) -> None:
    after = data.draw(st.permutations(before))
    assert 0 <= stability_index(list(zip(before, after, strict=True))) < 100


def test_a_new_category_and_a_lost_one_are_seen() -> None:
    before, after = ["mug"] * 100 + ["jug"] * 100, ["mug"] * 25 + ["pan"] * 25
    shift = categorical_shift(before, after)
    assert shift.index > 0.25
    assert shift.p_value < ALPHA


@pytest.mark.parametrize("categories", [1, 8, 30, 480])
@pytest.mark.parametrize("category", ["c0", "new"])
@pytest.mark.parametrize("rows", [30, 35, 100])
def test_rows_of_one_category_alone_are_seen(
    categories: int, category: str, rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many categories there are, so that each has few rows or many."""
    monkeypatch.setattr(permutation, "DRAWS", 1_499)  # enough for ALPHA, in a third of the time
    if (categories, category) == (1, "c0"):
        return  # the only category there is
    before = [f"c{number % categories}" for number in range(480)]
    shift = categorical_shift(before, [category] * rows)
    assert shift.index > 1
    assert shift.p_value < ALPHA


def test_many_rows_of_a_rare_category_are_seen() -> None:
    before = ["mug"] * 470 + ["jug"] * 5 + ["pan"] * 5
    shift = categorical_shift(before, ["mug"] * 38 + ["jug"] * 12)
    assert shift.index > 0.25
    assert shift.p_value < ALPHA


def test_rare_categories_share_a_bin_until_it_expects_five_rows() -> None:
    """A batch of 20 expects a fifth of the 100 rows before: five are 25."""
    before = Counter(a=10, b=11, c=12, d=13, e=54)
    after = Counter(a=1, b=2, c=3, d=4, e=8, new=2)
    assert sorted(category_bins(before, after)) == sorted([(33, 6), (54, 8), (13, 4), (0, 2)])


def test_where_there_always_are_new_categories_they_say_nothing() -> None:
    """Two halves of one long tail: each is full of what the other lacks."""
    random = Random(1)
    values = []
    for _ in range(60):
        rows = [str(int(random.paretovariate(0.7))) for _ in range(300)]
        values.append(categorical_shift(rows[:250], rows[250:]).p_value)
    assert sum(value < 0.05 for value in values) <= 12
    assert min(values) >= ALPHA


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([5.0] * 500, [1.0] * 200),
        ([5.0] * 500, [9.0] * 30),
        ([5.0] * 500, [1.0] * 15 + [9.0] * 15),  # as many below as above
        ([10.0] * 460 + [20.0] * 40, [20.0] * 200),
        ([10.0] * 460 + [20.0] * 40, [10.0] * 15 + [20.0] * 15),
    ],
)
def test_columns_of_nearly_one_value_are_seen_to_move(
    before: list[float], after: list[float]
) -> None:
    shift = numeric_shift(before, after)
    assert shift.index > 0.25
    assert shift.p_value < ALPHA


def test_a_column_of_one_value_that_stays_has_not_moved() -> None:
    shift = numeric_shift([5.0] * 500, [5.0] * 50)
    assert (shift.index, shift.p_value) == (0, 1)


def test_a_wider_spread_around_the_same_middle_is_seen() -> None:
    random = Random(1)
    reference = [random.gauss(0, 1) for _ in range(500)]
    shift = numeric_shift(reference, [random.gauss(0, 3) for _ in range(100)])
    assert shift.index > 0.25
    assert shift.p_value < ALPHA


def test_fifty_rows_of_the_same_kind_move_often_but_by_chance() -> None:
    """The reason for the p-value: with 50 rows an index above 0.25 is nothing special."""
    random = Random(1)
    reference = [random.lognormvariate(3, 1) for _ in range(500)]
    shifts = [
        numeric_shift(reference, [random.lognormvariate(3, 1) for _ in range(50)])
        for _ in range(400)
    ]
    assert sum(shift.index >= 0.25 for shift in shifts) > 40
    assert 4 <= sum(shift.p_value < 0.05 for shift in shifts) <= 40
    assert sum(shift.p_value < 0.001 for shift in shifts) <= 2


def test_prices_a_half_higher_are_seen() -> None:
    random = Random(1)
    reference = [random.lognormvariate(3, 0.5) for _ in range(500)]
    shift = numeric_shift(reference, [1.5 * random.lognormvariate(3, 0.5) for _ in range(100)])
    assert shift.index > 0.25
    assert shift.p_value < 0.001
