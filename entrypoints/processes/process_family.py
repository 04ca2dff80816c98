"""Stops a process together with everything it started, wherever its descendants have gone."""

import os
import time
from contextlib import suppress

import psutil

_LOOK_SECONDS = 0.1
_KILL_SECONDS = 5.0


def stop_family(leader: psutil.Popen | psutil.Process, *, within: float) -> None:
    """Ask a session's leader to end, then kill what is left of it and of its descendants.

    A second interrupt while it waits kills at once.

    Args:
        leader: a process that was started in a session of its own.
        within: seconds it has for ending by itself.
    """
    family = _family(leader)
    try:
        with suppress(psutil.NoSuchProcess):
            leader.terminate()
        deadline = time.monotonic() + within
        while _alive(leader) and time.monotonic() < deadline:
            family |= _family(leader)
            time.sleep(_LOOK_SECONDS)
    finally:
        _kill(leader, family)


def _family(leader: psutil.Popen | psutil.Process) -> set[psutil.Process]:
    """The descendants (also of another session) and the session (also without its parent)."""
    family = {each for each in psutil.process_iter() if _session(each.pid) == leader.pid}
    with suppress(psutil.NoSuchProcess):
        family.update(leader.children(recursive=True))
    return family


def _session(pid: int) -> int | None:
    try:
        return os.getsid(pid)
    except OSError:
        return None


def _kill(leader: psutil.Popen | psutil.Process, family: set[psutil.Process]) -> None:
    """Kill until nothing is left: what was just killed may have started something before."""
    deadline = time.monotonic() + _KILL_SECONDS
    while time.monotonic() < deadline:
        family |= _family(leader)
        left = [each for each in family if _alive(each)]
        if not left:
            break
        for each in left:
            with suppress(psutil.NoSuchProcess):
                each.kill()
        time.sleep(_LOOK_SECONDS)
    with suppress(psutil.TimeoutExpired):
        leader.wait(0)


def _alive(process: psutil.Popen | psutil.Process) -> bool:
    """Whether it runs; one that has ended and waits for its parent to notice does not."""
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
