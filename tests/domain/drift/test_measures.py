"""What counts as strong drift."""

import pytest

from domain.errors.base import InvalidValue
from domain.model.data.label_rule import Evidence
from domain.model.data.product_columns import ProductColumns
from domain.model.drift.measures import (
    LEAST_ALPHA,
    DriftPolicy,
    column_measures,
    text_measure,
)
from domain.model.statistics.permutation import LEAST_P_VALUE

POLICY = DriftPolicy()


def columns(rows: int, *, price: float = 10.0, text: str = "A mug.") -> ProductColumns:
    return ProductColumns(
        ids=[str(row) for row in range(rows)],
        prices=[price + row % 7 for row in range(rows)],
        categories=["Office" if row % 2 else "Garden" for row in range(rows)],
        texts=[text + "!" * (row % 3) for row in range(rows)],
        evidence=[Evidence(rating=1 + row % 5) for row in range(rows)],
    )


def test_the_text_test_by_hand() -> None:
    """Of the four pairs of a new and an old text three are in order: AUC 0.75.

    sd = sqrt(5 / 48) = 0.3227; z = 0.25 / 0.3227 = 0.7746; the tail beyond is 0.2193.
    """
    measure = text_measure([True, True, False, False], [0.9, 0.4, 0.5, 0.1], POLICY)
    assert measure is not None
    assert (measure.value, measure.strong) == (0.75, False)
    assert measure.p_value == pytest.approx(0.2193, abs=1e-4)


def test_texts_that_are_told_apart_every_time_are_strong_drift() -> None:
    measure = text_measure([True] * 20 + [False] * 80, [0.9] * 20 + [0.1] * 80, POLICY)
    assert measure is not None
    assert measure.strong


def test_without_new_texts_there_is_no_measure() -> None:
    assert text_measure([False, False], [0.1, 0.2], POLICY) is None


def test_only_the_column_that_moved_is_strong() -> None:
    moved = column_measures(columns(400), columns(70, price=40.0), POLICY)
    assert [measure.name for measure in moved if measure.strong] == ["price"]
    longer = column_measures(columns(400), columns(70, text="A very large mug."), POLICY)
    assert [measure.name for measure in longer if measure.strong] == ["text length"]


def test_a_large_index_by_chance_is_not_strong() -> None:
    """Two rows of 30 in another place: large by the rule of thumb, but nothing to act on."""
    strict = DriftPolicy(strong_psi=0.01)
    assert not any(m.strong for m in column_measures(columns(400), columns(31), strict))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("strong_psi", 0.0),
        ("strong_text_auc", 0.5),
        ("alpha", 1.0),
        ("alpha", 0.0001),
        ("alpha", float("nan")),
    ],
)
def test_limits_are_refused_when_they_say_nothing(name: str, value: float) -> None:
    with pytest.raises(InvalidValue, match=name):
        DriftPolicy(**{name: value})


def test_the_least_alpha_is_one_that_shuffled_rows_can_reach() -> None:
    """Twice, because a column of numbers has the smaller of two p-values."""
    assert 2 * LEAST_P_VALUE < LEAST_ALPHA


def test_what_products_lack_is_left_out_of_a_column() -> None:
    """A hundred products more that tell neither price nor category change no measure of these."""
    known = columns(70, price=40.0)
    unknown = ProductColumns(
        ids=[str(row) for row in range(100)],
        prices=[None] * 100,
        categories=[None] * 100,
        texts=["A mug."] * 100,
        evidence=[Evidence()] * 100,
    )
    names = ("price", "rating", "category")
    told, with_gaps = (
        [m for m in column_measures(columns(400), batch, POLICY) if m.name in names]
        for batch in (known, known + unknown)
    )
    assert told == with_gaps
    assert len(told) == len(names)
    assert [m.name for m in column_measures(columns(400), unknown, POLICY)] == ["text length"]
