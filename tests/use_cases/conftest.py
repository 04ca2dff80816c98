"""The parts of use cases: real stores on disk, fakes for what would train, record or convert."""

from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="comes with the extra train")

from adapters.storage.bundle_directory import BundleDirectory
from adapters.storage.csv_dataset_store import CsvDatasetStore
from tests.fakes.collections import add_version
from tests.fakes.decision_log import FakeDecisionLog
from tests.fakes.experiment_tracker import FakeExperimentTracker
from tests.fakes.model_registry import FakeModelRegistry
from tests.fakes.promotion_gate import PromotionGate
from tests.fakes.training_setup import NOW, TrainingSetup


@pytest.fixture
def empty_store(tmp_path: Path) -> CsvDatasetStore:
    return CsvDatasetStore(tmp_path / "data", lock_timeout=5, clock=lambda: NOW)


@pytest.fixture
def store(empty_store: CsvDatasetStore) -> CsvDatasetStore:
    """A store whose version 1 holds 400 products of the generated shop."""
    add_version(empty_store, run_key="first", count=400, seed=1)
    return empty_store


@pytest.fixture
def gate(tmp_path: Path, store: CsvDatasetStore) -> PromotionGate:
    tracker = FakeExperimentTracker()
    return PromotionGate(
        root=tmp_path,
        store=store,
        bundles=BundleDirectory(tmp_path / "models", lock_timeout=5),
        registry=FakeModelRegistry(),
        tracker=tracker,
        log=FakeDecisionLog(tracker.runs),
    )


@pytest.fixture
def training(tmp_path: Path, store: CsvDatasetStore) -> TrainingSetup:
    return TrainingSetup(tmp_path, store)
