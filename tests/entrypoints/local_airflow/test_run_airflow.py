"""What scripts/run_airflow.py does when a program it started ends."""

import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("psutil", reason="comes with the extra train, as what is tested does")

from entrypoints.local_airflow.errors import AirflowFailed

SCRIPT = Path(__file__).parents[3] / "scripts" / "run_airflow.py"


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Any:
    spec = importlib.util.spec_from_file_location(SCRIPT.stem, SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "_LOOK_SECONDS", 0.01)
    return module


@pytest.fixture
def ended_service() -> "Iterator[subprocess.Popen[bytes]]":
    with subprocess.Popen([sys.executable, "-c", "raise SystemExit(3)"]) as service:
        service.wait()
        yield service


class _FailsAtTheFifthLook:
    """An Airflow whose scheduler ends."""

    looks = 0

    def check(self) -> None:
        self.looks += 1
        if self.looks == 5:
            raise AirflowFailed("scheduler", "ended with exit code 1", "scheduler.log", "")


def test_airflow_goes_on_without_its_data_service_and_not_without_its_scheduler(
    script: Any, ended_service: "subprocess.Popen[bytes]", capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(AirflowFailed, match="scheduler ended with exit code 1"):
        script._watch(_FailsAtTheFifthLook(), ended_service)
    warning = "WARNING: the data service ended with exit code 3"
    assert capsys.readouterr().out.count(warning) == 1
