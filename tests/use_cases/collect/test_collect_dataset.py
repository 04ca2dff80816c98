"""Collecting: two steps, each safe to do again, and nothing in a version that was not looked at."""

import json
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from adapters.storage.csv_dataset_store import CsvDatasetStore
from domain.errors.base import InvalidValue
from domain.errors.catalog import RowFault, SourceUnavailable
from domain.errors.data import (
    BatchDamaged,
    BatchNotStaged,
    BatchRefused,
    LabelsUnbalanced,
    NothingNew,
    SourceUnchanged,
)
from domain.model.catalog.generation import generate_products
from domain.model.drift.report import DriftReport, DriftUnknown
from tests.fakes.collections import add_version
from tests.use_cases.collect.intake import Intake


def remove_batch(store: CsvDatasetStore, number: int) -> None:
    (store._batches / store.versions()[number - 1].batch).unlink()


def test_what_was_generated_becomes_the_next_version(empty_store: CsvDatasetStore) -> None:
    intake = Intake(empty_store)
    for number, (key, seed) in enumerate((("one", 5), ("two", 6)), start=1):
        batch = intake.collect(run_key=key, count=10, seed=seed)
        assert batch.rows == 10
        version = empty_store.commit(key)
        assert (version.number, version.seed) == (number, seed)
    expected = [product.id for seed in (5, 6) for product in generate_products(count=10, seed=seed)]
    assert sorted(empty_store.load().ids) == sorted(expected)


def test_generating_alone_makes_no_version(empty_store: CsvDatasetStore) -> None:
    Intake(empty_store).collect(run_key="one", count=10, seed=5)
    assert empty_store.latest() is None


def test_a_retry_of_either_step_adds_nothing_twice(empty_store: CsvDatasetStore) -> None:
    intake = Intake(empty_store)
    for _ in range(2):
        intake.collect(run_key="one", count=10, seed=None)
    first = empty_store.commit("one")
    again = intake.collect(run_key="one", count=10, seed=99)
    assert (again.rows, again.check) == (10, None)
    assert len(intake.source.asked) == 2  # nothing is asked for what is a version already
    assert empty_store.commit("one") == first
    assert len(empty_store.versions()) == 1


def test_a_source_that_fails_leaves_the_dataset_as_it_was(store: CsvDatasetStore) -> None:
    intake = Intake(store)
    intake.source.fails_with = SourceUnavailable("http://data.example", 5, "refused")
    before = store.latest()
    with pytest.raises(SourceUnavailable):
        intake.collect(run_key="two", count=10, seed=None)
    with pytest.raises(BatchNotStaged):
        store.commit("two")
    assert store.latest() == before


def test_a_count_that_cannot_be_is_refused(empty_store: CsvDatasetStore) -> None:
    with pytest.raises(InvalidValue, match="count"):
        Intake(empty_store).collect(run_key="one", count=0, seed=None)


def test_rows_that_repeat_others_are_left_out_and_reported(empty_store: CsvDatasetStore) -> None:
    intake = Intake(empty_store)
    intake.source.change = lambda products: (*products, products[0])
    batch = intake.collect(run_key="one", count=10, seed=5)
    assert batch.rows == 10
    run = intake.tracker.read("run1")
    assert (run.status, run.metrics["data_rows"]) == ("FINISHED", 11)
    assert run.metrics["data_rows_repeated"] == 1
    report = json.loads(run.artifacts["data/check.json"])
    assert report["repeated"] == [
        {"row": 11, "field": "id", "requirement": "one that no other row has"}
    ]


def test_a_text_of_an_earlier_version_is_left_out(store: CsvDatasetStore) -> None:
    intake = Intake(store)
    known = generate_products(count=400, seed=1)[0]
    intake.source.change = lambda products: (
        *products[:-1],
        replace(products[-1], title=known.title, description=known.description),
    )
    assert intake.collect(run_key="two", count=10, seed=5).rows == 9


def test_too_many_invalid_rows_stage_nothing_but_the_report(empty_store: CsvDatasetStore) -> None:
    intake = Intake(empty_store)
    intake.source.refused = (RowFault(1, "title", "text"), RowFault(2, "title", "text"))
    with pytest.raises(BatchRefused, match="2 of 12"):
        intake.collect(run_key="one", count=10, seed=5)
    with pytest.raises(BatchNotStaged):
        empty_store.commit("one")
    run = intake.tracker.read("run1")
    assert (run.status, run.metrics["data_rows_invalid"]) == ("FAILED", 2)
    assert "data/check.json" in run.artifacts


