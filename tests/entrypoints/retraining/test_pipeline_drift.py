"""What strong drift does to the steps of a run: it is told, and it forces a training or not."""

from dataclasses import replace
from pathlib import Path

import pytest
from structlog.testing import capture_logs

pytest.importorskip("pyarrow", reason="comes with the extra train, as what is tested does")

from adapters.storage.csv_dataset_store import CsvDatasetStore
from domain.model.catalog.product import Product
from domain.model.drift.measures import DriftAction, DriftPolicy
from domain.use_cases.collect.collect_dataset import CollectDataset
from domain.use_cases.collect.decide_training import DecideTraining
from entrypoints.bootstrap import training as parts
from entrypoints.retraining import pipeline, step_words
from entrypoints.retraining.pipeline import Json
from entrypoints.settings.sections import DatasetSettings
from entrypoints.settings.settings import Settings
from tests.fakes.collections import add_version, now, reversed_ratings
from tests.use_cases.collect.intake import Intake


def dearer(products: tuple[Product, ...]) -> tuple[Product, ...]:
    return tuple(replace(product, price=product.price * 10 + 1) for product in products)


class Night:
    """A run of the real steps over fakes; 1,000 rows are needed for a training."""

    def __init__(self, place: Path, action: DriftAction) -> None:
        self.settings = Settings(
            drift=DriftPolicy(action=action),
            dataset=DatasetSettings(min_new_rows=1_000),
        )
        self.store = CsvDatasetStore(place / "data", lock_timeout=5, clock=now)
        add_version(self.store, run_key="first", count=400, seed=1)
        self.intake = Intake(self.store, self.settings.drift)
        self.bundle = place / "bundle"

    def promote(self) -> None:
        """Serve a champion of the first version."""
        self.intake.promote(1, self.bundle, digest=self.store.load().digest, accuracy=0.85)

    def run(self, monkeypatch: pytest.MonkeyPatch) -> tuple[Json, Json]:
        decide_training = DecideTraining(
            store=self.store,
            registry=self.intake.registry,
            bundles=self.intake.bundles,
            tracker=self.intake.tracker,
            min_new_rows=self.settings.dataset.min_new_rows,
        )
        monkeypatch.setattr(parts, "build_store", lambda _: self.store)
        monkeypatch.setattr(parts, "build_collect_dataset", self._collect_dataset)
        monkeypatch.setattr(parts, "build_decide_training", lambda _: decide_training)
        batch = pipeline.generate(self.settings, "two", seed=5)
        return batch, pipeline.version(self.settings, batch)

    def _collect_dataset(self, _: Settings, *, seed: int | None) -> CollectDataset:
        self.intake.source.count, self.intake.source.seed = self.settings.dataset.count, seed
        return self.intake.collect_dataset


@pytest.fixture
def monkeypatched(monkeypatch: pytest.MonkeyPatch, no_settings: None) -> pytest.MonkeyPatch:
    return monkeypatch


@pytest.mark.parametrize("action", [DriftAction.WARN, DriftAction.RETRAIN])
def test_strong_drift_warns_and_forces_a_training_where_it_is_to(
    tmp_path: Path, monkeypatched: pytest.MonkeyPatch, action: DriftAction
) -> None:
    night = Night(tmp_path, action)
    night.promote()
    night.intake.source.change = dearer
    with capture_logs() as logs:
        batch, dataset = night.run(monkeypatched)
    assert batch["strong_drift"] == ["price"]
    assert step_words.warned(batch) == f"WARNING: {batch['drift']}"
    assert "strong drift" not in step_words.collected(batch)
    [event] = logs
    assert (event["log_level"], event["action"]) == ("warning", action)
    assert event["event"].startswith("strong drift in price")
    assert dataset["train"] is (action is DriftAction.RETRAIN)
    if dataset["train"]:
        assert dataset["train_reason"] == batch["drift"]


def test_reversed_labels_are_found_though_no_text_changed(
    tmp_path: Path, monkeypatched: pytest.MonkeyPatch
) -> None:
    night = Night(tmp_path, DriftAction.RETRAIN)
    night.promote()
    night.intake.source.change = reversed_ratings
    with capture_logs() as logs:
        batch, dataset = night.run(monkeypatched)
    assert "accuracy" in batch["strong_drift"]
    assert "points less, 95% interval" in batch["drift"]
    assert step_words.warned(batch) == f"WARNING: {logs[0]['event']}"
    assert (dataset["train"], dataset["train_reason"]) == (True, batch["drift"])
    run = night.intake.tracker.read("run1")
    assert run.tags["creatives.drift"] == run.tags["creatives.train_reason"] == batch["drift"]


def test_without_drift_nobody_is_warned(tmp_path: Path, monkeypatched: pytest.MonkeyPatch) -> None:
    night = Night(tmp_path, DriftAction.RETRAIN)
    night.promote()
    with capture_logs() as logs:
        batch, dataset = night.run(monkeypatched)
    assert (logs, step_words.warned(batch), dataset["train"]) == ([], None, False)
    assert step_words.collected(batch).endswith("no strong drift")


def test_people_are_told_why_drift_was_not_measured(
    tmp_path: Path, monkeypatched: pytest.MonkeyPatch
) -> None:
    night = Night(tmp_path, DriftAction.WARN)
    night.intake.promote(9, night.bundle)
    batch, _ = night.run(monkeypatched)
    assert "drift not measured: champion version 1 was trained on" in step_words.collected(batch)


def test_a_first_run_is_not_bothered_with_drift(
    tmp_path: Path, monkeypatched: pytest.MonkeyPatch
) -> None:
    batch, _ = Night(tmp_path, DriftAction.WARN).run(monkeypatched)
    assert batch["drift"] is None
