"""Lines of a text, bounded and counted."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from adapters.feeds.opening.content import Content
from adapters.feeds.opening.encoding import Encoding
from domain.errors.catalog import FeedUnreadable
from domain.model.catalog.feed import FeedFault

MOST_CHARACTERS = 16 << 20  # of one row
_BROKEN = re.compile(
    "[\udc80-\udcff]"
)  # what surrogateescape makes of bytes that are no characters


@dataclass(frozen=True, slots=True)
class Text:
    """Content, and how its bytes are read."""

    content: Content
    encoding: Encoding

    @contextmanager
    def open(self) -> Iterator[io.TextIOWrapper]:
        """Line ends stay as they are; only CR LF, LF and CR are some.

        Raises:
            FeedUnreadable: bytes are none of the encoding's characters.
        """
        codec, errors = self.encoding.codec, self.encoding.errors
        with io.TextIOWrapper(self.content.open(), codec, errors, newline="") as file:
            try:
                yield file
            except UnicodeError as error:
                reason = f"some of its bytes are not {self.encoding.name} ({_of(error)})"
                raise FeedUnreadable(self.content.source, reason, "save it as UTF-8") from error

    @property
    def may_be_broken(self) -> bool:
        """Whether bytes that are none of the encoding's characters are left to their rows."""
        return self.encoding.errors != "strict"

    def is_broken(self, text: str) -> bool:
        """Whether bytes of the text were none of the encoding's characters."""
        return self.may_be_broken and _BROKEN.search(text) is not None

    def fault(self, line: int, field: str) -> FeedFault:
        """Of a row that is broken."""
        reason = f"has bytes that are not {self.encoding.name}"
        return FeedFault(line=line, field=field, reason=reason)


def without_broken(text: str) -> str:
    """With U+FFFD for them."""
    return _BROKEN.sub("\N{REPLACEMENT CHARACTER}", text)


class TextLines:
    """Lines with their ends.

    Attributes:
        count: of lines until now.
        held: characters since it was set to 0, which is where a row begins.
    """

    def __init__(self, file: io.TextIOWrapper, source: str) -> None:
        self._file, self._source = file, source
        self.count, self.held = 0, 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._file.readline(MOST_CHARACTERS)
        if not line:
            raise StopIteration
        self.count += 1
        self.held += len(line)
        if self.held >= MOST_CHARACTERS:
            raise FeedUnreadable(
                self._source,
                f"the row at line {self.count:,} has more than {MOST_CHARACTERS:,} characters",
                "close the quotes of every cell, and shorten it",
            )
        return line


def _of(error: UnicodeError) -> str:
    return error.reason if isinstance(error, UnicodeDecodeError) else str(error)
