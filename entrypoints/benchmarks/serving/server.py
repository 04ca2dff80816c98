"""A server under measurement, in a process of its own, with nothing else on its port."""

import http.client
import os
import socket
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

import psutil

from entrypoints.processes.child_process import child_process
from entrypoints.processes.errors import ServiceNotStarted

HOST = "127.0.0.1"
_LOOK_SECONDS = 0.005
_START_SECONDS = 120.0
_LAST_WORDS = 2_000


@dataclass(frozen=True, slots=True)
class Server:
    """One that is ready.

    Attributes:
        port: on ``HOST``.
        process: its own; it may have children.
        seconds_to_ready: from the start of the process to the first 200 of its probe.
    """

    port: int
    process: psutil.Process
    seconds_to_ready: float

    def url(self, path: str) -> str:
        return f"http://{HOST}:{self.port}{path}"

    def megabytes(self) -> float:
        """Resident memory of the process and its children, in millions of bytes."""
        family = [self.process, *self.process.children(recursive=True)]
        return sum(_resident(each) for each in family) / 1e6


def free_port() -> int:
    with socket.create_server((HOST, 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def running(
    name: str,
    command: Sequence[str],
    *,
    port: int,
    probe: str,
    log: Path,
    variables: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    """Start a server, wait until its probe answers 200, stop it on leaving.

    Args:
        name: for people.
        command: program and arguments.
        port: that it will listen on.
        probe: path.
        log: file for what it says.
        variables: of its environment, besides ours.

    Raises:
        ServiceNotStarted: it ended, or did not answer in time.
    """
    began = time.perf_counter()
    with child_process(command, environment={**os.environ, **(variables or {})}, log=log) as child:
        while status(port, probe) != HTTPStatus.OK:
            if child.poll() is not None or time.perf_counter() - began > _START_SECONDS:
                print(log.read_text(errors="replace")[-_LAST_WORDS:], file=sys.stderr)
                raise ServiceNotStarted(name, f"{probe} never answered 200")
            time.sleep(_LOOK_SECONDS)
        yield Server(port, psutil.Process(child.pid), time.perf_counter() - began)


def status(port: int, path: str, *, timeout: float = 5.0) -> int | None:
    """Of one GET on a connection of its own; None when there was no answer."""
    connection = http.client.HTTPConnection(HOST, port, timeout=timeout)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
    except (OSError, http.client.HTTPException):
        return None
    else:
        return answer.status
    finally:
        connection.close()


def _resident(process: psutil.Process) -> int:
    with suppress(psutil.NoSuchProcess):
        return int(process.memory_info().rss)
    return 0
