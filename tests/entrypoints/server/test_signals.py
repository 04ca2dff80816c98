"""Signals to the services as processes: each end drains, rotations go unnoticed."""

import json
import os
import pty
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.entrypoints.live_server import Client

ROOT = Path(__file__).parents[3]
SERVICES = ["entrypoints.data_app", "entrypoints.inference_app"]
LISTENING = re.compile(r"listening on http://([\d.]+):(\d+)")
FIRST = ["/usr/bin/unshare", "--pid", "--fork", "--kill-child"]  # of a process namespace
# Whoever runs the tests may ignore SIGHUP, as nohup does.
_HEEDING = "import os, signal, sys; signal.signal(signal.SIGHUP, signal.SIG_DFL); "
IN_A_TERMINAL = [
    "setsid",
    "--ctty",
    "--wait",
    sys.executable,
    "-c",
    f"{_HEEDING}os.execv(sys.argv[1], sys.argv[1:])",
]
ROTATIONS = [signal.SIGHUP, signal.SIGUSR1]


def eventually(holds: Callable[[], Any]) -> None:
    ends = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < ends
        time.sleep(0.02)


class Running:
    """A service on a free port, with a log file, in a directory of its own."""

    def __init__(self, module: str, place: Path, *before: str, terminal: int | None) -> None:
        self.log = place / "service.log"
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        environment |= {"CREATIVES_LOGGING__FILE": str(self.log)}
        self.process = subprocess.Popen(
            [*before, sys.executable, "-m", module, "--port", "0"],
            cwd=place,
            env=environment,
            stdin=terminal,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE if terminal is None else terminal,
            start_new_session=True,
        )

    def wait_for_client(self) -> Client:
        eventually(lambda: self.log.exists() and LISTENING.search(self.log.read_text()))
        found = LISTENING.search(self.log.read_text())
        assert found
        return Client(found[1], int(found[2]))

    def events(self, path: Path | None = None) -> list[str]:
        lines = (path or self.log).read_text().splitlines()
        return [json.loads(line)["event"] for line in lines]


@contextmanager
def running(
    module: str, place: Path, *before: str, terminal: int | None = None
) -> Iterator[Running]:
    service = Running(module, place, *before, terminal=terminal)
    with service.process as process:
        try:
            yield service
        finally:
            process.kill()


@pytest.mark.parametrize(("module", "number"), list(zip(SERVICES, ROTATIONS, strict=True)))
def test_a_rotation_reopens_the_log_and_cuts_no_request(
    module: str, number: signal.Signals, tmp_path: Path
) -> None:
    moved, statuses, is_done = tmp_path / "service.log.1", list[int](), threading.Event()
    with running(module, tmp_path) as service:
        client = service.wait_for_client()

        def ask() -> None:
            while not is_done.is_set():
                statuses.append(client.get("/health").status)

        thread = threading.Thread(target=ask)
        thread.start()
        for _ in range(3):
            service.log.replace(moved)
            service.process.send_signal(number)
            eventually(service.log.exists)
        is_done.set()
        thread.join()
        service.process.send_signal(signal.SIGTERM)
        assert service.process.wait(30) == 0
        assert set(statuses) == {200}
        assert service.events()[-1] == "stopped"
        assert service.events(moved)  # whole lines, all of them


def test_without_a_log_file_a_rotation_changes_nothing(tmp_path: Path) -> None:
    with running("entrypoints.data_app", tmp_path) as service:
        client = service.wait_for_client()
        for number in ROTATIONS:
            service.process.send_signal(number)
            assert client.get("/health").status == 200


def test_a_closed_terminal_stops_the_service_as_sigterm_does(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    with running("entrypoints.data_app", tmp_path, *IN_A_TERMINAL, terminal=theirs) as service:
        os.close(theirs)
        service.wait_for_client()
        os.close(ours)
        eventually(lambda: service.events()[-1] == "stopped")


@pytest.mark.parametrize("module", SERVICES)
@pytest.mark.parametrize("seconds", [0.2, 0.6])
def test_a_stop_during_the_imports_ends_at_once(
    module: str, seconds: float, tmp_path: Path
) -> None:
    with running(module, tmp_path) as service:
        time.sleep(seconds)
        service.process.send_signal(signal.SIGTERM)
        assert service.process.wait(30) in {0, 143, -signal.SIGTERM}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may make a process the first of its own")
@pytest.mark.parametrize(("module", "seconds"), list(zip(SERVICES, [0.5, 3.0], strict=True)))
def test_as_process_one_it_can_be_stopped(module: str, seconds: float, tmp_path: Path) -> None:
    made = subprocess.run([*FIRST, "true"], capture_output=True, check=False)
    if made.returncode:
        pytest.skip(f"no process namespace here: {made.stderr.decode().strip()}")
    with running(module, tmp_path, *FIRST) as service:
        time.sleep(seconds)
        children = Path(f"/proc/{service.process.pid}/task/{service.process.pid}/children")
        os.kill(int(children.read_text()), signal.SIGTERM)
        assert service.process.wait(30) in {0, 143}


def test_a_log_that_nobody_reads_blocks_neither_requests_nor_the_stop(tmp_path: Path) -> None:
    with running("entrypoints.inference_app", tmp_path) as service:
        client = service.wait_for_client()
        for _ in range(500):  # 100 kB of lines; a pipe holds 64
            assert client.get("/nothing").status == 404
        service.process.send_signal(signal.SIGTERM)
        assert service.process.wait(30) == 0
        assert service.events().count("request") == 500  # the file got them all


def test_a_log_whose_reader_has_gone_ends_nothing(tmp_path: Path) -> None:
    with running("entrypoints.data_app", tmp_path) as service:
        client = service.wait_for_client()
        assert service.process.stderr
        service.process.stderr.close()
        for _ in range(5):
            assert client.get("/health").status == 200
        service.process.send_signal(signal.SIGTERM)
        assert service.process.wait(30) == 0
