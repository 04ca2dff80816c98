"""A directory of log files, one a process: begun aside, finished by size and age, the oldest gone.

A file is ``….jsonl.open`` while it grows, and gets its name when it is whole and durable. What a
killed process leaves is finished by the next one that begins a file in the directory.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import time

from adapters.files.durable_files import fsync_directory
from adapters.inference_log.file_names import LINES, OPEN, PARQUET, PREFIX, new_stem, stems
from adapters.inference_log.open_file import OpenFile
from domain.errors.storage import StorageFault

Convert = Callable[[Path, Path], None]
"""Writes the lines of a file to another one, durably, aside and at once; raises what it likes."""


class RotatedFiles:
    """Implements the sink of a background output; one thread writes.

    Args:
        directory: made when it is missing.
        most_bytes: of a file.
        most_seconds: from its first line to its last.
        keep: files in the directory, those of other processes included.
        to_parquet: finished files are converted; None leaves lines.
        clock: seconds since 1970.
    """

    def __init__(
        self,
        directory: Path,
        *,
        most_bytes: int,
        most_seconds: float,
        keep: int,
        to_parquet: Convert | None = None,
        clock: Callable[[], float] = time,
    ) -> None:
        self._directory, self._to_parquet, self._clock = directory, to_parquet, clock
        self._most_bytes, self._most_seconds, self._keep = most_bytes, most_seconds, keep
        self._is_to_finish = False
        self._file: OpenFile | None = None
        self._began = 0.0

    def begin(self) -> OpenFile:
        """Begin a file, as the first line does.

        Raises:
            OSError: as the disk or the place refuse.
        """
        self._directory.mkdir(parents=True, exist_ok=True)
        self._tidy()
        self._began = self._clock()
        self._file = OpenFile(self._directory / f"{new_stem(self._began)}{OPEN}")
        return self._file

    def write(self, line: str) -> int:
        """Append a line, or raise and lose it."""
        data = line.encode("utf-8", "backslashreplace")
        if self._file is not None and self._is_due(self._file, len(data)):
            self._end(self._file)
        file = self._file or self.begin()
        file.append(data)
        return len(line)

    def reopen(self) -> None:
        """Before the next line, finish the file and begin another one."""
        self._is_to_finish = True

    def close(self) -> None:
        if self._file is not None:
            self._end(self._file)

    def _is_due(self, file: OpenFile, more: int) -> bool:
        is_full = file.size > 0 and file.size + more > self._most_bytes
        is_old = file.size > 0 and self._clock() - self._began >= self._most_seconds
        return is_full or is_old or self._is_to_finish or file.is_gone

    def _end(self, file: OpenFile) -> None:
        """Finish it; what the disk refuses now is tried again when another file is begun."""
        self._file, self._is_to_finish = None, False
        with suppress(OSError, StorageFault):
            self._finish(file)
        with suppress(OSError):
            file.close()

    def _finish(self, file: OpenFile) -> None:
        if file.is_gone:
            return
        if file.size == 0:
            file.path.unlink(missing_ok=True)
            return
        file.sync()
        stem = file.path.name.removesuffix(OPEN)
        if not self._is_converted(file.path, self._directory / f"{stem}{PARQUET}"):
            file.path.replace(self._directory / f"{stem}{LINES}")
        fsync_directory(self._directory)

    def _is_converted(self, lines: Path, parquet: Path) -> bool:
        """Whether there is a Parquet file now; where it fails the lines are good as they are."""
        if self._to_parquet is None:
            return False
        try:
            self._to_parquet(lines, parquet)
        except Exception:  # noqa: BLE001 - whatever the library or the disk raises
            return False
        lines.unlink(missing_ok=True)
        return True

    def _tidy(self) -> None:
        """Finish what killed processes left, and remove the oldest beyond what is kept."""
        for path in self._directory.glob(f"{PREFIX}*{OPEN}"):
            with suppress(OSError, StorageFault):  # in use, or finished by another process just now
                self._take_over(path)
        known = stems(self._directory)
        for stem in known[: max(0, len(known) + 1 - self._keep)]:
            for ending in (PARQUET, LINES, OPEN):
                (self._directory / f"{stem}{ending}").unlink(missing_ok=True)

    def _take_over(self, path: Path) -> None:
        file = OpenFile(path, take=True)
        try:
            file.cut_torn_line()
            self._finish(file)
        finally:
            file.close()
