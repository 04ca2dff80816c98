"""Training and exporting: what is recorded, what the bundle says, and what is refused."""

from dataclasses import replace
from pathlib import Path

import pytest

from adapters.storage.bundle_directory import BundleDirectory
from adapters.storage.csv_dataset_store import CsvDatasetStore
from domain.errors import DatasetVersionUnknown, ModelNotFound, TooFewRows
from domain.model.parity import ParityPolicy, Precision
from domain.model.split import Split, SplitPolicy, split_dataset
from domain.model.training import TrainedModel, TrainingConfig
from domain.use_cases.collect_dataset import generate_batch, save_and_version
from domain.use_cases.export_model import ExportResult, export_model
from domain.use_cases.train_model import DataSelection, TrainingResult, train_model
from tests.fakes.experiment_tracker import FakeExperimentTracker
from tests.fakes.model_exporter import FakeModelExporter
from tests.fakes.product_source import FakeProductSource
from tests.fakes.quality_trainer import FakeQualityTrainer
from tests.use_cases.conftest import NOW

NEWEST = DataSelection(version=None, window=None, split=SplitPolicy())
CONFIG = TrainingConfig(epochs=2, batch_size=8, learning_rate=1e-4, max_length=64)


class Workshop:
    """Everything training and exporting need, in one directory."""

    def __init__(self, root: Path, store: CsvDatasetStore) -> None:
        self.root, self.store = root, store
        self.trainer, self.exporter = FakeQualityTrainer(), FakeModelExporter()
        self.tracker = FakeExperimentTracker()
        self.bundles = BundleDirectory(root / "models", lock_timeout=5)

    def train(self, key: str = "key", data: DataSelection = NEWEST) -> TrainingResult:
        return train_model(
            store=self.store,
            trainer=self.trainer,
            tracker=self.tracker,
            data=data,
            config=CONFIG,
            run_key=key,
            output=str(self.root / key / "model"),
        )

    def export(self, trained: TrainingResult, data: DataSelection = NEWEST) -> ExportResult:
        return export_model(
            store=self.store,
            exporter=self.exporter,
            bundles=self.bundles,
            tracker=self.tracker,
            clock=lambda: NOW,
            data=data,
            policy=ParityPolicy(),
            trained=trained,
            output=str(self.root / "bundle"),
        )


@pytest.fixture
def workshop(tmp_path: Path, store: CsvDatasetStore) -> Workshop:
    return Workshop(tmp_path, store)


def test_training_names_the_run_and_the_rows_it_came_from(workshop: Workshop) -> None:
    trained = workshop.train()
    latest = workshop.store.latest()
    assert latest is not None
    assert (trained.dataset_version, trained.dataset_digest) == (1, latest.digest)
    assert (trained.max_length, trained.model.dataset_size) == (64, 400)
    assert list(workshop.tracker.runs) == [trained.run_id]


def test_training_records_parameters_epochs_dataset_metrics_and_model(workshop: Workshop) -> None:
    trained = workshop.train()
    run, last = workshop.tracker.read(trained.run_id), trained.model.epochs[-1]
    assert run.status == "FINISHED"
    assert run.params["model_type"] == "DistilBertForSequenceClassification"
    assert (run.params["epochs"], run.params["batch_size"]) == ("2", "8")
    assert float(run.params["learning_rate"]) == 1e-4
    assert (run.params["dataset_version"], run.params["label_threshold"]) == ("1", "3.5")
    assert set(run.epochs) == {1, 2}
    [dataset] = run.datasets
    assert (dataset["version"], dataset["rows"]) == (1, 400)
    assert dataset["digest"] == trained.dataset_digest
    assert run.metrics["final_accuracy"] == last.accuracy
    assert run.metrics["final_training_loss"] == last.training_loss
    assert run.metrics["final_validation_loss"] == last.validation_loss
    assert run.metrics["dataset_size"] == 400
    assert {"model/model.safetensors", "model/metrics.json"} <= run.artifacts.keys()


def test_a_retry_of_training_goes_on_in_the_same_run(workshop: Workshop) -> None:
    assert workshop.train() == workshop.train()
    assert len(workshop.tracker.runs) == 1


def test_a_window_has_a_digest_of_its_own(workshop: Workshop) -> None:
    generate_batch(FakeProductSource(), workshop.store, run_key="two", count=200, seed=2)
    save_and_version(workshop.store, run_key="two")
    whole = workshop.train("whole")
    window = workshop.train("window", replace(NEWEST, window=1))
    assert (whole.model.dataset_size, window.model.dataset_size) == (600, 200)
    assert whole.dataset_version == window.dataset_version == 2
    assert whole.dataset_digest != window.dataset_digest
    older = workshop.train("older", replace(NEWEST, version=1))
    assert (older.dataset_version, older.model.dataset_size) == (1, 400)


