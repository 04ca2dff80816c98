"""A real `mlflow server` on a port of this machine."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from signal import SIGKILL, SIGTERM

import pytest

_START_SECONDS = 240


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def mlflow_server(
    database_uri: str, directory: Path, *options: str, port: int | None = None
) -> Iterator[int]:
    """Give its port, once it listens there; its words are in the directory's server.log.

    Args:
        port: None: a free one.
    """
    port = port or free_port()
    command = [sys.executable, "-m", "mlflow", "server", "--workers", "1"]
    place = ["--host", "127.0.0.1", "--port", str(port), "--backend-store-uri", database_uri]
    artifacts = ["--artifacts-destination", str(directory / "served")]
    with (directory / "server.log").open("w") as log:
        process = subprocess.Popen(
            [*command, *place, *artifacts, *options],
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=directory,
            env=os.environ | {"MLFLOW_DISABLE_TELEMETRY": "true"},
            start_new_session=True,
        )
    try:
        _wait_until_it_listens(port, process)
        yield port
    finally:
        os.killpg(process.pid, SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:  # over TLS it waits until clients close connections
            os.killpg(process.pid, SIGKILL)
            process.wait(30)


def _wait_until_it_listens(port: int, process: "subprocess.Popen[bytes]") -> None:
    """It does so only when it is ready to answer."""
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail("mlflow server did not start")
