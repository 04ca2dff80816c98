"""The real process is stopped while clients send requests in a loop."""

import http.client
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[3]
CLIENTS, PATIENCE = 8, 30.0


@dataclass
class Service:
    process: subprocess.Popen[bytes]
    words: Path
    port: int = 0

    def wait_until_listening(self) -> None:
        until = time.monotonic() + PATIENCE
        while not (found := re.search(r"listening on http://[\d.]+:(\d+)", self.said())):
            assert time.monotonic() < until, self.said()
            time.sleep(0.01)
        self.port = int(found[1])

    def said(self) -> str:
        return self.words.read_text()

    def connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)


@contextmanager
def _service(directory: Path, *, grace: float) -> Iterator[Service]:
    words = directory / "words"
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "CREATIVES_INFERENCE__DRAIN_GRACE_SECONDS": str(grace),
    }
    command = [sys.executable, "-m", "entrypoints.inference_app", "--port", "0"]
    with words.open("w") as file:
        process = subprocess.Popen(command, cwd=directory, env=environment, stderr=file)
    try:
        service = Service(process, words)
        service.wait_until_listening()
        yield service
    finally:
        process.kill()
        process.wait()


def _ask_until_refused(service: Service) -> list[str]:
    """Send requests, on a new connection after each ``Connection: close``; those that came."""
    closed: list[str] = []
    connection = service.connect()
    while True:
        # The kernel resets a connection made between the last accept and the close of the listener.
        try:
            connection.connect()
            closing = _ask(connection)
        except (ConnectionRefusedError, ConnectionResetError):
            connection.close()
            return closed
        while not closing:
            closing = _ask(connection)
        closed.append("close")
        connection.close()


def _ask(connection: http.client.HTTPConnection) -> bool:
    """Whether the connection is closed after the answer."""
    connection.request("GET", "/health")
    response = connection.getresponse()
    assert response.read() == b'{"status":"alive"}'
    return response.headers["Connection"] == "close"


def test_no_client_in_a_loop_is_cut_off(tmp_path: Path) -> None:
    with _service(tmp_path, grace=0.5) as service, ThreadPoolExecutor(CLIENTS) as pool:
        clients: list[Future[list[str]]] = [
            pool.submit(_ask_until_refused, service) for _ in range(CLIENTS)
        ]
        time.sleep(0.2)  # all are in their loop
        service.process.send_signal(signal.SIGTERM)
        closed = [client.result(PATIENCE) for client in clients]

        assert all(closed)  # each got at least one Connection: close
        assert service.process.wait(PATIENCE) == 0
    assert "Traceback" not in service.said()


def test_ctrl_c_skips_the_grace(tmp_path: Path) -> None:
    with _service(tmp_path, grace=600) as service:
        service.process.send_signal(signal.SIGINT)
        assert service.process.wait(PATIENCE) == 0
    assert "Traceback" not in service.said()
