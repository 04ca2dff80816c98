import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.entrypoints.live_server import Client

ROOT = Path(__file__).parents[3]
SERVICES = ["entrypoints.data_app", "entrypoints.inference_app"]


@contextmanager
def _running(module: str, directory: Path) -> Iterator[tuple[subprocess.Popen[str], Client]]:
    """The service in an empty directory on a free port, listening."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "CREATIVES_LOGGING__FORMAT": "json"}
    command = [sys.executable, "-m", module, "--port", "0"]
    with subprocess.Popen(
        command, cwd=directory, env=environment, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr
        try:
            found = next(
                match
                for line in process.stderr
                if (match := re.search(r"listening on http://([\d.]+):(\d+)", line))
            )
            yield process, Client(found[1], int(found[2]))
        finally:
            process.kill()


@pytest.mark.parametrize("module", SERVICES)
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_cleanly(module: str, number: signal.Signals, tmp_path: Path) -> None:
    with _running(module, tmp_path) as (process, client):
        assert client.get("/health").status == 200
        process.send_signal(number)
        _, words = process.communicate(timeout=60)

    assert process.returncode == 0
    assert "Traceback" not in words


@pytest.mark.parametrize("module", SERVICES)
def test_a_port_in_use_is_said_clearly(module: str, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ended = subprocess.run(
            [sys.executable, "-m", module, "--port", port],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )

    assert ended.returncode == 1
    assert f"port {port}" in ended.stderr
    assert "--port" in ended.stderr
    assert "Traceback" not in ended.stderr
