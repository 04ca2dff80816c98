"""Prefect's own command line takes a script as it stands: served, and deployed for a worker."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest

from entrypoints.processes.child_process import child_process, wait_until
from entrypoints.processes.child_service import status
from tests.docs.page import ROOT, blocks, section
from tests.fakes.workplace import free_port, workplace_settings
from tests.prefect.records import once, task_runs

NIGHTLY = ("--name", "nightly", "--cron", "0 3 * * *", "--timezone", "UTC")


def environment() -> dict[str, str]:
    """Of a user who points Prefect's commands at the server, and looks for runs often."""
    from prefect.settings import get_current_settings

    return {
        **os.environ,
        "PREFECT_API_URL": str(get_current_settings().api.url),
        "PREFECT_RUNNER_POLL_FREQUENCY": "1",
        "PREFECT_WORKER_QUERY_SECONDS": "1",
    }


def prefect(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "prefect", *arguments], env=environment(), check=True)


@contextmanager
def running(*arguments: str) -> Iterator[None]:
    child = subprocess.Popen([sys.executable, "-m", "prefect", *arguments], env=environment())
    try:
        yield
    finally:
        child.terminate()
        child.wait(60)


def deployment(name: str) -> Any:
    from prefect.client.orchestration import get_client
    from prefect.exceptions import ObjectNotFound

    with get_client(sync_client=True) as client:
        try:
            return client.read_deployment_by_name(name)
        except ObjectNotFound:
            return None


def run(name: str, **parameters: Any) -> Any:
    """One run of a deployment, to its end."""
    from prefect.deployments import run_deployment

    ended = run_deployment(name, parameters=parameters, timeout=240, poll_interval=0.5)
    assert ended.state.is_completed(), ended.state
    return ended


@pytest.mark.usefixtures("data_service")
def test_a_served_script_retrains_when_it_is_told_to(workplace: Path) -> None:
    with running("flow", "serve", "scripts/retrain.py:retrain", *NIGHTLY):
        served = once(lambda found: found is not None, lambda: deployment("retrain/nightly"))
        assert [each.schedule.cron for each in served.schedules] == ["0 3 * * *"]
        ended = run("retrain/nightly", count=60, seed=1)
    steps = ["generate", "version", "train", "export", "register"]
    assert task_runs(ended.id, expected=5) == [(step, "COMPLETED") for step in steps]
    assert (workplace / "models" / "best_model" / "bundle.json").exists()


@pytest.mark.usefixtures("data_service")
def test_a_worker_runs_a_deployed_script(workplace: Path) -> None:
    prefect("work-pool", "create", "marketing", "--type", "process")
    script = "scripts/generate_data.py:generate_data"
    prefect("--no-prompt", "deploy", script, "--pool", "marketing", *NIGHTLY)
    with running("worker", "start", "--pool", "marketing"):
        ended = run("generate-data/nightly", count=5)
    assert task_runs(ended.id, expected=2) == [("generate", "COMPLETED"), ("version", "COMPLETED")]
    assert str(ended.id) in (workplace / "data" / "manifest.jsonl").read_text()


def test_the_block_of_the_guide_serves_the_script_once_its_server_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    port, log = free_port(), tmp_path / "log"
    block = blocks("sh", section("Every night"))[0]
    commands = block.replace(".venv/bin", str(Path(sys.executable).parent))
    environment = {
        **os.environ,
        **workplace_settings(tmp_path),
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "PREFECT_SERVER_API_PORT": str(port),
    }
    served = f"http://127.0.0.1:{port}/api/deployments/name/retrain/nightly"
    shell = ["sh", "-c", commands.replace("4200", str(port))]
    with child_process(shell, environment=environment, log=log):
        assert wait_until(lambda: status(served) == HTTPStatus.OK, within=400), log.read_text()
