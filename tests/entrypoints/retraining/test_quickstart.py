"""scripts/quickstart.py before its cycles and after them; tests/e2e runs whole ones."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

pytest.importorskip("psutil", reason="comes with the extra train, as what is tested does")

from entrypoints.retraining import quickstart
from entrypoints.settings.settings import Settings

ROOT = Path(__file__).parents[3]


def call(place: Path, *options: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    environment = {k: v for k, v in os.environ.items() if not k.startswith("CREATIVES_")}
    return subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "quickstart.py"), *options],
        cwd=place,
        env={**environment, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", **variables},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.mark.parametrize(
    ("service", "setting", "options"),
    [
        ("DATA_SERVICE", "data_service.port", ["--no-serve"]),
        ("INFERENCE", "inference.port", ["--serve-only"]),
        ("INFERENCE", "inference.port", []),
    ],
)
def test_a_taken_port_is_said_before_anything_is_started(
    tmp_path: Path, service: str, setting: str, options: list[str]
) -> None:
    variables = {f"CREATIVES_{each}__PORT": "0" for each in ("DATA_SERVICE", "INFERENCE")}
    with socket.create_server(("127.0.0.1", 0)) as other:
        variables[f"CREATIVES_{service}__PORT"] = str(other.getsockname()[1])
        done = call(tmp_path, *options, **variables)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"CREATIVES_{service}__PORT ({setting} in config.yaml)" in done.stderr
    assert "sh scripts/quickstart.sh --serve-only" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_without_a_champion_there_is_nothing_to_serve(tmp_path: Path) -> None:
    done = call(tmp_path, "--serve-only", CREATIVES_INFERENCE__PORT="0")
    assert (done.returncode, done.stdout) == (1, "")
    assert "error: there is no champion to serve yet" in done.stderr


def test_to_serve_only_and_not_at_all_is_wrong_usage(tmp_path: Path) -> None:
    assert call(tmp_path, "--serve-only", "--no-serve").returncode == 2


def test_the_studio_comes_first_when_it_is_up(monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def service(module: str, *, probe: str) -> Iterator[SimpleNamespace]:
        assert (module, probe) == ("entrypoints.inference_app", "http://127.0.0.1:8000/ready")
        yield SimpleNamespace(wait=lambda: 0)

    monkeypatch.setattr(quickstart, "child_service", service)
    monkeypatch.setattr(
        quickstart, "build_bundles", lambda _: SimpleNamespace(served=lambda: "a champion")
    )
    told: list[str] = []
    with pytest.raises(SystemExit) as left:
        quickstart.serve_champion(Settings(), tell=told.append)
    assert left.value.code == 0
    parts = ("http://127.0.0.1:8000/\n", "curl ", "swagger", "mlflow ui", "--serve-only", "Ctrl-C")
    places = [told[-1].index(part) for part in parts]
    assert places == sorted(places)
