"""scripts/rollback.py under SIGKILL over MLflow: the same command again ends well and tidies up."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

pytest.importorskip("mlflow", reason="comes with the extra train")

from domain.model.promotion.decision_entry import compared
from domain.model.promotion.verdict import Outcome
from entrypoints.bootstrap import training as parts
from entrypoints.settings.sections import ModelsSettings, TrackingSettings
from entrypoints.settings.settings import Settings
from tests.adapters.tracking.conftest import MLFLOW_WARNINGS
from tests.fakes.decisions import a_decision
from tests.fakes.exported import UNSEALED, write_exported

pytestmark = pytest.mark.filterwarnings(*MLFLOW_WARNINGS)

ROOT = Path(__file__).parents[3]
COMMAND = ("--who", "ada", "--why", "worse captions")

# Runs the script in a process that is killed right before or after one of its changes in MLflow.
KILLED = """
import os, runpy, signal, sys
from mlflow import MlflowClient

step, after = int(sys.argv[1]), sys.argv[2] == "after"
calls = 0

def killing(real):
    def call(*args, **kwargs):
        global calls
        calls += 1
        if calls == step and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        result = real(*args, **kwargs)
        if calls == step:
            os.kill(os.getpid(), signal.SIGKILL)
        return result
    return call

for name in ("create_run", "update_run", "log_batch", "set_tag", "set_registered_model_alias",
             "delete_model_version", "download_artifacts", "set_terminated"):
    setattr(MlflowClient, name, killing(getattr(MlflowClient, name)))
sys.argv = ["rollback.py", *sys.argv[3:]]
runpy.run_path("scripts/rollback.py", run_name="__main__")
"""


class Shop(NamedTuple):
    """Version 2 is the champion and is served; version 1 is kept."""

    settings: Settings
    environment: dict[str, str]
    place: Path

    def run(self, *command: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, *command, *COMMAND],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    settings = Settings(
        tracking=TrackingSettings(
            uri=f"sqlite:///{tmp_path / 'mlflow.db'}", artifact_root=tmp_path / "artifacts"
        ),
        models=ModelsSettings(directory=tmp_path / "models", runs_directory=tmp_path / "runs"),
    )
    tracker, registry = parts.build_tracker(settings), parts.build_registry(settings)
    deployment = parts.build_deployment(settings, downloads=str(tmp_path / "downloads"))
    for key in ("one", "two"):
        with tracker.run(key) as run:
            location = write_exported(tmp_path / key, key)
        bundle = deployment.bundles.seal(location, replace(UNSEALED, run_id=run.run_id))
        decision = replace(a_decision(), outcome=Outcome.PROMOTED)
        champion = registry.champion()
        entry = compared(
            decision, at=parts.now(), run_id=run.run_id, dataset_version=1, opponent=champion
        )
        deployment.log.record(entry, decision)
        model = registry.register(
            run.run_id, accuracy=0.5, dataset_version=1, bundle=location, description="a model"
        )
        deployment.promote(entry, model, {run.run_id: bundle})
    environment = {
        **{name: value for name, value in os.environ.items() if "CREATIVES_" not in name},
        "PYTHONPATH": str(ROOT),
        "CREATIVES_TRACKING__URI": settings.tracking.uri,
        "CREATIVES_TRACKING__ARTIFACT_ROOT": str(settings.tracking.artifact_root),
        "CREATIVES_MODELS__DIRECTORY": str(settings.models.directory),
        "CREATIVES_MODELS__RUNS_DIRECTORY": str(settings.models.runs_directory),
    }
    return Shop(settings, environment, tmp_path)


# Seven changes in all; the sixth writes the finished entry and the seventh ends the run. By
# hand every one, before and after; two of them take half a minute here.
@pytest.mark.parametrize(
    ("step", "when", "done_already"), [(4, "before", False), (6, "after", True)]
)
def test_the_same_command_again_ends_well_and_tidies_up(
    shop: Shop, step: int, when: str, *, done_already: bool
) -> None:
    killed = shop.run("-c", KILLED, str(step), when)
    assert killed.returncode == -9, killed.stderr
    again = shop.run("scripts/rollback.py")
    assert again.returncode == 0, again.stderr
    said = "version 1 is the champion again, instead of version 2."
    done = "Done already, and recorded now: " if done_already else ""
    assert f"{done}{said}" in again.stderr.splitlines()
    told = json.loads(again.stdout)
    assert (told["version"], told["finished"]) == (1, True)
    assert told["done_already"] is done_already
    [entry] = [
        entry for entry in parts.build_decision_log(shop.settings).entries() if entry.is_rollback
    ]
    client = parts.tracking_connection(shop.settings).client
    assert client.get_run(entry.run_id).info.status == "FINISHED"
    served = parts.build_bundles(shop.settings).served()
    assert served is not None
    assert served.manifest.model_version == 1
    assert list(shop.settings.models.runs_directory.glob(".rollback-*")) == []
