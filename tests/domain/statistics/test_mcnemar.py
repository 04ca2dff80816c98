"""The exact McNemar test against published values, and the laws it obeys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.model.promotion.decision import mcnemar_p_value


# scipy.stats.binomtest(b, b + c).pvalue; by hand for (10, 2): 2 * (1 + 12 + 66) / 2**12.
@pytest.mark.parametrize(
    ("gained", "lost", "p_value"),
    [
        (0, 0, 1.0),
        (1, 0, 1.0),
        (5, 0, 0.0625),
        (6, 0, 0.03125),
        (6, 1, 0.125),
        (10, 2, 0.03857421875),
        (8, 8, 1.0),
        (20, 5, 0.004077315330505371),
    ],
)
def test_the_p_value_is_the_published_one(gained: int, lost: int, p_value: float) -> None:
    assert mcnemar_p_value(gained, lost) == pytest.approx(p_value, rel=1e-6)


@given(gained=st.integers(0, 5_000), lost=st.integers(0, 5_000))
def test_the_p_value_is_symmetric_and_a_probability(gained: int, lost: int) -> None:
    assert mcnemar_p_value(gained, lost) == mcnemar_p_value(lost, gained)
    assert 0.0 <= mcnemar_p_value(gained, lost) <= 1.0


@given(lost=st.integers(0, 200), lead=st.integers(0, 200))
def test_a_larger_lead_is_never_less_significant(lost: int, lead: int) -> None:
    assert mcnemar_p_value(lost + lead + 1, lost) <= mcnemar_p_value(lost + lead, lost)
