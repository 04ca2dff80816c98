"""Runs a service of this project as a child process: up when entered, gone when left."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import requests
from tenacity import Retrying, retry_if_exception_type, stop_after_delay, wait_fixed

from domain.errors import ServiceNotStarted

_START_SECONDS = 60.0
_STOP_SECONDS = 15.0
_PROBE_SECONDS = 0.1


class _NotYet(Exception):
    """The service does not answer its probe yet."""


@contextmanager
def child_service(module: str, *, probe: str) -> Iterator[subprocess.Popen[bytes]]:
    """Start ``python -m module``, wait until ``probe`` answers 200, stop it on leaving.

    Raises:
        ServiceNotStarted: it ended, or did not answer in time; its own words are on stderr.
    """
    child = subprocess.Popen([sys.executable, "-m", module])  # noqa: S603 - our own modules
    try:
        _wait(child, module, probe)
        yield child
    finally:
        _stop(child)


def _wait(child: subprocess.Popen[bytes], module: str, probe: str) -> None:
    attempts = Retrying(
        retry=retry_if_exception_type(_NotYet),
        stop=stop_after_delay(_START_SECONDS),
        wait=wait_fixed(_PROBE_SECONDS),
        retry_error_callback=lambda _: _give_up(module, probe),
    )
    attempts(_probe, child, module, probe)


def _probe(child: subprocess.Popen[bytes], module: str, probe: str) -> None:
    code = child.poll()
    if code is not None:
        raise ServiceNotStarted(module, f"it ended with exit code {code}")
    try:
        if requests.get(probe, timeout=2).status_code != requests.codes.ok:
            raise _NotYet
    except requests.RequestException as error:
        raise _NotYet from error


def _give_up(module: str, probe: str) -> None:
    raise ServiceNotStarted(module, f"{probe} did not answer within {_START_SECONDS:g} s")


def _stop(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
