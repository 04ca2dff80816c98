"""Reading for parsers that build one item at a time, so that no item fills the memory."""

from typing import Protocol

from domain.errors.catalog import FeedUnreadable

MOST_BYTES = 32 << 20  # of one item
MOST_DEEP = 100  # lists and objects in one another
CHUNK_BYTES = 16 * 1024  # as parsers need time with the square of the depth, which is seen later
_MOST_OPEN = 1_000  # brackets, those in texts included


class Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class BoundedReading:
    """Refuses to read on when an item has not ended for too long.

    Attributes:
        items: that have ended.
    """

    def __init__(self, file: Readable, source: str) -> None:
        self._file, self._source = file, source
        self.items, self._held, self._open = 0, 0, 0

    def read(self, size: int = CHUNK_BYTES, /) -> bytes:
        """At most so many bytes.

        Raises:
            FeedUnreadable: the item that is being read is too large.
        """
        if self._held > MOST_BYTES:
            raise FeedUnreadable(
                self._source,
                f"after {self.items:,} items comes one of more than {MOST_BYTES >> 20} MiB",
                "bring a list of products, each of a few kilobytes",
            )
        if self._open > _MOST_OPEN:
            reason = f"after {self.items:,} items comes one of too many brackets in one another"
            raise FeedUnreadable(self._source, reason, "bring a list of products")
        data = self._file.read(size)
        self._held += len(data)
        self._open += data.count(b"[") + data.count(b"{") - data.count(b"]") - data.count(b"}")
        return data

    def next_item(self) -> None:
        self.items += 1
        self.release()

    def release(self) -> None:
        """What was read until now is no longer held."""
        self._held, self._open = 0, 0
