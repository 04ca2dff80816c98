"""The log file: whole lines are appended, and a full disk costs lines there and nothing else."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic

from structlog.typing import FilteringBoundLogger

from entrypoints.logging.outage import Outage


class LogFile:
    """What the file's ``logging.StreamHandler`` writes to, holding its lock.

    A line that cannot be written is lost; once a minute a warning says so. One that was written in
    part is completed as soon as there is room, so that every line of the file can be read.

    Args:
        path: of a file that is appended to; it is made when it is missing.
        beside: the log without this file, which hears of lost lines.
        clock: counts seconds.

    Raises:
        OSError: it cannot be opened.
    """

    def __init__(
        self,
        path: Path,
        beside: FilteringBoundLogger,
        *,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._path, self._beside = path, beside
        self._outage = Outage("log file", str(path), beside, clock=clock)
        self._file = path.open("ab", buffering=0)
        self._rest = b""  # of a line that was written in part
        self._is_to_reopen = False

    def reopen(self) -> None:
        """Before the next line, open the path again: the file was moved away by a rotation."""
        self._is_to_reopen = True

    def write(self, line: str) -> int:
        """Append a line, or lose it."""
        if self._is_to_reopen:
            self._open_again()
        try:
            self._append(line.encode("utf-8", "backslashreplace"))
        except OSError as error:
            self._outage.warn(error.strerror or str(error))
        else:
            self._outage.end()
        return len(line)

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        self._file.close()

    def _open_again(self) -> None:
        self._is_to_reopen = False
        try:
            file = self._path.open("ab", buffering=0)
        except OSError as error:  # the old one is better than none
            reason = error.strerror or str(error)
            self._beside.warning("log file not reopened", file=str(self._path), reason=reason)
        else:
            self._file.close()
            self._file, self._rest = file, b""

    def _append(self, line: bytes) -> None:
        before, written = len(self._rest), 0
        data = self._rest + line
        try:
            while written < len(data):
                written += self._file.write(data[written:])
        finally:
            is_begun = written > before
            self._rest = data[written:] if is_begun else self._rest[written:]
            self._outage.lost += not is_begun
