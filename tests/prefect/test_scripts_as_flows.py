"""The scripts run as Prefect flows, unedited, on Prefect's own temporary server."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def prefect_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "prefect"))
    monkeypatch.setenv("DO_NOT_TRACK", "1")
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        yield


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {
        "DATA_SERVICE__PORT": str(port),
        "DATASET__DIRECTORY": str(tmp_path / "data"),
        "MODELS__DIRECTORY": str(tmp_path / "models"),
        "MODELS__RUNS_DIRECTORY": str(tmp_path / "runs"),
        "TRACKING__URI": f"sqlite:///{tmp_path / 'mlflow.db'}",
        "TRACKING__ARTIFACT_ROOT": str(tmp_path / "artifacts"),
        "TRAINING__EPOCHS": "1",
    }
    for name, value in settings.items():
        monkeypatch.setenv(f"CREATIVES_{name}", value)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]))
    return tmp_path


@pytest.mark.filterwarnings("default")  # Prefect's own server and its dependencies warn
@pytest.mark.usefixtures("prefect_server")
def test_retrain_is_a_flow_without_an_edit(workplace: Path) -> None:
    from prefect.flows import load_function_and_convert_to_flow

    from entrypoints.child_service import child_service
    from entrypoints.settings import load_settings

    flow = load_function_and_convert_to_flow(f"{ROOT / 'scripts/retrain.py'}:retrain")
    probe = f"{load_settings().data_service.base_url}/health"
    with child_service("entrypoints.data_app", probe=probe):
        result = flow(count=60, seed=1)
    assert result["cycles"][0]["champion_version"] == 1
    assert (workplace / "models" / "best_model" / "bundle.json").exists()
