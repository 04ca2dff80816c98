"""The population stability index, by hand and by chance."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.model.population_stability import (
    categorical_shift,
    chi_squared_tail,
    numeric_shift,
    population_shift,
    quantile_edges,
)

COUNTS = st.lists(st.integers(0, 1_000), min_size=2, max_size=10).filter(any)


def test_an_example_by_hand() -> None:
    """50 and 50 rows become 90 and 10; half a row is added to every bin.

    p = 0.5, 0.5; q = 90.5 / 101, 10.5 / 101 = 0.8960, 0.1040
    index = 0.3960 ln(1.7921) - 0.3960 ln(0.2079) = 0.2310 + 0.6220 = 0.8531
    chi-squared = 0.8531 / (1/100 + 1/100) = 42.65 with one degree of freedom
    """
    shift = population_shift([50, 50], [90, 10])
    assert shift.index == pytest.approx(0.8531, abs=1e-4)
    assert shift.p_value < 1e-6


def test_bins_hold_equal_shares_of_the_reference() -> None:
    assert quantile_edges([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 5) == [3, 5, 7, 9]


def test_equal_values_share_a_bin() -> None:
    assert quantile_edges([1, 1, 1, 1, 2], 5) == [2]
    assert quantile_edges([1, 1, 1], 2) == []


@pytest.mark.parametrize(
    ("value", "degrees", "chance"),
    [(3.841, 1, 0.05), (16.919, 9, 0.05), (27.877, 9, 0.001), (0.0, 3, 1.0), (5.0, 0, 1.0)],
)
def test_tails_are_those_of_the_printed_tables(value: float, degrees: int, chance: float) -> None:
    assert chi_squared_tail(value, degrees) == pytest.approx(chance, abs=0.003)


@given(COUNTS)
def test_nothing_moved(counts: list[int]) -> None:
    shift = population_shift(counts, counts)
    assert (shift.index, shift.p_value) == (pytest.approx(0), pytest.approx(1))


@given(st.data(), COUNTS)
def test_the_index_is_never_negative_and_finite(data: st.DataObject, before: list[int]) -> None:
    after = data.draw(st.permutations(before))
    shift = population_shift(before, after)
    assert 0 <= shift.index < 100
    assert 0 <= shift.p_value <= 1


def test_a_new_category_and_a_lost_one_are_seen() -> None:
    before, after = ["mug"] * 100 + ["jug"] * 100, ["mug"] * 25 + ["pan"] * 25
    shift = categorical_shift(before, after)
    assert shift.index > 0.25
    assert shift.p_value < 0.001


def test_categories_too_rare_for_the_batch_say_nothing() -> None:
    before = [f"category {number}" for number in range(1_000)]
    assert categorical_shift(before, before[:50]).p_value == 1.0


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
