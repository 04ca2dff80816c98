"""A file of this machine as content."""

import io
import os
import stat
import weakref
from pathlib import Path

from adapters.feeds.opening.content import Content
from domain.errors.catalog import FeedUnreadable

_ANOTHER_FILE = "name a file that can be read"
_State = tuple[int, int]


def file_content(path: str) -> Content:
    """Of a regular file, which stays open, so that a new file of its name changes nothing.

    Raises:
        FeedUnreadable: it is missing, no file, or not to be read.
    """
    try:
        # Without waiting for a writer, which a named pipe would.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        raise FeedUnreadable(path, reason_of(error), _ANOTHER_FILE) from error
    return opened_content(descriptor, source=path, name=Path(path).name)


def opened_content(descriptor: int, *, source: str, name: str) -> Content:
    """Of a file that is open; it is closed when nothing needs it any more.

    Raises:
        FeedUnreadable: it is no regular file.
    """
    file = _OpenFile(descriptor, source)
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        kind = "a directory" if stat.S_ISDIR(mode) else "no regular file"
        raise FeedUnreadable(source, f"it is {kind}", _ANOTHER_FILE)
    return Content(source, name, lambda: _Reading(file))


def reason_of(error: Exception) -> str:
    """Such as ``No such file or directory``."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


class _OpenFile:
    """A descriptor, and how the file was when it was opened."""

    def __init__(self, descriptor: int, source: str) -> None:
        weakref.finalize(self, os.close, descriptor)
        self.descriptor, self.source = descriptor, source
        self.state = self._state()

    def read(self, size: int, position: int) -> bytes:
        """Bytes of that position; empty at the end.

        Raises:
            FeedUnreadable: it cannot be read, or is not what it was when it was opened.
        """
        try:
            data = os.pread(self.descriptor, size, position)
            if not data and size and self._state() != self.state:
                raise FeedUnreadable(
                    self.source,
                    f"it changed while it was read, at byte {position:,}",
                    "start again when it is written to the end",
                )
        except OSError as error:
            raise FeedUnreadable(
                self.source, f"{reason_of(error)}, at byte {position:,}", _ANOTHER_FILE
            ) from error
        return data

    def _state(self) -> _State:
        found = os.fstat(self.descriptor)
        return found.st_size, found.st_mtime_ns


class _Reading(io.RawIOBase):
    """One reading of an open file, independent of others."""

    def __init__(self, file: _OpenFile) -> None:
        super().__init__()
        self._file, self._position = file, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._position, os.SEEK_END: self._file.state[0]}
        self._position = max(0, start[whence] + offset)
        return self._position

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        data = self._file.read(len(buffer), self._position)
        buffer[: len(data)] = data
        self._position += len(data)
        return len(data)
