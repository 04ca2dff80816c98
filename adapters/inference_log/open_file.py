"""The file that a process appends to: locked, so that others see whether it is still in use."""

import fcntl
import os
from contextlib import suppress
from pathlib import Path

FILE_MODE = 0o640  # lines may hold texts of products
_BLOCK = 65_536


class OpenFile:
    """Whole lines, appended one by one.

    Args:
        path: of a file that is made, or, with ``take``, of one that a killed process left.

    Attributes:
        size: in bytes.

    Raises:
        OSError: it cannot be opened. BlockingIOError: another process has it.
    """

    def __init__(self, path: Path, *, take: bool = False) -> None:
        self.path = path
        flags = os.O_RDWR | os.O_APPEND | (0 if take else os.O_CREAT | os.O_EXCL)
        self._number = os.open(path, flags | os.O_CLOEXEC, FILE_MODE)
        try:
            fcntl.flock(self._number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(self._number)
            raise
        self.size = os.fstat(self._number).st_size

    @property
    def is_gone(self) -> bool:
        """Whether it was removed, so that what is written would be lost."""
        return os.fstat(self._number).st_nlink == 0

    def append(self, data: bytes) -> None:
        """Append a line, or nothing of it.

        Raises:
            OSError: there is no room for it.
        """
        written = 0
        try:
            while written < len(data):
                written += os.write(self._number, data[written:])
        except OSError:
            with suppress(OSError):
                os.ftruncate(self._number, self.size)
            raise
        self.size += len(data)

    def cut_torn_line(self) -> None:
        """Take away what follows the last line end: the process was killed while it wrote."""
        end = self.size
        while end:
            begin = max(0, end - _BLOCK)
            place = os.pread(self._number, end - begin, begin).rfind(b"\n")
            if place >= 0:
                end = begin + place + 1
                break
            end = begin
        if end < self.size:
            os.ftruncate(self._number, end)
            self.size = end

    def sync(self) -> None:
        os.fsync(self._number)

    def close(self) -> None:
        """Others may take it from now on."""
        os.close(self._number)
