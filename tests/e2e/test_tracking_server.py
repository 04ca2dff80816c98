"""Every script that uses MLflow, with a real tracking server and data service on this machine.

As on a platform that is unkind: a proxy of the environment that leads nowhere, the C locale, and a
standard output that takes nothing but ASCII.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from adapters.storage.bundle_directory import BundleDirectory
from adapters.tracking.mlflow_connection import MlflowConnection
from adapters.tracking.mlflow_registry import MlflowRegistry
from entrypoints.bootstrap.training import MODEL_SCRIPT
from entrypoints.processes.child_service import child_service
from tests.e2e.conftest import ROOT, free_port
from tests.fakes.mlflow_server import mlflow_server

MODEL = "creative-quality"
WHY = "complaints"
UNKIND = {
    "LANG": "C",
    "LC_ALL": "C",
    "PYTHONUTF8": "0",
    "PYTHONIOENCODING": "ascii",
} | dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), "http://127.0.0.1:9")
SHORT = {
    "CREATIVES_TRAINING__RECIPE": "fixed",
    "CREATIVES_TRAINING__EPOCHS": "1",
    "CREATIVES_TRAINING__MAX_LENGTH": "32",
    "CREATIVES_PROMOTION__MIN_HOLDOUT_ROWS": "1",
}


class Place:
    """A directory where scripts are called, and what they are given."""

    def __init__(self, directory: Path, environment: dict[str, str]) -> None:
        self.directory, self.environment = directory, environment

    def result(self, script: str, *options: str) -> Any:
        """What the script printed: JSON, and nothing else."""
        done = subprocess.run(
            [sys.executable, str(ROOT / "scripts" / script), *options],
            cwd=self.directory,
            env=self.environment,
            capture_output=True,
            timeout=540,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout.decode("ascii"))


@contextmanager
def data_service(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    port = str(free_port())
    monkeypatch.setenv("CREATIVES_DATA_SERVICE__PORT", port)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with child_service("entrypoints.data_app", probe=f"http://127.0.0.1:{port}/health"):
        yield port


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    given = {k: v for k, v in os.environ.items() if not k.startswith(("CREATIVES_", "MLFLOW_"))}
    given = {k: v for k, v in given.items() if k.lower() != "no_proxy"}
    monkeypatch.chdir(ROOT)
    with (
        mlflow_server(f"sqlite:///{tmp_path / 'mlflow.db'}", tmp_path) as server,
        data_service(monkeypatch) as port,
    ):
        own = {
            "PYTHONPATH": str(ROOT),
            "CREATIVES_TRACKING__URI": f"http://127.0.0.1:{server}",
            "CREATIVES_DATA_SERVICE__PORT": port,
        }
        yield Place(tmp_path, given | UNKIND | SHORT | own)


def promote_the_newest_run(place: Place, run_key: str) -> int:
    """Give its version: a second champion, whatever its model is worth."""
    connection = MlflowConnection(
        uri=place.environment["CREATIVES_TRACKING__URI"],
        experiment=MODEL,
        artifact_root=place.directory,
    )
    registry = MlflowRegistry(connection, registered_model=MODEL, script=MODEL_SCRIPT)
    (bundle,) = place.directory.glob(f"runs/{run_key}-*/bundle")
    opened = BundleDirectory(place.directory / "models").open(str(bundle))
    model = registry.register(
        opened.manifest.run_id,
        accuracy=1.0,
        dataset_version=2,
        bundle=str(bundle),
        description="a model",
    )
    registry.promote(model.version)
    return model.version


@pytest.mark.timeout(1_800)  # trains twice, and each script imports PyTorch or MLflow
def test_each_script_prints_its_json_alone_and_in_ascii(place: Place) -> None:
    data = place.result("generate_data.py", "--count", "120", "--seed", "3")
    assert data["dataset_version"] == 1
    run_key = place.result("train.py", "--seed", "3")["run_key"]
    registered = place.result("export_onnx.py", run_key, "--register")
    assert registered["champion_version"] == 1
    (cycle,) = place.result("retrain.py", "--count", "60", "--seed", "4")["cycles"]
    if cycle["champion_version"] == 1:
        promote_the_newest_run(place, cycle["run_key"])
    restored = place.result("rollback.py", "--to", "1", "--why", WHY)
    assert restored["restored_version"] == 1
    assert place.result("history.py", "--last", "1")[0]["reason"] == WHY
