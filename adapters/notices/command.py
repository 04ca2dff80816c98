"""Tells a change by a program of the user's own."""

import os
import signal
import subprocess
from collections.abc import Sequence
from functools import partial
from tempfile import TemporaryFile
from typing import IO

from adapters.network.deadline import Deadline
from adapters.notices.attempts import Attempts, Never, NotNow
from adapters.notices.document import document_of
from domain.model.promotion.champion_change import ChampionChange

_KEPT = 2_000  # bytes of what the program printed, its last


class Command:
    """Implements ``ChangeListener``: runs a program without a shell, with JSON on standard input.

    Args:
        arguments: the program and what it is given.
        timeout: seconds after which it is killed, with all that it started.
    """

    def __init__(self, arguments: Sequence[str], *, timeout: float, attempts: Attempts) -> None:
        self._arguments, self._timeout = list(arguments), timeout
        self._attempts = attempts

    def __call__(self, change: ChampionChange) -> str:
        run = partial(self._run, document_of(change))
        return self._attempts.deliver(f"the command {self._arguments[0]!r}", run)

    def _run(self, document: bytes, deadline: Deadline) -> str:
        # A file, not a pipe: what the program leaves running could keep a pipe open.
        seconds = min(self._timeout, deadline.left())
        with TemporaryFile() as output:
            try:
                code = self._ended(document, output, seconds)
            except (OSError, ValueError) as error:
                raise Never(f"it cannot be started: {error}") from error
            said = _last(output)
        if code is None:
            raise NotNow(f"it was killed after {seconds:.3g} s{said}")
        if code != 0:
            raise NotNow(f"exit code {code}{said}")
        return f"exit code 0{said}"

    def _ended(self, document: bytes, output: IO[bytes], seconds: float) -> int | None:
        """Its exit code; None when it was killed."""
        process = subprocess.Popen(  # noqa: S603 - the user's own, from the settings
            self._arguments,
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            process.communicate(document, timeout=seconds)
        except subprocess.TimeoutExpired:
            return None
        finally:
            if process.poll() is None:  # also when we are told to end
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        return process.returncode


def _last(output: IO[bytes]) -> str:
    size = output.seek(0, os.SEEK_END)
    output.seek(max(0, size - _KEPT))
    said = " ".join(output.read().decode(errors="replace").split())
    return f"; it printed: {said}" if said else ""
