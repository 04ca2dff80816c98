"""How often a process opens MLflow."""

from pathlib import Path

import pytest

pytest.importorskip("mlflow", reason="comes with the extra train, as what is tested does")

import mlflow

from entrypoints.bootstrap import training as parts
from entrypoints.settings.settings import Settings
from tests.adapters.tracking.conftest import MLFLOW_WARNINGS

pytestmark = pytest.mark.filterwarnings(*MLFLOW_WARNINGS)


def test_a_gate_and_a_rollback_open_mlflow_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    class CountedClient(mlflow.MlflowClient):
        def __init__(self, tracking_uri: str, registry_uri: str) -> None:
            opened.append(tracking_uri)
            super().__init__(tracking_uri, registry_uri)

    monkeypatch.setattr(mlflow, "MlflowClient", CountedClient)
    monkeypatch.chdir(tmp_path)
    uri = f"sqlite:///{tmp_path / 'mlflow.db'}"
    settings = Settings.model_validate({"tracking": {"uri": uri}})
    gate = parts.build_check_and_register(settings, downloads="runs")
    with gate.tracker.run("a") as run:
        gate.tracker.resume(run.run_id)
    assert gate.deployment.registry.champion() is None
    assert list(gate.deployment.registry.history()) == []
    assert gate.deployment.log.decision(run.run_id) is None
    assert list(gate.deployment.log.entries()) == []
    assert parts.build_roll_back(settings, downloads="runs").deployment.registry.previous() is None
    assert opened == [uri]
