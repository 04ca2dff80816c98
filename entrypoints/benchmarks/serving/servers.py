"""Servers under measurement, each a process of its own on a free port of 127.0.0.1."""

import http.client
import os
import socket
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

import psutil

from entrypoints.processes.child_process import child_process
from entrypoints.processes.errors import ServiceNotStarted

HOST = "127.0.0.1"
_LOOK_SECONDS = 0.005
_START_SECONDS = 300.0  # MLflow saves its model first
_LOG_SHOWN = 2_000  # characters, of a server that does not start


@dataclass(frozen=True, slots=True)
class Server:
    """A server whose probe has answered 200, so many seconds after its process was started."""

    port: int
    process: psutil.Process
    seconds_to_ready: float

    def url(self, path: str) -> str:
        return f"http://{HOST}:{self.port}{path}"

    def megabytes(self) -> float:
        """Resident memory of the process and its children, in millions of bytes."""
        family = [self.process, *self.process.children(recursive=True)]
        return sum(each.memory_info().rss for each in family) / 1e6


@contextmanager
def running(
    name: str,
    command: Callable[[int], Sequence[str]],
    *,
    probe: str,
    log: Path,
    variables: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    """Start a server, wait until its probe answers 200, stop it on leaving.

    Args:
        name: for people.
        command: program and arguments, for the port that it should listen on.
        probe: path.
        log: file for its output.
        variables: of its environment, besides ours.

    Raises:
        ServiceNotStarted: it ended, or did not answer in time.
    """
    with socket.create_server((HOST, 0)) as listener:
        port: int = listener.getsockname()[1]
    began = time.perf_counter()
    environment = os.environ | (variables or {})
    with child_process(command(port), environment=environment, log=log) as child:
        while status(port, probe) != HTTPStatus.OK:
            if child.poll() is not None or time.perf_counter() - began > _START_SECONDS:
                print(log.read_text(errors="replace")[-_LOG_SHOWN:], file=sys.stderr)
                raise ServiceNotStarted(name, f"{probe} never answered 200")
            time.sleep(_LOOK_SECONDS)
        yield Server(port, psutil.Process(child.pid), time.perf_counter() - began)


def status(port: int, path: str) -> int | None:
    """Of one GET on a connection of its own; None when there was no answer."""
    connection = http.client.HTTPConnection(HOST, port, timeout=5.0)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()
