"""The test of Mann and Whitney, by hand and by symmetry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.model.statistics.ranks import rank_p_value

NUMBERS = st.lists(st.integers(0, 9), min_size=1, max_size=30)


def test_an_example_by_hand() -> None:
    """Of nine pairs one is in disorder: U = 8, mean 4.5, variance 3 * 3 * 7 / 12 = 5.25.

    z = 3.5 / 2.2913 = 1.5275; both tails beyond hold 0.1266.
    """
    assert rank_p_value([1, 2, 4], [3, 5, 6]) == pytest.approx(0.1266, abs=1e-4)


def test_an_example_with_ties_by_hand() -> None:
    """Ranks 1.5 1.5 | 3.5 3.5: U = 4, mean 2, variance 4 / 12 * (5 - (6 + 6) / (4 * 3)) = 4 / 3.

    z = 2 / 1.1547 = 1.7321; both tails beyond hold 0.0833.
    """
    assert rank_p_value([1, 1], [2, 2]) == pytest.approx(0.0833, abs=1e-4)


def test_equal_numbers_say_nothing() -> None:
    assert rank_p_value([5, 5, 5], [5, 5]) == 1.0


@given(NUMBERS, NUMBERS)
def test_which_side_is_the_first_does_not_matter(one: list[float], other: list[float]) -> None:
    assert rank_p_value(one, other) == pytest.approx(rank_p_value(other, one))


@given(NUMBERS, NUMBERS)
def test_only_the_order_counts(one: list[float], other: list[float]) -> None:
    stretched = rank_p_value([value**3 for value in one], [value**3 for value in other])
    assert stretched == pytest.approx(rank_p_value(one, other))
