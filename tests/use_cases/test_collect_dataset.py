"""Collecting: two steps, each safe to do again, and nothing in a version that was not looked at."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.storage.csv_dataset_store import CsvDatasetStore
from domain.errors import (
    BatchNotStaged,
    BatchRefused,
    DataDrifted,
    InvalidValue,
    LabelsUnbalanced,
    RowFault,
    SourceUnavailable,
)
from domain.model.drift import DriftAction, DriftPolicy
from domain.model.generation import generate_products
from domain.model.product import Product
from domain.use_cases.collect_dataset import save_and_version
from tests.use_cases.collecting import Intake

STOPPING = DriftPolicy(action=DriftAction.STOP)


def dearer(product: Product) -> Product:
    return replace(product, price=product.price * 10 + 1)


def test_what_was_generated_becomes_the_next_version(empty_store: CsvDatasetStore) -> None:
    intake = Intake(empty_store)
    for number, (key, seed) in enumerate((("one", 5), ("two", 6)), start=1):
        batch = intake.collecting.generate_batch(run_key=key, count=10, seed=seed)
        assert batch.rows == 10
        version = save_and_version(empty_store, run_key=key)
        assert (version.number, version.seed) == (number, seed)
    expected = [
        str(product.id) for seed in (5, 6) for product in generate_products(count=10, seed=seed)
    ]
    assert sorted(empty_store.load().ids) == sorted(expected)


def test_generating_alone_makes_no_version(empty_store: CsvDatasetStore) -> None:
    Intake(empty_store).collecting.generate_batch(run_key="one", count=10, seed=5)
    assert empty_store.latest() is None


def test_a_retry_of_either_step_adds_nothing_twice(empty_store: CsvDatasetStore) -> None:
    intake = Intake(empty_store)
    for _ in range(2):
        intake.collecting.generate_batch(run_key="one", count=10, seed=None)
    first = save_and_version(empty_store, run_key="one")
    again = intake.collecting.generate_batch(run_key="one", count=10, seed=99)
    assert (again.rows, again.check) == (10, None)
    assert len(intake.source.asked) == 2  # nothing is asked for what is a version already
    assert save_and_version(empty_store, run_key="one") == first
    assert len(empty_store.versions()) == 1


def test_a_source_that_fails_leaves_the_dataset_as_it_was(store: CsvDatasetStore) -> None:
    intake = Intake(store)
    intake.source.fails_with = SourceUnavailable("http://data.example", 5, "refused")
    before = store.latest()
    with pytest.raises(SourceUnavailable):
        intake.collecting.generate_batch(run_key="two", count=10, seed=None)
    with pytest.raises(BatchNotStaged):
        save_and_version(store, run_key="two")
    assert store.latest() == before


def test_a_count_that_cannot_be_is_refused(empty_store: CsvDatasetStore) -> None:
    with pytest.raises(InvalidValue, match="count"):
        Intake(empty_store).collecting.generate_batch(run_key="one", count=0, seed=None)


def test_rows_that_repeat_others_are_left_out_and_reported(empty_store: CsvDatasetStore) -> None:
    intake = Intake(empty_store)
    intake.source.change = lambda products: (*products, products[0])
    batch = intake.collecting.generate_batch(run_key="one", count=10, seed=5)
    assert batch.rows == 10
    run = intake.tracker.read("run1")
    assert (run.status, run.metrics["data_rows"]) == ("FINISHED", 11)
    assert run.metrics["data_rows_repeated"] == 1
    report = json.loads(run.artifacts["data/check.json"])
    assert report["repeated"] == [
        {"row": 11, "field": "id", "requirement": "an id no other row has"}
    ]


def test_a_text_of_an_earlier_version_is_left_out(store: CsvDatasetStore) -> None:
    intake = Intake(store)
    known = generate_products(count=400, seed=1)[0]
    intake.source.change = lambda products: (
        *products[:-1],
        replace(products[-1], title=known.title, description=known.description),
    )
    assert intake.collecting.generate_batch(run_key="two", count=10, seed=5).rows == 9


def test_too_many_invalid_rows_stage_nothing_but_the_report(empty_store: CsvDatasetStore) -> None:
    intake = Intake(empty_store)
    intake.source.refused = (RowFault(1, "title", "text"), RowFault(2, "title", "text"))
    with pytest.raises(BatchRefused, match="2 of 12"):
        intake.collecting.generate_batch(run_key="one", count=10, seed=5)
    with pytest.raises(BatchNotStaged):
        save_and_version(empty_store, run_key="one")
    run = intake.tracker.read("run1")
    assert (run.status, run.metrics["data_rows_invalid"]) == ("FAILED", 2)
    assert "data/check.json" in run.artifacts


def test_products_of_one_label_stage_nothing(empty_store: CsvDatasetStore) -> None:
    intake = Intake(empty_store)
    intake.source.change = lambda products: tuple(replace(p, rating=1.0) for p in products)
    with pytest.raises(LabelsUnbalanced, match="only 0 of 200 new products are good"):
        intake.collecting.generate_batch(run_key="one", count=200, seed=5)
    with pytest.raises(BatchNotStaged):
        save_and_version(empty_store, run_key="one")


def test_without_a_champion_drift_is_not_measured(store: CsvDatasetStore) -> None:
    intake = Intake(store)
    assert intake.collecting.generate_batch(run_key="two", count=50, seed=5).drift is None
    assert intake.tracker.read("run1").tags["creatives.drift"] == "not measured"


def test_products_of_the_same_shop_do_not_drift(store: CsvDatasetStore, tmp_path: Path) -> None:
    intake = Intake(store, STOPPING)
    intake.crown(1, tmp_path / "bundle")
    batch = intake.collecting.generate_batch(run_key="two", count=50, seed=5)
    assert batch.drift is not None
    assert (batch.drift.dataset_version, batch.drift.strong) == (1, ())
    assert batch.drift.batch_rows == batch.rows
    run = intake.tracker.read("run1")
    assert run.tags["creatives.drift"] == "no strong drift"
    measured = {name for name in run.metrics if name.startswith("drift_")}
    assert {"drift_psi_text_length", "drift_auc_text", "drift_auc_text_p_value"} <= measured
    assert len(measured) == 10


def test_drift_is_recorded_and_warns_unless_it_is_to_stop(
    store: CsvDatasetStore, tmp_path: Path
) -> None:
    for key, policy in (("two", DriftPolicy()), ("three", STOPPING)):
        intake = Intake(store, policy)
        intake.crown(1, tmp_path / "bundle")
        intake.source.change = lambda products: tuple(map(dearer, products))
        if policy is STOPPING:
            with pytest.raises(DataDrifted, match="price"):
                intake.collecting.generate_batch(run_key=key, count=50, seed=5)
            with pytest.raises(BatchNotStaged):
                save_and_version(store, run_key=key)
        else:
            batch = intake.collecting.generate_batch(run_key=key, count=50, seed=5)
            assert batch.drift is not None
            assert [measure.name for measure in batch.drift.strong] == ["price"]
        run = intake.tracker.read("run1")
        assert run.metrics["drift_psi_price"] > 0.25
        assert run.tags["creatives.drift"].startswith("strong drift in price")


def test_texts_of_another_language_are_told_apart(store: CsvDatasetStore, tmp_path: Path) -> None:
    intake = Intake(store)
    intake.crown(1, tmp_path / "bundle")
    intake.source.change = lambda products: tuple(
        replace(p, description=f"Hält lange und liegt gut in der Hand, Nummer {number}.")
        for number, p in enumerate(products)
    )
    batch = intake.collecting.generate_batch(run_key="two", count=50, seed=5)
    assert batch.drift is not None
    assert "text" in [measure.name for measure in batch.drift.strong]


def test_a_retry_after_the_commit_tells_the_drift_of_the_committed_rows(
    store: CsvDatasetStore, tmp_path: Path
) -> None:
    intake = Intake(store)
    intake.crown(1, tmp_path / "bundle")
    intake.source.change = lambda products: tuple(map(dearer, products))
    first = intake.collecting.generate_batch(run_key="two", count=50, seed=5)
    save_and_version(store, run_key="two")
    assert intake.collecting.generate_batch(run_key="two", count=50, seed=6).drift == first.drift


def test_a_champion_of_a_dataset_that_is_gone_is_not_compared_with(
    store: CsvDatasetStore, tmp_path: Path
) -> None:
    intake = Intake(store)
    intake.crown(9, tmp_path / "bundle")
    assert intake.collecting.generate_batch(run_key="two", count=50, seed=5).drift is None
