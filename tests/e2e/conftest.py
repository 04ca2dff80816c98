import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="comes with the extra train")

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("workplace")


@pytest.fixture(scope="session")
def environment(workplace: Path) -> dict[str, str]:
    """Everything under a temporary directory and on free ports, all the rest as shipped."""
    return {
        **{k: v for k, v in os.environ.items() if not k.startswith("CREATIVES_")},
        "PYTHONPATH": str(ROOT),
        "CREATIVES_TRAINING__MIN_STEPS": "1",  # what is trained need not be good
        "CREATIVES_PROMOTION__MIN_HOLDOUT_ROWS": "1",  # nor is there time for many rows
        "CREATIVES_DATA_SERVICE__PORT": str(free_port()),
        "CREATIVES_INFERENCE__PORT": str(free_port()),
        "CREATIVES_DATASET__DIRECTORY": str(workplace / "data"),
        "CREATIVES_MODELS__DIRECTORY": str(workplace / "models"),
        "CREATIVES_MODELS__RUNS_DIRECTORY": str(workplace / "runs"),
        "CREATIVES_TRACKING__URI": f"sqlite:///{workplace / 'mlflow.db'}",
        "CREATIVES_TRACKING__ARTIFACT_ROOT": str(workplace / "artifacts"),
    }


Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def run(environment: dict[str, str], workplace: Path) -> Run:
    """Runs a script of the project as a user does, and gives back what it printed."""

    def run_script(script: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, str(ROOT / "scripts" / script), *arguments],
            env=environment,
            cwd=workplace,
            capture_output=True,
            text=True,
            timeout=540,
            check=False,
        )

    return run_script


@pytest.fixture(scope="session")
def two_cycles(run: Run) -> str:
    """What was printed while two cycles made a champion, which lies in the workplace."""
    done = run("quickstart.py", "--no-serve", "--cycles", "2", "--count", "60", "--seed", "3")
    assert done.returncode == 0, done.stderr
    return done.stdout
