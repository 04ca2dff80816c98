"""MLflow on a temporary SQLite, whose schema is made once for all tests."""

import json
import shutil
import sqlite3
import ssl
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlparse

import pytest

from adapters.tracking.mlflow_connection import MlflowConnection
from adapters.tracking.mlflow_decision_log import MlflowDecisionLog
from adapters.tracking.mlflow_registry import MlflowRegistry
from adapters.tracking.mlflow_tracker import MlflowTracker
from adapters.tracking.pyfunc.places import BUNDLE_FOLDERS
from domain.ports.experiment_tracker import ExperimentTracker
from entrypoints.bootstrap.training import MODEL_SCRIPT
from tests.adapters.tracking.https import Answer, Authority, TlsServer
from tests.fakes.experiment_tracker import RecordedRun
from tests.fakes.proxy import set_proxies

# MLflow 3.17 on SQLAlchemy 2.1; nothing of ours causes it.
MLFLOW_WARNINGS = ["ignore:The ``noload`` loader strategy is deprecated:DeprecationWarning"]

TRACKING_VARIABLES = (
    "SERVER_CERT_PATH", "INSECURE_TLS", "CLIENT_CERT_PATH", "USERNAME", "PASSWORD", "TOKEN",
)  # fmt: skip
Serve = Callable[[ssl.SSLContext], str]
SetVariable = Callable[[str, object], None]

EXPERIMENT, MODEL = "quality of 'creatives'", "creative-quality"


class MlflowParts:
    """Tracker, registry and decision log on one tracking URI, and what MLflow stored for them."""

    def __init__(self, uri: str, root: Path) -> None:
        self.uri, self.root = uri, root
        self.connection = MlflowConnection(
            uri=uri, experiment=EXPERIMENT, artifact_root=root / "art ifacts"
        )
        self.tracker = MlflowTracker(self.connection)
        self.registry = MlflowRegistry(self.connection, registered_model=MODEL, script=MODEL_SCRIPT)
        self.log = MlflowDecisionLog(self.connection)
        self.client = self.connection.client

    def registry_keeping(self, previous: int) -> MlflowRegistry:
        return MlflowRegistry(
            self.connection, registered_model=MODEL, script=MODEL_SCRIPT, keep_previous=previous
        )

    def description(self, version: int) -> str | None:
        return self.client.get_model_version(MODEL, str(version)).description

    def lose_bundle(self, version: int) -> None:
        run_id = self.client.get_model_version(MODEL, str(version)).run_id
        assert run_id is not None
        root = urlparse(self.client.get_run(run_id).info.artifact_uri).path
        shutil.rmtree(Path(unquote(root), BUNDLE_FOLDERS[0]))

    def lose_run(self, run_id: str) -> None:
        """Delete a run for good, as `mlflow gc` does."""
        with closing(sqlite3.connect(self.uri.removeprefix("sqlite:///"))) as database, database:
            for table in ("tags", "params", "metrics", "latest_metrics", "runs"):
                database.execute(f"delete from {table} where run_uuid = ?", (run_id,))  # noqa: S608 - of our own list

    def read(self, run_id: str) -> RecordedRun:
        run = self.client.get_run(run_id)
        history = self.client.get_metric_history(run_id, "accuracy")
        profiles = [json.loads(each.dataset.profile) for each in run.inputs.dataset_inputs]
        return RecordedRun(
            status=run.info.status,
            params=run.data.params,
            metrics=run.data.metrics,
            epochs={metric.step: metric.value for metric in history},
            tags=run.data.tags,
            datasets=[
                {name: profile[name] for name in ("version", "rows", "digest")}
                for profile in profiles
            ],
            artifacts=self._artifacts(run_id, ""),
        )

    def _artifacts(self, run_id: str, path: str) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        for entry in self.client.list_artifacts(run_id, path):
            if entry.is_dir:
                found |= self._artifacts(run_id, entry.path)
            else:
                local = self.client.download_artifacts(run_id, entry.path)
                found[entry.path] = Path(local).read_bytes()
        return found


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mlflow") / "empty.db"
    client = MlflowConnection(
        uri=f"sqlite:///{path}", experiment="unused", artifact_root=path.parent
    ).client
    client.search_experiments()
    return path


@pytest.fixture
def database_uri(empty_database: Path, tmp_path: Path) -> str:
    return f"sqlite:///{shutil.copy(empty_database, tmp_path / 'mlflow.db')}"


@pytest.fixture
def parts(database_uri: str, tmp_path: Path) -> MlflowParts:
    return MlflowParts(database_uri, tmp_path)


@pytest.fixture
def bundle(tmp_path: Path) -> str:
    directory = tmp_path / "sealed"
    directory.mkdir()
    (directory / "model.onnx").write_bytes(b"\x00onnx")
    (directory / "bundle.json").write_text("{}")
    return str(directory)


@pytest.fixture
def new_run() -> Callable[[ExperimentTracker, str], str]:
    def make(tracker: ExperimentTracker, run_key: str) -> str:
        with tracker.run(run_key) as run:
            return run.run_id

    return make


@pytest.fixture
def mlflow_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SetVariable:
    """Sets one variable; the others, and this user's own credentials, are out of the way."""
    for name in TRACKING_VARIABLES:
        monkeypatch.delenv(f"MLFLOW_TRACKING_{name}", raising=False)
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
    set_proxies(monkeypatch)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / "none"))
    return lambda name, value: monkeypatch.setenv(f"MLFLOW_TRACKING_{name}", str(value))


@pytest.fixture
def ours(tmp_path: Path) -> Authority:
    return Authority(tmp_path / "ours")


@pytest.fixture
def others(tmp_path: Path) -> Authority:
    return Authority(tmp_path / "others")


@pytest.fixture
def serve() -> Iterator[Serve]:
    running: list[tuple[TlsServer, Thread]] = []

    def start(context: ssl.SSLContext) -> str:
        server = TlsServer(("127.0.0.1", 0), Answer)
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        running.append((server, thread))
        return f"https://127.0.0.1:{server.server_port}"

    yield start
    for server, thread in running:
        server.shutdown()
        thread.join()
        server.server_close()
