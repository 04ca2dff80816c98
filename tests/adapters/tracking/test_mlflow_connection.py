"""Unreachable and damaged tracking URIs, secrets in them, and processes that start together."""

import socket
from pathlib import Path
from typing import Any

import pytest

from adapters.tracking.mlflow_connection import MlflowConnection, masked
from adapters.tracking.mlflow_registry import MlflowRegistry
from adapters.tracking.mlflow_tracker import MlflowTracker
from domain.errors.tracking import TrackingUnavailable
from tests.adapters.tracking.conftest import EXPERIMENT, MLFLOW_WARNINGS, MODEL, Lab

pytestmark = pytest.mark.filterwarnings(*MLFLOW_WARNINGS)


def connection(uri: str, root: Path) -> MlflowConnection:
    return MlflowConnection(uri=uri, experiment="e", artifact_root=root)


def start_run(uri: str, root: Path) -> None:
    with MlflowTracker(connection(uri, root)).run("k"):
        pytest.fail("a run was started")


def test_a_server_that_is_down_is_named_without_its_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with socket.socket() as reserved:  # bound, not listening: every connection is refused
        reserved.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{reserved.getsockname()[1]}"
        uri = f"http://me:s3cret@{address}"
        with pytest.raises(TrackingUnavailable) as caught:
            start_run(uri, tmp_path)
        registry = MlflowRegistry(connection(uri, tmp_path), registered_model=MODEL)
        with pytest.raises(TrackingUnavailable):
            registry.champion()
        with pytest.raises(TrackingUnavailable, match="refused"):
            MlflowTracker(connection(uri, tmp_path)).check()
    assert address in str(caught.value)
    assert "s3cret" not in str(caught.value)
    assert caught.value.__cause__ is None  # its text would bring the password back


def test_a_file_that_is_no_database_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "mlflow.db").write_bytes(b"not a database, but longer than its header" * 50)
    with pytest.raises(TrackingUnavailable, match="file is not a database"):
        start_run(f"sqlite:///{tmp_path / 'mlflow.db'}", tmp_path)


def test_a_directory_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(TrackingUnavailable, match="unable to open database file"):
        start_run(f"sqlite:///{tmp_path}", tmp_path)


@pytest.mark.parametrize("uri", ["nonsense://somewhere", "sqlite:///:bad:\0"])
def test_an_address_that_leads_nowhere_is_said(tmp_path: Path, uri: str) -> None:
    with pytest.raises(TrackingUnavailable):
        start_run(uri, tmp_path)


def test_a_deleted_experiment_is_said(lab: Lab, tmp_path: Path) -> None:
    experiment = lab.client.create_experiment("e")
    lab.client.delete_experiment(experiment)
    with pytest.raises(TrackingUnavailable, match="deleted"):
        start_run(lab.uri, tmp_path)


def test_losing_the_tracker_does_not_hide_why_the_run_failed(lab: Lab) -> None:
    reason = ValueError("the real reason")

    def lose_the_tracker_and_fail() -> None:
        with lab.tracker.run("k"):
            lab.connection.client = None  # type: ignore[assignment]
            raise reason

    with pytest.raises(ValueError, match="the real reason"):
        lose_the_tracker_and_fail()
    assert "MLflow" in reason.__notes__[0]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("http://me:pw@host:1/x", "http://***@host:1/x"),
        ("postgresql://me:p@s/s@db/mlflow", "postgresql://***@db/mlflow"),
        ("mysql://db/x?user=me&password=pw&ssl=1", "mysql://db/x?user=me&password=***&ssl=1"),
        ("sqlite:////data/mlflow.db", "sqlite:////data/mlflow.db"),
        ("calls to http://me:pw@host failed", "calls to http://***@host failed"),
    ],
)
def test_secrets_are_masked(text: str, shown: str) -> None:
    assert masked(text) == shown


class LateClient:
    """Does not see the experiment at its first look, as if another process made it just then."""

    def __init__(self, client: Any) -> None:
        self._client, self._looks = client, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    def get_experiment_by_name(self, name: str) -> Any:
        self._looks += 1
        return None if self._looks == 1 else self._client.get_experiment_by_name(name)


def test_an_experiment_that_another_process_just_made_is_used(lab: Lab) -> None:
    made = lab.client.create_experiment(EXPERIMENT)
    lab.connection.client = LateClient(lab.client)  # type: ignore[assignment]
    with lab.tracker.run("k") as run:
        assert lab.client.get_run(run.run_id).info.experiment_id == made
