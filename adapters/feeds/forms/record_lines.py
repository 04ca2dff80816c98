"""Lines of a record, which can be given back when they are none."""

from collections import deque
from collections.abc import Iterator

from adapters.feeds.forms.text_lines import MOST_CHARACTERS, TextLines
from domain.errors.catalog import FeedUnreadable

_MOST_AGAIN = 16 * MOST_CHARACTERS  # characters of a file that are read a second time


class RecordTooLong(Exception):
    """A record has no end for too long."""


class RecordLines:
    """Remembers the lines of a record until the next begins.

    Attributes:
        line: at which the record begins.
    """

    def __init__(self, lines: TextLines, source: str) -> None:
        self._lines, self._source = lines, source
        self._again: deque[str] = deque()
        self._of_record: list[str] = []
        self._held, self._read_again = 0, 0
        self.line = lines.count + 1

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self._lines.held = 0  # bounded here
        line = self._again.popleft() if self._again else next(self._lines)
        self._of_record.append(line)
        self._held += len(line)
        if self._held > MOST_CHARACTERS:
            raise RecordTooLong
        return line

    @property
    def last_line(self) -> int:
        """Of the record, until now."""
        return self.line + len(self._of_record) - 1

    def begin(self) -> None:
        """The next record begins."""
        self.line += len(self._of_record)
        self._of_record, self._held = [], 0

    def give_back(self) -> None:
        """All but the first line of the record are read again, as others.

        Raises:
            FeedUnreadable: this has happened too often.
        """
        first, *rest = self._of_record
        self._again.extendleft(reversed(rest))
        self._of_record = [first]
        self._read_again += self._held - len(first)
        if self._read_again > _MOST_AGAIN:
            raise FeedUnreadable(
                self._source,
                f"too many quotes are never closed; one opens in the row at line {self.line}",
                "put quotes around cells, and double the quotes inside them",
            )
