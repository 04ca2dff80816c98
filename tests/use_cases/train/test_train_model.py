"""Training: what is recorded, and what is refused before anything is."""

from dataclasses import replace
from pathlib import Path

import pytest

from adapters.storage.csv_dataset_store import CsvDatasetStore
from domain.errors.data import DatasetVersionUnknown
from domain.errors.training import TooFewRows
from domain.model.data.split import Split
from domain.model.training.config import TrainedModel, TrainingConfig
from tests.fakes.collections import add_version
from tests.fakes.quality_trainer import FakeQualityTrainer
from tests.fakes.training_setup import NEWEST, TrainingSetup


def test_training_names_the_run_and_the_rows_it_came_from(training: TrainingSetup) -> None:
    trained = training.train()
    latest = training.store.latest()
    assert latest is not None
    assert (trained.dataset_version, trained.dataset_digest) == (1, latest.digest)
    assert (trained.max_length, trained.model.dataset_size) == (64, 400)
    assert list(training.tracker.runs) == [trained.run_id]


def test_training_records_parameters_epochs_dataset_metrics_and_model(
    training: TrainingSetup,
) -> None:
    trained = training.train()
    run, last = training.tracker.read(trained.run_id), trained.model.epochs[-1]
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


def test_a_retry_of_training_goes_on_in_the_same_run(training: TrainingSetup) -> None:
    assert training.train() == training.train()
    assert len(training.tracker.runs) == 1


def test_a_window_has_a_digest_of_its_own(training: TrainingSetup) -> None:
    add_version(training.store, run_key="two", count=200, seed=2)
    whole = training.train("whole")
    window = training.train("window", replace(NEWEST, window=1))
    assert (whole.model.dataset_size, window.model.dataset_size) == (600, 200)
    assert whole.dataset_version == window.dataset_version == 2
    assert whole.dataset_digest != window.dataset_digest
    older = training.train("older", replace(NEWEST, version=1))
    assert (older.dataset_version, older.model.dataset_size) == (1, 400)


def test_rows_that_cannot_be_trained_on_leave_no_run(
    tmp_path: Path, empty_store: CsvDatasetStore
) -> None:
    add_version(empty_store, run_key="one", count=3, seed=1)
    training = TrainingSetup(tmp_path, empty_store)
    with pytest.raises(TooFewRows):
        training.train()
    with pytest.raises(DatasetVersionUnknown):
        training.train(data=replace(NEWEST, version=9))
    assert training.tracker.runs == {}


class FailingTrainer(FakeQualityTrainer):
    """Runs out of memory after its epochs."""

    def train(self, split: Split, config: TrainingConfig, **where: object) -> TrainedModel:
        super().train(split, config, **where)  # type: ignore[arg-type]
        raise MemoryError


def test_a_training_that_fails_is_recorded_as_failed(training: TrainingSetup) -> None:
    training.trainer = FailingTrainer()
    with pytest.raises(MemoryError):
        training.train()
    [run] = training.tracker.runs.values()
    assert run.status == "FAILED"
    assert set(run.epochs) == {1, 2}
    assert "final_accuracy" not in run.metrics
