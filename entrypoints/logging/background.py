"""Lines are written by a thread of their own, so that nobody waits for a slow disk or reader."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from select import select
from threading import Event, Thread
from typing import Protocol, TextIO

# A pipe that nobody reads holds 64 KiB; this is some 30,000 lines of requests more.
_MOST_CHARACTERS = 8_000_000
_SECONDS_BETWEEN_WARNINGS = 60.0
_CLOSE_SECONDS = 1.0
_LOG = "log"  # the name of outputs that log lines go to

_streams: list["Background"] = []


def lost_lines() -> int:
    """Log lines that found no room, of all outputs since the process began."""
    return sum(each.lost for each in _streams if each.name == _LOG)


def reopen_all() -> None:
    """Reopen the files of all outputs; safe in a signal handler."""
    for each in _streams:
        each.reopen()


class Sink(Protocol):
    """Where lines go; it may block, and raise OSError for a line that is lost."""

    def write(self, line: str) -> int: ...

    def reopen(self) -> None:
        """Before the next line, open a file again that was moved away."""

    def close(self) -> None: ...


class Descriptor:
    """An open stream, written past Python's buffer.

    At the end Python flushes the buffer and would wait, or give up with an abort, for a thread that
    holds its lock while nobody reads.
    """

    def __init__(self, stream: TextIO) -> None:
        self._number, self._encoding = stream.fileno(), stream.encoding or "utf-8"

    def write(self, line: str) -> int:
        data = line.encode(self._encoding, "backslashreplace")
        while data:
            try:
                data = data[os.write(self._number, data) :]
            except BlockingIOError:  # who started us made it so
                select([], [self._number], [])
        return len(line)

    def reopen(self) -> None:
        """It has no name."""

    def close(self) -> None:
        """It was open before us, and stays open."""


class Background:
    """What a ``logging.StreamHandler`` writes to, holding its lock.

    Args:
        sink: written to by one thread only.
        capacity: characters that may wait; further lines are lost.
        name: of the thread; lines of outputs with another name than the default are no log lines.
        close_seconds: that ``close`` waits at most.
        pause_seconds: from one wake-up of the thread to the next, which costs twenty times as much
            as a line: lines that come meanwhile are written together.

    Attributes:
        lost: lines that found no room.
        on_loss: told how many, once a minute at most, as soon as lines are written again.
    """

    def __init__(
        self,
        sink: Sink,
        *,
        capacity: int = _MOST_CHARACTERS,
        name: str = _LOG,
        close_seconds: float = _CLOSE_SECONDS,
        pause_seconds: float = 0.0,
    ) -> None:
        self._sink, self._capacity, self.name = sink, capacity, name
        self._close_seconds, self._closed = close_seconds, Event()
        self._pause_seconds = pause_seconds
        self.on_loss: Callable[[int], None] = lambda _: None
        # None ends it. Its put may come from a signal handler.
        self._queue: SimpleQueue[str | None] = SimpleQueue()
        # One thread changes each of these, so that no lock is needed.
        self._given, self._written = 0, 0
        self.lost, self._warned_of, self._warned_at = 0, 0, -_SECONDS_BETWEEN_WARNINGS
        _streams.append(self)
        Thread(target=self._write_all, name=name, daemon=True).start()

    def write(self, line: str) -> int:
        """Take a line, or lose it."""
        if self._given - self._written + len(line) > self._capacity:
            self.lost += 1
        else:
            self._given += len(line)
            self._queue.put(line)
        return len(line)

    def reopen(self) -> None:
        self._sink.reopen()

    def flush(self) -> None:
        """Nobody waits for the thread."""

    def close(self) -> None:
        """Wait a while until the thread has written what waits, and closed the sink."""
        self._queue.put(None)
        self._closed.wait(self._close_seconds)

    def _write_all(self) -> None:
        while (line := self._queue.get()) is not None:
            with suppress(OSError):  # its reader is gone for good
                self._sink.write(line)
            self._written += len(line)
            if self.lost > self._warned_of:
                self._tell()
            if self._pause_seconds and self._queue.empty():
                time.sleep(self._pause_seconds)
        self._sink.close()
        self._closed.set()

    def _tell(self) -> None:
        now = time.monotonic()
        if now - self._warned_at >= _SECONDS_BETWEEN_WARNINGS:
            self._warned_at, lost = now, self.lost - self._warned_of
            self._warned_of = self.lost
            self.on_loss(lost)
