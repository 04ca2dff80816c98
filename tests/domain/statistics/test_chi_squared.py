"""The tail of the chi-squared distribution, beside printed tables and closed forms."""

from math import erfc, exp, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.model.statistics.chi_squared import chi_squared_tail


@pytest.mark.parametrize(
    ("value", "degrees", "chance"),
    [
        (3.841459, 1, 0.05),
        (10.827566, 1, 0.001),
        (13.815511, 2, 0.001),
        (16.918978, 9, 0.05),
        (27.877165, 9, 0.001),
        (0.393, 10, 0.999999),
        (149.449253, 100, 0.001),
    ],
)
def test_tails_are_those_of_the_printed_tables(value: float, degrees: int, chance: float) -> None:
    assert chi_squared_tail(value, degrees) == pytest.approx(chance, rel=1e-5)


@given(st.floats(1e-9, 600))
def test_one_and_two_degrees_have_closed_forms(value: float) -> None:
    assert chi_squared_tail(value, 1) == pytest.approx(erfc(sqrt(value / 2)), rel=1e-9)
    assert chi_squared_tail(value, 2) == pytest.approx(exp(-value / 2), rel=1e-9)


@pytest.mark.parametrize(("value", "degrees"), [(0.0, 3), (-1e-12, 3), (5.0, 0)])
def test_nothing_to_see_is_certain(value: float, degrees: int) -> None:
    assert chi_squared_tail(value, degrees) == 1.0


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.integers(1, 200))
def test_a_larger_value_is_rarer(one: float, other: float, degrees: int) -> None:
    small, large = sorted([one, other])
    more, less = chi_squared_tail(small, degrees), chi_squared_tail(large, degrees)
    assert 0 <= less <= more + 1e-12 <= 1 + 1e-12
