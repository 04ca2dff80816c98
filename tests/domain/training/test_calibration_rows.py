"""Which training rows a temperature is fitted on."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.model.data.labelling import Label
from domain.model.training.calibration_rows import CalibrationRows, calibration_rows


def labels_of(rows: int) -> list[Label]:
    return [Label(row % 2) for row in range(rows)]


@pytest.mark.parametrize(
    ("rows", "folds"),
    [(29, []), (40, [10] * 4), (64, [16] * 4), (200, [50, 50]), (480, [120]), (1_999, [500])],
)
def test_few_rows_are_all_learned_from_and_answered_in_quarters(
    rows: int, folds: list[int]
) -> None:
    chosen = calibration_rows(labels_of(rows), seed=1, cross_fitted=True)
    assert list(chosen.learned) == list(range(rows))
    assert list(chosen.kept) == []
    assert [len(fold) for fold in chosen.folds] == folds


@pytest.mark.parametrize(("rows", "kept"), [(2_000, 100), (9_000, 450), (90_000, 500)])
def test_of_many_rows_a_twentieth_is_kept_from_learning(rows: int, kept: int) -> None:
    chosen = calibration_rows(labels_of(rows), seed=1, cross_fitted=True)
    assert len(chosen.kept) == kept
    assert sorted([*chosen.learned, *chosen.kept]) == list(range(rows))
    assert list(chosen.folds) == []


@pytest.mark.parametrize(("rows", "kept"), [(40, 0), (299, 0), (300, 30), (800, 40)])
def test_without_models_of_their_own_rows_are_kept_where_they_can_be_spared(
    rows: int, kept: int
) -> None:
    chosen = calibration_rows(labels_of(rows), seed=1, cross_fitted=False)
    assert (len(chosen.kept), list(chosen.folds)) == (kept, [])


@given(
    good=st.integers(0, 60),
    poor=st.integers(0, 400),
    seed=st.integers(0, 2**32),
    cross=st.booleans(),
)
def test_whoever_answers_has_seen_both_labels_and_not_the_row(
    good: int, poor: int, seed: int, *, cross: bool
) -> None:
    labels = [Label.GOOD] * good + [Label.POOR] * poor
    chosen = calibration_rows(labels, seed, cross_fitted=cross)
    assert not set(chosen.kept) & set(chosen.learned)
    answered = list(chain.from_iterable(chosen.folds))
    assert len(answered) == len(set(answered))
    for fold in chosen.folds:
        assert {labels[row] for row in set(chosen.learned) - set(fold)} == set(Label)


def test_the_seed_decides_which_rows() -> None:
    def chosen(seed: int) -> CalibrationRows:
        return calibration_rows(labels_of(800), seed, cross_fitted=True)

    assert chosen(1) == chosen(1)
    assert chosen(1) != chosen(2)