def test_products_of_one_label_stage_nothing(empty_store: CsvDatasetStore) -> None:
    intake = Intake(empty_store)
    intake.source.change = lambda products: tuple(replace(p, rating=1.0) for p in products)
    with pytest.raises(LabelsUnbalanced, match="only 0 of 200 new products are good"):
        intake.collect(run_key="one", count=200, seed=5)
    with pytest.raises(BatchNotStaged):
        empty_store.commit("one")


def test_a_label_that_was_frequent_and_is_missing_stages_nothing(store: CsvDatasetStore) -> None:
    """At the size of a night; the 400 rows before tell how frequent it was."""
    intake = Intake(store)
    intake.source.change = lambda products: tuple(replace(p, rating=5.0) for p in products)
    with pytest.raises(LabelsUnbalanced, match="only 0 of 50 new products are poor"):
        intake.collect(run_key="two", count=50, seed=5)


def test_a_collection_that_is_known_already_says_so(store: CsvDatasetStore) -> None:
    intake = Intake(store)
    known = generate_products(count=400, seed=1)[:50]
    intake.source.change = lambda _: tuple(replace(p, id=str(uuid4())) for p in known)
    with pytest.raises(NothingNew, match="none of 50 products is new: row 1: text must be another"):
        intake.collect(run_key="two", count=50, seed=5)
    assert (
        len(json.loads(intake.tracker.read("run1").artifacts["data/check.json"])["repeated"]) == 50
    )


def test_a_source_without_a_new_row_is_said_and_nothing_recorded(store: CsvDatasetStore) -> None:
    intake = Intake(store)
    intake.source.change = lambda _: ()
    with pytest.raises(SourceUnchanged, match="nothing new since the last collection"):
        intake.collect_dataset(run_key="two")
    assert intake.tracker.runs == {}


def test_a_run_that_is_killed_before_its_version_asks_for_the_same_rows_again(
    empty_store: CsvDatasetStore,
) -> None:
    intake = Intake(empty_store)
    intake.collect_dataset(run_key="one")
    first = empty_store.commit("one")
    intake.collect_dataset(run_key="killed")  # staged, and never committed
    intake.collect_dataset(run_key="next")
    assert intake.source.asked == [None, first.cursor, first.cursor]
    assert empty_store.commit("next").cursor != first.cursor


def test_what_lies_outside_the_window_is_not_read_and_repeats_nothing(
    store: CsvDatasetStore,
) -> None:
    """With a window of two the next version holds batch 2 and the new one: batch 1 may be gone."""
    add_version(store, run_key="second", count=60, seed=2)
    intake = Intake(store, window=2)
    outside, inside = (
        generate_products(count=400, seed=1)[0],
        generate_products(count=60, seed=2)[0],
    )
    remove_batch(store, 1)
    for text_of, rows in ((outside, 10), (inside, 9)):
        intake.source.change = lambda products, known=text_of: (
            *products[:-1],
            replace(products[-1], title=known.title, description=known.description),
        )
        batch = intake.collect(run_key=f"{rows}", count=10, seed=5)
        assert batch.rows == rows


@pytest.mark.parametrize("champion", [1, 2])
def test_a_damaged_batch_outside_the_window_stops_nothing(
    store: CsvDatasetStore, tmp_path: Path, champion: int
) -> None:
    """The remedy that the guide gives for a damaged batch."""
    add_version(store, run_key="second", count=100, seed=2)
    intake = Intake(store, window=1)
    intake.promote(champion, tmp_path / "bundle")
    remove_batch(store, 1)
    batch = intake.collect(run_key="three", count=50, seed=9)
    assert batch.rows == 50
    assert isinstance(batch.drift, DriftUnknown if champion == 1 else DriftReport)
    assert store.commit("three").number == 3


def test_a_damaged_batch_that_is_trained_on_stops_the_run(store: CsvDatasetStore) -> None:
    intake = Intake(store)
    remove_batch(store, 1)
    with pytest.raises(BatchDamaged):
        intake.collect(run_key="two", count=50, seed=9)
