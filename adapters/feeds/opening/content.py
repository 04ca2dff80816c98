"""Bytes that can be read from the beginning as often as it takes."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, cast

_BUFFER_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Content:
    """What a table is read from.

    Attributes:
        source: as messages show it.
        name: of the file, whose ending tells forms apart that look alike.
        opened: a new reading from the first byte, which raises ``FeedUnreadable``.
        notes: what people should know, as sentences.
    """

    source: str
    name: str
    opened: Callable[[], io.RawIOBase]
    notes: tuple[str, ...] = ()

    def open(self) -> BinaryIO:
        return cast("BinaryIO", io.BufferedReader(self.opened(), _BUFFER_BYTES))

    def head(self, size: int) -> bytes:
        """The first bytes, or all where there are fewer."""
        with self.open() as file:
            return file.read(size)
