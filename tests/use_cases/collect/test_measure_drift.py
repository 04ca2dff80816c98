"""New products beside the champion's training rows: measured, recorded, and acted upon."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.storage.csv_dataset_store import CsvDatasetStore
from domain.errors.data import BatchNotStaged, DataDrifted
from domain.model.catalog.generation import generate_products
from domain.model.catalog.product import Product
from domain.model.drift.measures import DriftAction, DriftPolicy
from domain.model.drift.report import DriftReport, DriftScope, DriftUnknown
from tests.fakes.collections import add_version, make_collection
from tests.use_cases.collect.intake import Intake

STOPPING = DriftPolicy(action=DriftAction.STOP)


def dearer(product: Product) -> Product:
    return replace(product, price=product.price * 10 + 1)


def every(
    change: Callable[[Product], Product],
) -> Callable[[tuple[Product, ...]], tuple[Product, ...]]:
    return lambda products: tuple(map(change, products))


@pytest.fixture
def intake(store: CsvDatasetStore, tmp_path: Path) -> Intake:
    """A champion of version 1, which has 400 rows."""
    intake = Intake(store)
    intake.promote(1, tmp_path / "bundle", digest=store.load().digest)
    return intake


def collected(intake: Intake, key: str = "two", count: int = 50, seed: int = 5) -> DriftReport:
    drift = intake.collect(run_key=key, count=count, seed=seed).drift
    assert isinstance(drift, DriftReport)
    return drift


def unmeasured(intake: Intake, key: str = "two", count: int = 50) -> str:
    drift = intake.collect(run_key=key, count=count, seed=5).drift
    assert isinstance(drift, DriftUnknown)
    run = intake.tracker.read("run1")
    assert run.tags["creatives.drift"] == drift.words
    assert json.loads(run.artifacts["data/drift.json"])["reason"] == drift.reason
    return drift.reason


def test_products_of_the_same_shop_do_not_drift(intake: Intake) -> None:
    drift = collected(intake)
    assert (drift.dataset_version, drift.strong) == (1, [])
    assert [(each.scope, each.rows) for each in drift.comparisons] == [(DriftScope.BATCH, 50)]
    run = intake.tracker.read("run1")
    assert run.tags["creatives.drift"] == "no strong drift"
    measured = {name for name in run.metrics if name.startswith("drift_")}
    assert {"drift_psi_text_length", "drift_auc_text", "drift_auc_text_p_value"} <= measured
    assert len(measured) == 15


def test_a_column_that_products_lack_is_left_out_and_said(intake: Intake) -> None:
    intake.source.change = every(lambda product: replace(product, price=None, category=None))
    drift = collected(intake)
    [comparison] = drift.comparisons
    assert [measure.name for measure in comparison.measures] == ["rating", "text length", "text"]
    assert comparison.left_out == ("price", "category")
    assert drift.words == "no strong drift (too few values to compare price, category)"


def test_the_whole_report_is_a_file(intake: Intake) -> None:
    drift = collected(intake)
    report = json.loads(intake.tracker.read("run1").artifacts["data/drift.json"])
    assert report["policy"] == {
        "action": "warn",
        "strong_psi": 0.25,
        "strong_text_auc": 0.75,
        "strong_accuracy_drop": 0.1,
        "alpha": 0.001,
    }
    assert (report["champion"], report["reference_rows"]) == (1, drift.reference_rows)
    assert len(report["comparisons"][0]["measures"]) == 5


@pytest.mark.parametrize("action", list(DriftAction))
def test_drift_is_recorded_and_stops_only_when_it_is_to(
    store: CsvDatasetStore, tmp_path: Path, action: DriftAction
) -> None:
    intake = Intake(store, DriftPolicy(action=action))
    intake.promote(1, tmp_path / "bundle", digest=store.load().digest)
    intake.source.change = every(dearer)
    if action is DriftAction.STOP:
        with pytest.raises(DataDrifted, match="price"):
            intake.collect(run_key="two", count=50, seed=5)
        with pytest.raises(BatchNotStaged):
            store.commit("two")
    else:
        assert collected(intake).strong == ["price"]
    run = intake.tracker.read("run1")
    assert run.metrics["drift_psi_price"] > 0.25
    assert run.tags["creatives.drift"].startswith("strong drift in price")


def test_after_a_stop_the_same_run_can_go_on_with_better_products(
    store: CsvDatasetStore, tmp_path: Path
) -> None:
    intake = Intake(store, STOPPING)
    intake.promote(1, tmp_path / "bundle", digest=store.load().digest)
    intake.source.change = every(dearer)
    with pytest.raises(DataDrifted):
        intake.collect(run_key="two", count=50, seed=5)
    assert intake.tracker.read("run1").status == "FAILED"
    intake.source.change = lambda same: same
    assert collected(intake).strong == []
    assert store.commit("two").batch_rows == 50
    run = intake.tracker.read("run1")
    assert (run.status, run.tags["creatives.drift"]) == ("FINISHED", "no strong drift")


def test_texts_of_another_language_are_told_apart(intake: Intake) -> None:
    intake.source.change = lambda products: tuple(
        replace(p, description=f"Hält lange und liegt gut in der Hand, Nummer {number}.")
        for number, p in enumerate(products)
    )
    assert "text" in collected(intake).strong


@pytest.mark.parametrize("count", [30, 35, 50])
def test_products_of_a_new_category_alone_are_strong_drift(intake: Intake, count: int) -> None:
    intake.source.change = every(lambda product: replace(product, category="Toys"))
    assert "category" in collected(intake, count=count).strong


def test_a_change_that_lasts_adds_up(intake: Intake) -> None:
    """A new category for a tenth: hardly to be seen in 50 rows, but in all since the champion."""
    intake.source.change = lambda products: tuple(
        replace(p, category="Toys") if number % 10 == 0 else p for number, p in enumerate(products)
    )
    for night in range(2, 6):
        collected(intake, key=str(night), seed=night)
        intake.store.commit(str(night))
    drift = collected(intake, key="last", seed=99)
    since = drift.comparisons[1]
    assert (since.scope, since.rows) == (DriftScope.SINCE, 249)  # one text came twice
    assert [measure.name for measure in since.strong] == ["category"]
    assert "of the 249 rows since the champion's" in drift.words
    assert "drift_since_psi_category" in intake.tracker.read("run5").metrics


def test_small_batches_are_looked_at_together(intake: Intake) -> None:
    assert "fewer than 30 rows" in unmeasured(intake, count=20)
    add_version(intake.store, run_key="small", count=20, seed=7)
    drift = collected(intake, key="three", count=20)
    assert [(each.scope, each.rows) for each in drift.comparisons] == [(DriftScope.SINCE, 40)]


def test_products_that_were_sent_again_are_not_compared_with_themselves(intake: Intake) -> None:
    whole = collected(intake).reference_rows
    known = generate_products(count=400, seed=1)[50:100]
    intake.source.change = lambda _: tuple(known)
    again = collected(intake, key="three")
    held_out = sum(
        intake.collect_dataset.measure_drift.split.in_holdout(product.id) for product in known
    )
    assert again.reference_rows == whole - (50 - held_out)


def test_a_retry_after_the_commit_tells_the_drift_of_the_committed_rows(intake: Intake) -> None:
    add_version(intake.store, run_key="before", count=40, seed=3)
    intake.source.change = every(dearer)
    first = collected(intake)
    intake.store.commit("two")
    assert collected(intake, seed=6) == first


def test_without_a_champion_drift_is_not_measured(store: CsvDatasetStore) -> None:
    assert unmeasured(Intake(store)) == "there is no champion yet"


def test_a_champion_of_these_very_rows_is_not_compared_with_them(
    store: CsvDatasetStore, tmp_path: Path
) -> None:
    intake = Intake(store)
    intake.promote(1, tmp_path / "bundle")
    drift = intake.collect(run_key="first", count=50, seed=5).drift
    assert drift == DriftUnknown("champion version 1 was trained on these rows")


def test_a_champion_of_another_dataset_is_not_compared_with(
    store: CsvDatasetStore, tmp_path: Path
) -> None:
    """A shop that began its dataset anew and kept its models: the numbers begin with 1 again."""
    for key, number, digest in (("gone", 9, None), ("other", 1, "d" * 64)):
        intake = Intake(store)
        intake.promote(number, tmp_path / key, digest=digest)
        assert "champion version 1 was trained on" in unmeasured(intake, key)
    intake = Intake(store)
    intake.promote(1, tmp_path / "same", digest=store.load().digest)
    assert collected(intake, "same").dataset_version == 1


def test_another_window_is_not_another_dataset(store: CsvDatasetStore, tmp_path: Path) -> None:
    add_version(store, run_key="second", count=60, seed=2)
    intake = Intake(store)
    intake.promote(2, tmp_path / "bundle", digest=store.load(window=1).digest)
    assert collected(intake, "three").dataset_version == 2


def test_a_champion_whose_rows_are_damaged_is_not_compared_with(intake: Intake) -> None:
    store = intake.store
    assert isinstance(store, CsvDatasetStore)
    store.stage(make_collection(*generate_products(count=50, seed=2)), run_key="new")
    made = store.commit("new")
    (store._batches / store.versions()[0].batch).unlink()
    batch = store.load(made.number, window=1)
    assert len(batch) == 50
    drift = intake.collect(run_key="new", count=50, seed=2).drift
    assert isinstance(drift, DriftUnknown)
    assert drift.reason.startswith("the champion's training rows cannot be read: dataset batch")
