"""Holdout rows by category and price, and who is right on them."""

from dataclasses import replace
from datetime import UTC, datetime

from domain.model.data.dataset import Dataset, DatasetVersion
from domain.model.evaluation.slices import compare_slices, slices_of

VERSION = DatasetVersion(
    number=1,
    run_key="run",
    batch="batch.csv",
    batch_sha256="0" * 64,
    batch_rows=5,
    total_rows=5,
    digest="0" * 64,
    seed=None,
    created_at=datetime(2026, 1, 1, tzinfo=UTC),
)
DATASET = Dataset(
    version=VERSION,
    digest="0" * 64,
    ids=["a", "b", "c", "d", "e"],
    titles=["t"] * 5,
    categories=["Toys", "Books", "Toys", "Books", "Toys"],
    descriptions=["d"] * 5,
    prices=[10.0, 20.0, 30.0, 40.0, 99.0],
    ratings=[4.0] * 5,
)
HOLDOUT = ["d", "c", "b", "a"]  # not in the dataset's order, and without "e"


def test_rows_are_found_by_category_and_by_quarter_of_price() -> None:
    found = {(each.trait, each.value): each.rows for each in slices_of(DATASET, HOLDOUT)}
    assert found == {
        ("category", "Books"): (0, 2),
        ("category", "Toys"): (1, 3),
        ("price", "10.00 to 17.50"): (3,),
        ("price", "17.50 to 25.00"): (2,),
        ("price", "25.00 to 32.50"): (1,),
        ("price", "32.50 to 40.00"): (0,),
    }


def test_every_row_is_in_one_slice_of_each_trait_even_when_prices_are_equal() -> None:
    flat = replace(DATASET, prices=[5.0] * 5)
    for trait in ("category", "price"):
        rows = [
            row for each in slices_of(flat, HOLDOUT) if each.trait == trait for row in each.rows
        ]
        assert sorted(rows) == [0, 1, 2, 3]


def test_a_holdout_too_small_for_quarters_is_one_band() -> None:
    bands = [each for each in slices_of(DATASET, HOLDOUT[:3]) if each.trait == "price"]
    assert [(each.value, each.rows) for each in bands] == [("20.00 to 40.00", (0, 1, 2))]


def test_rows_without_a_category_or_a_price_are_in_no_slice() -> None:
    partly = replace(
        DATASET,
        categories=["Toys", None, "Toys", "Books", None],
        prices=[10.0, None, None, 40.0, None],
    )
    found = {(each.trait, each.value): each.rows for each in slices_of(partly, HOLDOUT)}
    assert found == {
        ("category", "Books"): (0,),
        ("category", "Toys"): (1, 3),
        ("price", "10.00 to 40.00"): (0, 3),
    }
    unknown = replace(DATASET, categories=[None] * 5, prices=[None] * 5)
    assert slices_of(unknown, HOLDOUT) == []


def test_a_drop_is_what_the_challenger_loses() -> None:
    slices = slices_of(DATASET, HOLDOUT)[:2]
    books, toys = compare_slices(slices, [False, True, True, True], [True, False, True, True])
    assert (books.rows, books.challenger_accuracy, books.champion_accuracy) == (2, 0.5, 1.0)
    assert (books.drop, toys.drop) == (0.5, -0.5)
    (alone, _) = compare_slices(slices, [False, True, True, True], None)
    assert (alone.champion_accuracy, alone.drop) == (None, 0.0)
