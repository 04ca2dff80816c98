"""What every experiment tracker does, the fake and MLflow's."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from domain.errors.base import InvalidValue
from domain.errors.tracking import RunNotFound, RunParametersChanged
from domain.model.data.dataset import Dataset, DatasetVersion
from domain.model.training.config import EpochMetrics
from domain.ports.experiment_tracker import ExperimentTracker
from tests.adapters.tracking.conftest import MLFLOW_WARNINGS
from tests.fakes.experiment_tracker import FakeExperimentTracker, RecordedRun

pytestmark = pytest.mark.filterwarnings(*MLFLOW_WARNINGS)


class Bench:
    """A tracker, and how its runs are read back."""

    def __init__(self, backend: Any) -> None:
        self._backend = backend
        self.tracker: ExperimentTracker = getattr(backend, "tracker", backend)

    def read(self, run_id: str) -> RecordedRun:
        recorded: RecordedRun = self._backend.read(run_id)
        return recorded


@pytest.fixture(params=["fake", "mlflow"])
def bench(request: pytest.FixtureRequest) -> Bench:
    if request.param == "fake":
        return Bench(FakeExperimentTracker())
    return Bench(request.getfixturevalue("parts"))


def dataset() -> Dataset:
    version = DatasetVersion(
        number=2,
        run_key="k",
        batch="0002.csv",
        batch_sha256="b" * 64,
        batch_rows=1,
        total_rows=2,
        digest="d" * 64,
        seed=None,
        created_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    return Dataset(
        version=version,
        digest="e" * 64,
        ids=["1"],
        titles=["t"],
        categories=["c"],
        descriptions=["d"],
        prices=[1.0],
        ratings=[4.0],
    )


def test_everything_recorded_can_be_read_back(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "plots" / "deep").mkdir(parents=True)
    (tmp_path / "plots" / "deep" / "loss.bin").write_bytes(b"\x00\x01")
    with bench.tracker.run("first") as run:
        run.log_params({"epochs": 3, "learning_rate": 2e-5})
        run.log_dataset(dataset())
        for epoch in (1, 2):
            run.log_epoch(
                EpochMetrics(
                    epoch=epoch, training_loss=0.5, validation_loss=0.6, accuracy=epoch / 4
                )
            )
        run.log_metrics({"dataset_size": 40})
        run.log_tags({"stage": "one"})
        run.log_tags({"stage": "two"})
        run.log_artifacts(str(tmp_path / "plots"), under="plots")
        run.log_text("Grüße", "notes/report.md")
    recorded = bench.read(run.run_id)
    assert recorded.status == "FINISHED"
    assert recorded.params == {"epochs": "3", "learning_rate": "2e-05"}
    assert recorded.epochs == {1: 0.25, 2: 0.5}
    assert recorded.metrics == {
        "training_loss": 0.5,
        "validation_loss": 0.6,
        "accuracy": 0.5,
        "dataset_size": 40.0,
    }
    assert recorded.tags["stage"] == "two"
    assert recorded.datasets == [{"version": 2, "rows": 1, "digest": "e" * 64}]
    assert recorded.artifacts == {
        "plots/deep/loss.bin": b"\x00\x01",
        "notes/report.md": "Grüße".encode(),
    }


class SignalOfAnOrchestrator(BaseException):
    """As Prefect raises one when a flow run is cancelled."""


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (ValueError, "FAILED"),
        (KeyboardInterrupt, "KILLED"),
        (SystemExit, "KILLED"),
        (SignalOfAnOrchestrator, "KILLED"),
    ],
)
def test_a_run_that_breaks_off_says_how(
    bench: Bench, error: type[BaseException], status: str
) -> None:
    with pytest.raises(error), bench.tracker.run("k") as run:
        raise error
    assert bench.read(run.run_id).status == status


def test_a_retry_goes_on_in_the_same_run(bench: Bench) -> None:
    with pytest.raises(ValueError, match="first"), bench.tracker.run("k") as first:  # noqa: PT012 - the body is the run
        first.log_params({"epochs": 3})
        first.log_dataset(dataset())
        raise ValueError("first attempt")
    with bench.tracker.run("k") as second:
        assert bench.read(second.run_id).status == "RUNNING"
        second.log_params({"epochs": 3, "seed": 0})
        second.log_dataset(dataset())
    assert second.run_id == first.run_id
    recorded = bench.read(second.run_id)
    assert recorded.status == "FINISHED"
    assert recorded.params == {"epochs": "3", "seed": "0"}
    assert len(recorded.datasets) == 1


def test_a_retry_with_other_parameters_is_told_so(bench: Bench) -> None:
    with bench.tracker.run("k") as run:
        run.log_params({"epochs": 3})
        with pytest.raises(RunParametersChanged, match=r"epochs = '3'.*'5'"):
            run.log_params({"batch_size": 8, "epochs": 5})
    assert bench.read(run.run_id).params == {"epochs": "3"}


@pytest.mark.parametrize("key", ["Key", "it's", 'say "so"', "a%", "manual__2026-01-01T00:00+00:00"])
def test_run_keys_are_told_apart(bench: Bench, key: str) -> None:
    ids = set()
    for each in ("key", key, "key", key):
        with bench.tracker.run(each) as run:
            ids.add(run.run_id)
    assert len(ids) == 2


@pytest.mark.parametrize("key", ["", " ", "both ' and \""])
def test_unusable_run_keys_are_refused(bench: Bench, key: str) -> None:
    with pytest.raises(InvalidValue), bench.tracker.run(key):
        pytest.fail("a run was started")


def test_resuming_keeps_the_status(bench: Bench) -> None:
    with pytest.raises(ValueError, match="broken"), bench.tracker.run("k") as run:
        raise ValueError("broken")
    bench.tracker.resume(run.run_id).log_metrics({"parity": 1.0})
    recorded = bench.read(run.run_id)
    assert recorded.metrics == {"parity": 1.0}
    assert recorded.status == "FAILED"


def test_a_run_that_did_not_end_well_can_be_finished_and_one_that_did_is_left(
    bench: Bench,
) -> None:
    with pytest.raises(SignalOfAnOrchestrator), bench.tracker.run("first") as run:
        raise SignalOfAnOrchestrator
    with bench.tracker.run("second") as open_one:
        assert bench.tracker.finish(open_one.run_id)
    for run_id, was_open in ((run.run_id, True), (open_one.run_id, False)):
        assert bench.tracker.finish(run_id) is was_open
        assert bench.read(run_id).status == "FINISHED"
        assert not bench.tracker.finish(run_id)


@pytest.mark.parametrize("run_id", ["0" * 32, "", "a/b"])
def test_a_run_that_does_not_exist_cannot_be_resumed(bench: Bench, run_id: str) -> None:
    with pytest.raises(RunNotFound):
        bench.tracker.resume(run_id)


def test_a_tracker_that_is_there_passes_its_check(bench: Bench) -> None:
    bench.tracker.check()
