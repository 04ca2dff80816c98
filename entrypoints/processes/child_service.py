"""Runs a service of this project as a child process: up when entered, gone when left."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

import requests

from entrypoints.http.telemetry.access_log import OWN_PROBE
from entrypoints.processes.child_process import child_process, ending, wait_until
from entrypoints.processes.errors import ServiceNotStarted

_START_SECONDS = 60.0


@contextmanager
def child_service(module: str, *, probe: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Start ``python -m module``, wait until ``probe`` answers 200, stop it on leaving.

    Args:
        module: what to run.
        probe: address that answers when the service is up.

    Raises:
        ServiceNotStarted: it ended, or did not answer in time; its own words are on stderr. Or
            another program answers there: it would pass for the service.
    """
    if status(probe) is not None:
        raise ServiceNotStarted(module, f"another program answers at {probe}")
    with child_process([sys.executable, "-m", module]) as child:
        if not wait_until(lambda: _answers(child, module, probe), within=_START_SECONDS):
            reason = f"{probe} did not answer within {_START_SECONDS:g} s"
            raise ServiceNotStarted(module, reason)
        yield child


def _answers(child: "subprocess.Popen[bytes]", module: str, probe: str) -> bool:
    code = child.poll()
    if code is not None:
        raise ServiceNotStarted(module, f"it {ending(code)}")
    return status(probe) == HTTPStatus.OK


def status(address: str) -> int | None:
    """Of one GET; None when there was no answer."""
    try:
        return requests.get(address, timeout=2, headers={"User-Agent": OWN_PROBE}).status_code
    except requests.RequestException:
        return None
