"""Runs a command as a child process: up when entered, gone with all it started when left."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from signal import Signals
from typing import IO

import psutil

_STOP_SECONDS = 15.0
_KILL_SECONDS = 5.0
_LOOK_SECONDS = 0.1


@contextmanager
def child_process(
    command: Sequence[str],
    *,
    environment: Mapping[str, str] | None = None,
    log: Path | None = None,
    inherited: Sequence[int] = (),
    stop_seconds: float = _STOP_SECONDS,
) -> Iterator["subprocess.Popen[bytes]"]:
    """Start ``command`` in a session of its own; on leaving, stop every process of that session.

    A terminal's Ctrl-C does not reach it: who started it decides when it ends.

    Args:
        command: program and arguments.
        environment: its variables; None: ours.
        log: file that its output is added to; None: where ours goes.
        inherited: our open files that it shares.
        stop_seconds: what it has for ending by itself.
    """
    with _output(log) as output:
        child = subprocess.Popen(  # noqa: S603 - commands of ours
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            pass_fds=inherited,
            start_new_session=True,
        )
    try:
        yield child
    finally:
        _stop(child, stop_seconds)


def ending(code: int) -> str:
    """How a child came to its end, in words."""
    return f"ended with exit code {code}" if code >= 0 else f"was ended by {Signals(-code).name}"


def wait_until(holds: Callable[[], bool], *, within: float) -> bool:
    """Ask until it holds; False when it did not in so many seconds."""
    deadline = time.monotonic() + within
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(_LOOK_SECONDS)
    return True


def _output(log: Path | None) -> "IO[bytes] | nullcontext[None]":
    if log is None:
        return nullcontext()
    log.parent.mkdir(parents=True, exist_ok=True)
    return log.open("ab")


def _stop(child: "subprocess.Popen[bytes]", within: float) -> None:
    """Ask the child to end, then kill what is left of its session; a second Ctrl-C kills at once.

    A process group would not do: each task of Airflow has its own.
    """
    try:
        child.terminate()
        with suppress(subprocess.TimeoutExpired):
            child.wait(within)
    finally:
        wait_until(lambda: _all_killed(session=child.pid), within=_KILL_SECONDS)
        child.wait(_KILL_SECONDS)


def _all_killed(*, session: int) -> bool:
    """Kill what runs in a session; True when nothing did."""
    left = [each for each in psutil.process_iter() if _runs_in(session, each)]
    for process in left:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    return not left


def _runs_in(session: int, process: psutil.Process) -> bool:
    try:
        return os.getsid(process.pid) == session and process.status() != psutil.STATUS_ZOMBIE
    except (OSError, psutil.NoSuchProcess):
        return False
