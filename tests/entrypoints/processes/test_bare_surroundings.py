"""Programs start and work without standard streams, and for a user without name and home."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.entrypoints.live_server import Client

ROOT = Path(__file__).parents[3]
SERVICES = ["entrypoints.data_app", "entrypoints.inference_app"]
SCRIPTS = ["write_creatives.py", "quickstart.py"]
CLOSED = ["sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh"]
NAMELESS = ["unshare", "--user", "--map-user=12345", "--map-group=12345", "env"]
NAMELESS += [f"--unset={name}" for name in ("HOME", "USER", "LOGNAME", "LNAME", "USERNAME")]


def _has_namespaces() -> bool:
    return (
        shutil.which("unshare") is not None
        and not subprocess.run([*NAMELESS, "true"], check=False, capture_output=True).returncode
    )


SURROUNDINGS = [
    pytest.param(CLOSED, id="without streams"),
    pytest.param(
        NAMELESS,
        id="without name and home",
        marks=pytest.mark.skipif(not _has_namespaces(), reason="needs user namespaces"),
    ),
]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


@contextmanager
def _served(
    module: str, surroundings: Sequence[str], directory: Path
) -> Iterator[tuple[subprocess.Popen[bytes], Client]]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [*surroundings, sys.executable, "-m", module, f"--port={port}"]
    with subprocess.Popen(command, cwd=directory, env=ENVIRONMENT) as process:
        try:
            yield process, Client("127.0.0.1", port)
        finally:
            process.kill()


def _health(process: "subprocess.Popen[bytes]", client: Client) -> int:
    while True:
        assert process.poll() is None
        try:
            return client.get("/health").status
        except ConnectionRefusedError:
            time.sleep(0.1)


@pytest.mark.parametrize("surroundings", SURROUNDINGS)
@pytest.mark.parametrize("module", SERVICES)
def test_a_service_answers_and_ends(
    module: str, surroundings: Sequence[str], tmp_path: Path
) -> None:
    with _served(module, surroundings, tmp_path) as (process, client):
        assert _health(process, client) == 200
        process.terminate()
        assert process.wait(60) == 0
    assert not [*tmp_path.iterdir()]  # no directory called ~


@pytest.mark.parametrize("module", SERVICES)
def test_nothing_gets_the_number_of_a_closed_stream(module: str, tmp_path: Path) -> None:
    with _served(module, CLOSED, tmp_path) as (process, client):
        _health(process, client)
        opened = {Path(f"/proc/{process.pid}/fd/{number}").readlink() for number in (0, 1, 2)}
    assert opened == {Path(os.devnull)}


@pytest.mark.parametrize("surroundings", SURROUNDINGS)
@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_starts(script: str, surroundings: Sequence[str], tmp_path: Path) -> None:
    command = [*surroundings, sys.executable, str(ROOT / "scripts" / script), "--help"]
    assert subprocess.run(command, cwd=tmp_path, env=ENVIRONMENT, check=False).returncode == 0


def test_a_child_process_gets_streams_too(tmp_path: Path) -> None:
    """Else what it opens first becomes its output."""
    program = (
        "import os, subprocess, sys; from entrypoints import cli;"
        "child = 'import os; [os.fstat(each) for each in (0, 1, 2)]';"
        "sys.exit(subprocess.call([sys.executable, '-c', child]))"
    )
    ended = subprocess.run(
        [*CLOSED, sys.executable, "-c", program], cwd=tmp_path, env=ENVIRONMENT, check=False
    )
    assert ended.returncode == 0


@pytest.mark.skipif(not _has_namespaces(), reason="needs user namespaces")
def test_mlflow_is_imported_without_a_home(tmp_path: Path) -> None:
    """It looks for the home directory on its import."""
    pytest.importorskip("mlflow", reason="comes with the extra train")
    program = "from entrypoints.cli import run\ndef load() -> None:\n import mlflow\nrun(load)"
    command = [*NAMELESS, sys.executable, "-c", program]
    ended = subprocess.run(
        command, cwd=tmp_path, env=ENVIRONMENT, check=False, capture_output=True, text=True
    )
    assert (ended.returncode, ended.stderr) == (0, "")


def test_the_runtime_of_onnx_sends_nothing_and_keeps_no_file_below_home(tmp_path: Path) -> None:
    program = "import adapters.onnx.onnx_scorer"
    subprocess.run(
        [sys.executable, "-c", program], env={**ENVIRONMENT, "HOME": str(tmp_path)}, check=True
    )
    assert not [*tmp_path.iterdir()]