def test_rows_that_cannot_be_trained_on_leave_no_run(
    tmp_path: Path, empty_store: CsvDatasetStore
) -> None:
    generate_batch(FakeProductSource(), empty_store, run_key="one", count=3, seed=1)
    save_and_version(empty_store, run_key="one")
    workshop = Workshop(tmp_path, empty_store)
    with pytest.raises(TooFewRows):
        workshop.train()
    with pytest.raises(DatasetVersionUnknown):
        workshop.train(data=replace(NEWEST, version=9))
    assert workshop.tracker.runs == {}


class FailingTrainer(FakeQualityTrainer):
    """Runs out of memory after its epochs."""

    def train(self, split: Split, config: TrainingConfig, **where: object) -> TrainedModel:
        super().train(split, config, **where)  # type: ignore[arg-type]
        raise MemoryError


def test_a_training_that_fails_is_recorded_as_failed(workshop: Workshop) -> None:
    workshop.trainer = FailingTrainer()
    with pytest.raises(MemoryError):
        workshop.train()
    [run] = workshop.tracker.runs.values()
    assert run.status == "FAILED"
    assert set(run.epochs) == {1, 2}
    assert "final_accuracy" not in run.metrics


def test_the_bundle_says_where_it_came_from(workshop: Workshop) -> None:
    trained = workshop.train()
    exported = workshop.export(trained)
    bundle = workshop.bundles.open(exported.location)
    manifest = bundle.manifest
    assert (manifest.run_id, exported.run_id) == (trained.run_id, trained.run_id)
    assert (manifest.dataset_version, exported.dataset_version) == (1, 1)
    assert manifest.dataset_digest == trained.dataset_digest
    assert (manifest.label_threshold, manifest.max_length) == (3.5, 64)
    assert manifest.created_at == NOW.isoformat()
    assert (manifest.model_version, manifest.beats_baseline) == (None, None)
    assert manifest.files.keys() >= {"model.onnx", "tokenizer.json", "config.json", "metrics.json"}
    holdout = split_dataset(workshop.store.load(), NEWEST.split).holdout
    assert exported.parity.int8.rows == len(holdout)
    assert manifest.accuracy == exported.parity.int8.accuracy
    assert workshop.bundles.served() is None


@pytest.mark.parametrize(
    ("agreement", "difference", "precision", "passed"),
    [
        (1.0, 0.0, Precision.INT8, True),
        (0.5, 0.0, Precision.FP32, True),
        (1.0, 1.0, Precision.INT8, False),
    ],
)
def test_parity_decides_the_precision_and_is_recorded(
    workshop: Workshop,
    *,
    agreement: float,
    difference: float,
    precision: Precision,
    passed: bool,
) -> None:
    workshop.exporter.label_agreement = agreement
    workshop.exporter.logit_difference = difference
    exported = workshop.export(workshop.train())
    assert (exported.parity.precision, exported.parity.passed) == (precision, passed)
    assert workshop.bundles.open(exported.location).manifest.precision is precision
    run = workshop.tracker.read(exported.run_id)
    assert run.tags["onnx_precision"] == precision
    assert run.tags["parity"] == ("; ".join(exported.parity.reasons) or "passed")
    assert run.metrics["parity_int8_label_agreement"] == agreement
    assert run.metrics["parity_fp32_logit_difference"] == difference


def test_exporting_again_gives_the_same_bundle(workshop: Workshop) -> None:
    trained = workshop.train()
    first = workshop.export(trained)
    sealed = workshop.bundles.open(first.location)
    assert workshop.export(trained) == first
    assert workshop.bundles.open(first.location) == sealed


def test_parity_is_measured_on_the_version_that_was_trained_on(workshop: Workshop) -> None:
    trained = workshop.train()
    rows = workshop.export(trained).parity.fp32.rows
    generate_batch(FakeProductSource(), workshop.store, run_key="two", count=200, seed=2)
    save_and_version(workshop.store, run_key="two")
    assert workshop.export(trained).parity.fp32.rows == rows


def test_a_model_that_is_gone_cannot_be_exported(workshop: Workshop) -> None:
    trained = workshop.train()
    gone = replace(trained, model=replace(trained.model, location=str(workshop.root / "gone")))
    with pytest.raises(ModelNotFound):
        workshop.export(gone)
