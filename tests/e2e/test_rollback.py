"""A rollback as an operator does it, while the service is up and asked over HTTP."""

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mlflow import MlflowClient

from adapters.storage.bundle_directory import BundleDirectory
from adapters.tracking.mlflow_connection import MlflowConnection
from adapters.tracking.mlflow_registry import MlflowRegistry
from entrypoints.bootstrap.training import MODEL_SCRIPT
from tests.e2e.conftest import free_port
from tests.e2e.service import eventually

MODEL = "creative-quality"


@pytest.fixture
def two_champions(two_cycles: str, environment: dict[str, str], workplace: Path) -> tuple[int, int]:
    """Versions of the champion before, and of the one that replaced it."""
    assert two_cycles
    connection = MlflowConnection(
        uri=environment["CREATIVES_TRACKING__URI"],
        experiment=MODEL,
        artifact_root=workplace / "artifacts",
    )
    registry = MlflowRegistry(connection, registered_model=MODEL, script=MODEL_SCRIPT)
    first = registry.champion()
    assert first is not None
    if (earlier := registry.previous()) is not None:
        return earlier.version, first.version
    _promote_the_other_run(registry, environment, workplace, first.run_id)
    second = registry.champion()
    assert second is not None
    return first.version, second.version


def _promote_the_other_run(
    registry: MlflowRegistry, environment: dict[str, str], workplace: Path, champion: str
) -> None:
    """The second cycle's model lost: let it win."""
    client = MlflowClient(environment["CREATIVES_TRACKING__URI"])
    experiment = client.get_experiment_by_name(MODEL)
    assert experiment is not None
    runs = [run.info.run_id for run in client.search_runs([experiment.experiment_id])]
    bundles = BundleDirectory(workplace / "models")
    for place in (workplace / "runs").glob("*/bundle"):
        bundle = bundles.open(str(place))
        if bundle.manifest.run_id != champion:
            assert bundle.manifest.run_id in runs
            model = registry.register(
                bundle.manifest.run_id,
                accuracy=1.0,
                dataset_version=2,
                bundle=str(place),
                description="a model",
            )
            registry.promote(model.version)


@pytest.fixture
def address(
    two_champions: tuple[int, int], environment: dict[str, str], workplace: Path
) -> Iterator[str]:
    """Of a service over the workplace's models."""
    port = free_port()
    with (workplace / "rollback.log").open("w") as log:
        service = subprocess.Popen(
            [sys.executable, "-m", "entrypoints.inference_app", "--port", str(port)],
            env=environment,
            cwd=workplace,
            stdout=log,
            stderr=log,
        )
    url = f"http://127.0.0.1:{port}"
    try:
        yield url
    finally:
        service.terminate()
        service.wait(20)


def served(address: str) -> int:
    request = urllib.request.Request(
        f"{address}/predict",
        json.dumps({"title": "Wool Scarf", "description": "Warm."}).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return int(json.loads(answer.read())["model_version"])


def serves(address: str, version: int) -> bool:
    try:
        return served(address) == version
    except OSError:
        return False


def test_the_service_follows_a_rollback_and_the_history_tells_it(
    two_champions: tuple[int, int], address: str, run: Any
) -> None:
    before, now = two_champions
    who = ("--who", "an operator", "--why", "complaints")
    there = run("rollback.py", "--to", str(now), *who)  # serves what the registry says
    assert there.returncode == 0 or "is the champion already" in there.stderr
    eventually(lambda: serves(address, now))

    done = run("rollback.py", "--to", str(before), *who)
    assert done.returncode == 0, done.stderr
    eventually(lambda: serves(address, before))

    again = run("rollback.py", *who)
    assert again.returncode == 1
    assert "no earlier champion to go back to" in again.stderr
    assert served(address) == before

    told = run("history.py")
    assert told.returncode == 0
    last = json.loads(told.stdout)[-1]
    assert (last["outcome"], last["restored_version"]) == ("rolled back", before)
    assert (last["who"], last["reason"]) == ("an operator", "complaints")


def test_a_change_is_told_and_a_receiver_that_is_down_harms_nothing(
    two_champions: tuple[int, int],
    environment: dict[str, str],
    run: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before, now = two_champions
    client = MlflowClient(environment["CREATIVES_TRACKING__URI"])
    champion = int(client.get_model_version_by_alias(MODEL, "champion").version)
    target = before if champion == now else now
    program = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text(sys.stdin.read())"
    given = {
        "COMMAND": json.dumps([sys.executable, "-c", program, str(tmp_path / "told")]),
        "WEBHOOK": "http://127.0.0.1:9/t0ken",
        "WEBHOOK_SECRET": "whsec_" + "c2VjcmV0" * 4,
        "ATTEMPTS": "1",
    }
    for name, value in given.items():
        monkeypatch.setitem(environment, f"CREATIVES_NOTICE__{name}", value)
    done = run("rollback.py", "--to", str(target), "--why", "complaints")
    assert done.returncode == 0, done.stderr
    told = json.loads((tmp_path / "told").read_text())
    assert (told["event"], told["version"], told["reason"]) == ("rollback", target, "complaints")
    notice = json.loads(done.stdout)["notice"]
    webhook, _, command = notice.rpartition("; ")
    assert webhook.startswith("webhook: not delivered: the webhook at 127.0.0.1 was asked once")
    assert command == "command: exit code 0"
    [*_, last] = json.loads(run("history.py").stdout)
    assert last["notice"] == notice
    assert "t0ken" not in done.stdout + done.stderr
    assert "c2VjcmV0" not in done.stdout + done.stderr
