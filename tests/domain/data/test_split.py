"""The split: stable as data grows, of the right size, and refused when nothing can be learned."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from random import Random
from statistics import median
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors.base import InvalidValue
from domain.errors.training import NothingLabelled, OneClassOnly, TooFewRows
from domain.model.data.dataset import Dataset, DatasetVersion
from domain.model.data.label_rule import LabelKind, LabelRule
from domain.model.data.labelling import Label
from domain.model.data.policy import DataPolicy
from domain.model.data.split import split_dataset

VERSION = DatasetVersion(
    number=1,
    run_key="run",
    batch="000001.csv",
    batch_sha256="00",
    batch_rows=1,
    total_rows=1,
    digest="00",
    seed=None,
    created_at=datetime(2025, 1, 1, tzinfo=UTC),
)
EVEN = DataPolicy(holdout_fraction=0.5)


def dataset(numbers: Sequence[int], ratings: Sequence[float]) -> Dataset:
    return Dataset(
        version=VERSION,
        digest="00",
        ids=[str(UUID(int=number)) for number in numbers],
        titles=[f"Product {number}" for number in numbers],
        categories=["Office" for _ in numbers],
        descriptions=[f"It is number {number}." for number in numbers],
        prices=[10.0 for _ in numbers],
        ratings=list(ratings),
    )


def mixed(rows: int) -> Dataset:
    return dataset(range(rows), [2.0 + row % 4 for row in range(rows)])


@given(
    numbers=st.lists(st.integers(0, 2**128 - 1), unique=True, min_size=80, max_size=120),
    kept=st.integers(60, 80),
)
def test_a_product_never_changes_sides_as_the_data_grows(numbers: list[int], kept: int) -> None:
    ratings = [2.0 + row % 4 for row in range(len(numbers))]
    now = split_dataset(dataset(numbers, ratings), EVEN)
    before = split_dataset(dataset(numbers[:kept], ratings[:kept]), EVEN)
    assert set(before.training.ids) <= set(now.training.ids)
    assert set(before.holdout.ids) <= set(now.holdout.ids)


@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_decides_nothing(rng: Random) -> None:
    numbers = list(range(60))
    rng.shuffle(numbers)
    shuffled = split_dataset(dataset(numbers, [2.0 + n % 4 for n in numbers]), EVEN)
    assert set(shuffled.holdout.ids) == set(split_dataset(mixed(60), EVEN).holdout.ids)


def test_every_row_is_on_one_side_with_its_text_and_label() -> None:
    data = mixed(100)
    split = split_dataset(data, EVEN)
    assert sorted([*split.training.ids, *split.holdout.ids]) == sorted(data.ids)
    for side in (split.training, split.holdout):
        for product_id, text, label in zip(side.ids, side.texts, side.labels, strict=True):
            number = UUID(product_id).int
            assert text == f"Product {number}. It is number {number}."
            assert label is (Label.GOOD if 2.0 + number % 4 >= 3.5 else Label.POOR)


@pytest.mark.parametrize("fraction", [0.05, 0.2, 0.5, 0.9])
def test_the_holdout_has_its_share(fraction: float) -> None:
    rows = 20_000
    policy = DataPolicy(holdout_fraction=fraction)
    share = sum(policy.in_holdout(str(UUID(int=number))) for number in range(rows)) / rows
    assert abs(share - fraction) <= 4 * (fraction * (1 - fraction) / rows) ** 0.5


def test_a_larger_holdout_holds_the_smaller_one() -> None:
    small, large = DataPolicy(holdout_fraction=0.2), DataPolicy(holdout_fraction=0.3)
    ids = [str(UUID(int=number)) for number in range(500)]
    assert {i for i in ids if small.in_holdout(i)} < {i for i in ids if large.in_holdout(i)}


def test_another_salt_is_another_split() -> None:
    ids = [str(UUID(int=number)) for number in range(500)]
    sides = [[DataPolicy(split_salt=salt).in_holdout(i) for i in ids] for salt in ("a", "b")]
    both = sum(one and other for one, other in zip(*sides, strict=True))
    assert 0 < both < min(map(sum, sides))


def test_a_split_means_the_same_in_every_release() -> None:
    policy = DataPolicy()
    held = [number for number in range(20) if policy.in_holdout(str(UUID(int=number)))]
    assert held == [0, 3, 5, 7, 9, 10, 15, 17, 18]


@pytest.mark.parametrize("rows", [0, 1, 5])
def test_too_few_rows_to_train_on_are_refused(rows: int) -> None:
    with pytest.raises(TooFewRows) as caught:
        split_dataset(mixed(rows), EVEN)
    assert (caught.value.part, caught.value.needed) == ("training", 8)


def test_too_few_rows_to_examine_on_are_refused() -> None:
    with pytest.raises(TooFewRows) as caught:
        split_dataset(mixed(40), DataPolicy(holdout_fraction=1e-9))
    assert (caught.value.part, caught.value.rows) == ("holdout", 0)


def test_rows_without_a_label_are_on_no_side() -> None:
    data = replace(mixed(60), ratings=[2.0 + row % 4 if row % 2 else None for row in range(60)])
    split = split_dataset(data, EVEN)
    assert sorted([*split.training.ids, *split.holdout.ids]) == sorted(data.ids[1::2])


def test_too_few_labels_are_told_beside_the_rows_that_have_none() -> None:
    data = replace(mixed(60), ratings=[3.0, 4.0, *[None] * 58])
    with pytest.raises(TooFewRows, match=r"rows with a label \(58 others have none\)"):
        split_dataset(data, EVEN)


def test_without_any_label_the_rule_is_named() -> None:
    policy = DataPolicy(label=LabelRule(kind=LabelKind.RATE))
    with pytest.raises(NothingLabelled, match="click rate of at least the median on 1,000"):
        split_dataset(mixed(60), policy)


def test_a_median_is_that_of_the_training_rows() -> None:
    """Rates of the holdout, all far higher, do not move the boundary that they are examined by."""
    rows = mixed(200)
    held_out = [EVEN.in_holdout(id_) for id_ in rows.ids]
    clicks = [900 if is_out else row for row, is_out in enumerate(held_out)]
    told = replace(rows, clicks=clicks, impressions=[1_000] * 200)
    split = split_dataset(told, replace(EVEN, label=LabelRule(kind=LabelKind.RATE)))
    trained_on = [row for row, is_out in enumerate(held_out) if not is_out]
    assert split.threshold == median(trained_on) / 1_000
    assert set(split.holdout.labels) == {Label.GOOD}


@pytest.mark.parametrize(("rating", "label"), [(5.0, "good"), (1.0, "poor")])
def test_one_class_to_train_on_is_refused(rating: float, label: str) -> None:
    with pytest.raises(OneClassOnly, match=label):
        split_dataset(dataset(range(60), [rating] * 60), EVEN)


@pytest.mark.parametrize("fraction", [0.0, 1.0, -0.1, float("nan")])
def test_a_fraction_that_leaves_a_side_empty_is_refused(fraction: float) -> None:
    with pytest.raises(InvalidValue, match="holdout_fraction"):
        DataPolicy(holdout_fraction=fraction)
