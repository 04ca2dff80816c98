"""Unreachable and damaged tracking URIs, secrets in them, and processes that start together."""

import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from git import Actor, Repo
from mlflow.tracking.context.git_context import GitRunContext
from mlflow.tracking.context.registry import _run_context_provider_registry

from adapters.tracking.mlflow_connection import MlflowConnection
from adapters.tracking.mlflow_faults import masked
from adapters.tracking.mlflow_registry import MlflowRegistry
from adapters.tracking.mlflow_tracker import MlflowTracker
from domain.errors.storage import FileNeeded
from domain.errors.tracking import TrackingUnavailable
from domain.ports.experiment_tracker import ExperimentTracker
from entrypoints.bootstrap.training import MODEL_SCRIPT
from tests.adapters.tracking.conftest import EXPERIMENT, MLFLOW_WARNINGS, MODEL, MlflowParts

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
        registry = MlflowRegistry(
            connection(uri, tmp_path), registered_model=MODEL, script=MODEL_SCRIPT
        )
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
    with pytest.raises(FileNeeded, match="is a directory, and a file is needed there"):
        start_run(f"sqlite:///{tmp_path}", tmp_path)


@pytest.mark.parametrize("uri", ["nonsense://somewhere", "sqlite:///:bad:\0"])
def test_an_address_that_leads_nowhere_is_said(tmp_path: Path, uri: str) -> None:
    with pytest.raises(TrackingUnavailable):
        start_run(uri, tmp_path)


def test_a_deleted_experiment_is_said(parts: MlflowParts, tmp_path: Path) -> None:
    experiment = parts.client.create_experiment("e")
    parts.client.delete_experiment(experiment)
    with pytest.raises(TrackingUnavailable, match="deleted"):
        start_run(parts.uri, tmp_path)


def test_losing_the_tracker_does_not_hide_why_the_run_failed(parts: MlflowParts) -> None:
    reason = ValueError("the real reason")

    def lose_the_tracker_and_fail() -> None:
        with parts.tracker.run("k"):
            parts.connection.client = None  # type: ignore[assignment]
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


def test_a_missing_extra_is_not_blamed_on_the_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "mlflow", None)  # as where it is not installed
    with pytest.raises(ModuleNotFoundError, match="mlflow"):
        start_run(f"sqlite:///{tmp_path / 'mlflow.db'}", tmp_path)


def test_a_database_whose_driver_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(TrackingUnavailable, match="No module named 'oracledb'"):
        start_run("oracle+oracledb://db/mlflow", tmp_path)


class LateClient:
    """Does not see the experiment at its first look, as if another process made it just then."""

    def __init__(self, client: Any) -> None:
        self._client, self._looks = client, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    def get_experiment_by_name(self, name: str) -> Any:
        self._looks += 1
        return None if self._looks == 1 else self._client.get_experiment_by_name(name)


def test_an_experiment_that_another_process_just_made_is_used(parts: MlflowParts) -> None:
    made = parts.client.create_experiment(EXPERIMENT)
    parts.connection.client = LateClient(parts.client)  # type: ignore[assignment]
    with parts.tracker.run("k") as run:
        assert parts.client.get_run(run.run_id).info.experiment_id == made


def test_the_experiment_opens_on_its_runs_unless_somebody_chose_otherwise(
    parts: MlflowParts, new_run: Callable[[ExperimentTracker, str], str]
) -> None:
    new_run(parts.tracker, "a")
    experiment = parts.client.get_experiment(parts.connection.experiment_id)
    assert experiment.tags["mlflow.experimentKind"] == "custom_model_development"
    parts.client.set_experiment_tag(experiment.experiment_id, "mlflow.experimentKind", "regression")
    new_run(MlflowParts(parts.uri, parts.root).tracker, "b")
    experiment = parts.client.get_experiment(experiment.experiment_id)
    assert experiment.tags["mlflow.experimentKind"] == "regression"


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program that runs, in a folder of its own; git is asked anew."""
    script = tmp_path / "code" / "retrain.py"
    script.parent.mkdir()
    script.touch()
    monkeypatch.setattr(sys, "argv", [str(script)])
    monkeypatch.setenv("LOGNAME", "marketer")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    git = [each for each in _run_context_provider_registry if isinstance(each, GitRunContext)]
    for provider in git:
        monkeypatch.setattr(provider, "_cache", {})
    return script


def tags_of_a_run(parts: MlflowParts) -> dict[str, str]:
    with parts.tracker.run("a") as run:
        return parts.read(run.run_id).tags


def test_a_run_says_who_started_it_with_what_program(parts: MlflowParts, program: Path) -> None:
    tags = tags_of_a_run(parts)
    assert tags["mlflow.user"] == "marketer"
    assert tags["mlflow.source.name"] == str(program)
    assert tags["mlflow.source.type"] == "LOCAL"
    assert "mlflow.source.git.commit" not in tags  # its folder is not under git


def test_a_run_says_from_which_commit(parts: MlflowParts, program: Path) -> None:
    somebody = Actor("m", "m@example.org")
    made = Repo.init(program.parent).index.commit("first", author=somebody, committer=somebody)
    assert tags_of_a_run(parts)["mlflow.source.git.commit"] == made.hexsha


def test_without_git_a_run_has_no_commit_and_nothing_is_wrong(
    parts: MlflowParts,
    program: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("PATH", str(program.parent))
    assert "mlflow.source.git.commit" not in tags_of_a_run(parts)
    assert capfd.readouterr().err == ""
