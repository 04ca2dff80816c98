"""MLflow across processes: starting together on nothing, and over HTTP with a real server."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from domain.errors.tracking import ModelVersionUnknown, RunNotFound
from domain.ports.experiment_tracker import ExperimentTracker
from tests.adapters.tracking.conftest import EXPERIMENT, MLFLOW_WARNINGS, MlflowParts
from tests.fakes.mlflow_server import mlflow_server

pytestmark = pytest.mark.filterwarnings(*MLFLOW_WARNINGS)

START = """
import sys
from pathlib import Path
from adapters.tracking.mlflow_connection import MlflowConnection
from adapters.tracking.mlflow_tracker import MlflowTracker
uri, experiment, root, key = sys.argv[1:]
connection = MlflowConnection(uri=uri, experiment=experiment, artifact_root=Path(root))
with MlflowTracker(connection).run(key):
    pass
"""


def test_processes_that_start_together_share_one_experiment(tmp_path: Path) -> None:
    uri, root = f"sqlite:///{tmp_path}/new/mlflow.db", str(tmp_path / "art ifacts")
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", START, uri, EXPERIMENT, root, key],
            stderr=subprocess.PIPE,
            cwd=Path(__file__).parents[3],
            env=os.environ | {"OMP_NUM_THREADS": "1"},
        )
        for key in "ab"
    ]
    errors = [process.communicate()[1] for process in processes]
    assert [process.returncode for process in processes] == [0, 0], errors
    assert errors == [b"", b""]  # no chatter of migrations on the terminal either
    client = MlflowParts(uri, tmp_path).client
    made = [each for each in client.search_experiments() if each.name == EXPERIMENT]
    assert len(made) == 1
    assert len(client.search_runs([made[0].experiment_id])) == 2


@pytest.fixture
def server(database_uri: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with mlflow_server(database_uri, tmp_path) as port:
        yield f"http://127.0.0.1:{port}"


def test_a_server_takes_runs_and_models(
    server: str, tmp_path: Path, bundle: str, new_run: Callable[[ExperimentTracker, str], str]
) -> None:
    parts = MlflowParts(server, tmp_path)
    with parts.tracker.run("a") as run:
        run.log_params({"epochs": 3})
        run.log_text("fine", "report.md")
    assert new_run(parts.tracker, "a") == run.run_id
    recorded = parts.read(run.run_id)
    assert (recorded.status, recorded.artifacts) == ("FINISHED", {"report.md": b"fine"})
    assert parts.registry.champion() is None
    models = []
    for key in "abc":
        run_id = new_run(parts.tracker, key)
        model = parts.registry.register(
            run_id, accuracy=0.5, dataset_version=1, bundle=bundle, description="a model"
        )
        parts.registry.promote(model.version)
        models.append(model)
    assert parts.registry.champion() == models[2]
    assert parts.registry.previous() == models[1]
    assert list(parts.registry.history()) == models
    output = Path(parts.registry.fetch_bundle(3, output=str(tmp_path / "out")))
    assert (output / "model.onnx").read_bytes() == b"\x00onnx"
    with pytest.raises(ModelVersionUnknown):
        parts.registry.promote(1)
    with pytest.raises(RunNotFound):
        parts.tracker.resume("0" * 32)
