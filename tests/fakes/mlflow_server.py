"""A real MLflow server over a database of the test's own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import requests

_SECONDS_TO_START = 120


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def mlflow_server(database: str, directory: Path, *, port: int) -> Iterator[str]:
    """Serve for as long as the block; yields the address.

    Args:
        database: its URI.
        directory: for artifacts and the log.
    """
    command = [sys.executable, "-m", "mlflow", "server", "--workers", "1"]
    place = ["--host", "127.0.0.1", "--port", str(port), "--backend-store-uri", database]
    artifacts = ["--artifacts-destination", str(directory / "of_server")]
    with (directory / "server.log").open("a") as log:
        process = subprocess.Popen(
            [*command, *place, *artifacts],
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=directory,
            env=os.environ | {"MLFLOW_DISABLE_TELEMETRY": "true", "NO_PROXY": "127.0.0.1"},
            start_new_session=True,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_until_it_answers(address, process)
        yield address
    finally:
        os.killpg(process.pid, 15)
        process.wait(30)


def _wait_until_it_answers(address: str, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + _SECONDS_TO_START
    with requests.Session() as session:
        session.trust_env = False  # no proxy
        while time.monotonic() < deadline and process.poll() is None:
            try:
                if session.get(f"{address}/health", timeout=5).ok:
                    return
            except requests.RequestException:
                time.sleep(0.2)
    raise AssertionError("mlflow server did not start")
