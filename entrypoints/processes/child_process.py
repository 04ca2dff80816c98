"""Runs a command as a child process: up when entered, gone with all its descendants when left."""

import json
import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from signal import Signals
from typing import IO

import psutil

from entrypoints.processes.process_family import stop_family

_STOP_SECONDS = 15.0
_LEFTOVER_SECONDS = 5.0
_LOOK_SECONDS = 0.2


@contextmanager
def child_process(
    command: Sequence[str],
    *,
    environment: Mapping[str, str] | None = None,
    log: Path | None = None,
    record: Path | None = None,
    stop_seconds: float = _STOP_SECONDS,
) -> Iterator[psutil.Popen]:
    """Start ``command`` in a session of its own; on leaving, stop it and all its descendants.

    A terminal's Ctrl-C does not reach it: who started it decides when it ends.

    Args:
        command: program and arguments.
        environment: its variables; None: ours.
        log: file that its output is added to; None: it says it where we do.
        record: file that says which process it is while it runs, for ``stop_leftovers``.
        stop_seconds: what it has for ending by itself.
    """
    with _output(log) as output:
        child = psutil.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        _write(record, child)
        yield child
    finally:
        try:
            stop_family(child, within=stop_seconds)
        finally:  # also when that was interrupted: it kills then
            if record:
                record.unlink(missing_ok=True)


def first_to_end(children: Iterable[psutil.Popen]) -> int:
    """Wait until one of the children has ended; its exit code."""
    watched = list(children)
    while True:
        for child in watched:
            code = child.poll()
            if code is not None:
                return int(code)
        time.sleep(_LOOK_SECONDS)


def ending(code: int) -> str:
    """How a child came to its end, in words."""
    return f"ended with exit code {code}" if code >= 0 else f"was ended by {Signals(-code).name}"


def stop_leftovers(records: Path) -> list[str]:
    """Stop what a program that was killed left running; the names of what there was.

    Args:
        records: directory of the ``record`` files of its children.
    """
    found = []
    for record in sorted(records.glob("*.json")):
        leftover = _recorded(record)
        if leftover is not None:
            found.append(record.stem)
            stop_family(leftover, within=_LEFTOVER_SECONDS)
        record.unlink()
    return found


def _output(log: Path | None) -> "IO[bytes] | nullcontext[None]":
    if log is None:
        return nullcontext()
    log.parent.mkdir(parents=True, exist_ok=True)
    return log.open("ab")


def _write(record: Path | None, child: psutil.Popen) -> None:
    if record:
        record.parent.mkdir(parents=True, exist_ok=True)
        with suppress(psutil.NoSuchProcess):  # ended at once
            record.write_text(json.dumps([child.pid, child.create_time()]), encoding="utf-8")


def _recorded(record: Path) -> psutil.Process | None:
    """The process of a record if it still runs: the same one, not another with its number."""
    try:
        pid, created = json.loads(record.read_text(encoding="utf-8"))
        process = psutil.Process(pid)
    except (ValueError, psutil.NoSuchProcess):
        return None
    return process if process.create_time() == created else None
