"""The champion's answers beside the labels of new rows: a fall is found, or said not to be."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.storage.csv_dataset_store import CsvDatasetStore
from domain.errors.data import DataDrifted
from domain.errors.promotion import BundleDamaged
from domain.model.catalog.generation import generate_products
from domain.model.catalog.product import Product
from domain.model.data.label_rule import LabelKind, LabelRule
from domain.model.data.policy import DataPolicy
from domain.model.drift import accuracy
from domain.model.drift.measures import DriftAction, DriftPolicy, DriftScope
from domain.model.drift.report import DriftReport, DriftUnknown
from domain.model.promotion.bundle import MODEL_FILE
from tests.fakes.collections import reversed_ratings
from tests.fakes.served_bundle import FakeLoader, FakeScorer
from tests.use_cases.collect.intake import Intake

STOPPING = DriftPolicy(action=DriftAction.STOP)


def of_no_rating(products: tuple[Product, ...]) -> tuple[Product, ...]:
    return tuple(replace(product, rating=None) for product in products)


def served(store: CsvDatasetStore, place: Path, intake: Intake | None = None) -> Intake:
    """A champion of version 1, which is right on 85 % of its holdout."""
    intake = intake or Intake(store)
    intake.promote(1, place / "bundle", digest=store.load(1).digest, accuracy=0.85)
    return intake


def measured(intake: Intake, key: str = "two", count: int = 50, seed: int = 5) -> DriftReport:
    drift = intake.collect(run_key=key, count=count, seed=seed).drift
    assert isinstance(drift, DriftReport)
    return drift


def test_the_same_judgement_is_no_drift(store: CsvDatasetStore, tmp_path: Path) -> None:
    [drop] = measured(served(store, tmp_path)).accuracies
    assert (drop.scope, drop.new.rows, drop.strong) == (DriftScope.BATCH, 50, False)
    assert drop.held_out.value == pytest.approx(0.85, abs=0.01)


def test_the_same_texts_with_reversed_ratings_are_strong_drift(
    store: CsvDatasetStore, tmp_path: Path
) -> None:
    intake = served(store, tmp_path)
    intake.source.change = reversed_ratings
    drift = measured(intake)
    [drop] = drift.accuracies
    assert drop.new.value < 0.3
    assert drop.interval.low > 0.4
    assert "accuracy" in drift.strong
    assert drop.words in drift.words
    run = intake.tracker.read("run1")
    assert run.tags["creatives.drift"] == drift.words
    assert run.metrics["drift_accuracy"] == drop.new.value
    assert run.metrics["drift_accuracy_drop"] == drop.drop
    assert run.metrics["drift_accuracy_drop_low"] == drop.interval.low
    assert run.metrics["drift_accuracy_drop_high"] == drop.interval.high
    assert run.metrics["drift_accuracy_drop_p_value"] < 1e-6
    [kept] = json.loads(run.artifacts["data/drift.json"])["accuracies"]
    assert kept["new"] == {"successes": drop.new.successes, "rows": 50}


def test_the_very_products_of_the_champion_sent_again_are_found_too(
    store: CsvDatasetStore, tmp_path: Path
) -> None:
    """A shop that sends its whole catalogue every night: there are no columns to compare with."""
    intake = served(store, tmp_path)
    known = tuple(generate_products(count=400, seed=1))
    intake.source.change = lambda _: reversed_ratings(known)
    drift = measured(intake)
    assert drift.comparisons == ()
    assert drift.strong == ["accuracy"]
    assert "fewer than 30 rows to compare" in drift.words


def test_it_stops_a_run_that_is_to_be_stopped(store: CsvDatasetStore, tmp_path: Path) -> None:
    intake = served(store, tmp_path, Intake(store, STOPPING))
    intake.source.change = reversed_ratings
    with pytest.raises(DataDrifted, match="accuracy \\(the champion is right on"):
        intake.collect(run_key="two", count=50, seed=5)
    assert intake.tracker.read("run1").metrics["drift_accuracy_drop"] > 0.4
    assert len(store.versions()) == 1


def test_small_nights_add_up(store: CsvDatasetStore, tmp_path: Path) -> None:
    intake = served(store, tmp_path)
    intake.source.change = reversed_ratings
    drift = intake.collect(run_key="1", count=20, seed=11).drift
    assert isinstance(drift, DriftUnknown)
    assert "fewer than 30 new rows have a label" in drift.reason
    intake.store.commit("1")
    drift = measured(intake, "2", count=20, seed=12)
    [drop] = drift.accuracies
    assert (drop.scope, drop.new.rows, drop.strong) == (DriftScope.SINCE, 40, True)
    assert "40 new labelled rows since its dataset version" in drift.words
    assert "drift_since_accuracy_drop" in intake.tracker.read("run2").metrics


def said(intake: Intake, change: str = "") -> str:
    """Why accuracy was not measured of 50 new rows; the columns were."""
    drift = measured(intake, change or "two")
    assert drift.comparisons
    assert (drift.accuracies, drift.strong) == ((), [])
    [reason] = drift.not_measured
    assert reason in drift.words
    return reason


def test_rows_without_a_label_say_nothing(store: CsvDatasetStore, tmp_path: Path) -> None:
    intake = served(store, tmp_path)
    intake.source.change = of_no_rating
    assert said(intake) == "accuracy not measured: fewer than 30 new rows have a label"


@pytest.mark.parametrize(
    "data",
    [
        DataPolicy(label_threshold=4.0),
        DataPolicy(label=LabelRule(kind=LabelKind.COLUMN)),
        DataPolicy(label=LabelRule(kind=LabelKind.RATE)),
    ],
)
def test_a_champion_of_other_labels_is_not_asked(
    store: CsvDatasetStore, tmp_path: Path, data: DataPolicy
) -> None:
    reason = said(served(store, tmp_path, Intake(store, data=data)))
    assert "champion version 1 was trained for other labels than today's" in reason
    assert "good was a rating of at least 3.5 stars" in reason


def test_a_champion_that_is_not_served_is_not_asked(store: CsvDatasetStore, tmp_path: Path) -> None:
    intake = Intake(store)
    intake.promote(1, tmp_path / "bundle")
    assert said(intake).endswith("champion version 1 is not what is served")


def test_a_champion_that_cannot_be_loaded_ends_no_run(
    store: CsvDatasetStore, tmp_path: Path
) -> None:
    intake = served(store, tmp_path)
    (tmp_path / "bundle" / MODEL_FILE).write_text("no model")
    assert "champion version 1 cannot be asked: the model bundle" in said(intake)


def test_a_bundle_that_is_damaged_ends_no_run(store: CsvDatasetStore, tmp_path: Path) -> None:
    intake = served(store, tmp_path)
    intake.bundles.published = BundleDamaged("models/versions/1", "model.onnx", "is missing")
    assert "model.onnx is missing" in said(intake)


def test_a_model_that_answers_no_numbers_ends_no_run(
    store: CsvDatasetStore, tmp_path: Path
) -> None:
    intake = served(store, tmp_path)
    broken = FakeScorer(lambda texts: [float("nan")] * len(texts))
    _loads(intake, FakeLoader(broken))
    assert "probability must be a number from 0 to 1" in said(intake)


def test_a_holdout_of_few_rows_is_nothing_to_compare_with(
    store: CsvDatasetStore, tmp_path: Path
) -> None:
    intake = served(store, tmp_path, Intake(store, data=DataPolicy(holdout_fraction=0.05)))
    assert said(intake).endswith("the champion was examined on fewer than 30 rows")


def test_the_cost_is_bounded(
    store: CsvDatasetStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same sample of many rows each time, and the model is not loaded for nothing."""
    monkeypatch.setattr(accuracy, "MOST_ROWS", 60)
    asked: list[Sequence[str]] = []

    def answer(texts: Sequence[str]) -> list[float]:
        asked.append(texts)
        return [0.9] * len(texts)

    loader = FakeLoader(FakeScorer(answer))
    intake = served(store, tmp_path)
    _loads(intake, loader)
    intake.collect(run_key="few", count=20, seed=4)
    assert loader.loaded == []
    for key in ("two", "three"):
        measured(intake, key, count=200)
    assert [len(texts) for texts in asked] == [60, 60]
    assert asked[0] == asked[1]


def _loads(intake: Intake, loader: FakeLoader) -> None:
    """Let this loader load the champion."""
    measure = intake.collect_dataset.measure_drift
    patched = replace(measure.measure_accuracy, load_scorer=loader)
    intake.collect_dataset = replace(
        intake.collect_dataset, measure_drift=replace(measure, measure_accuracy=patched)
    )
