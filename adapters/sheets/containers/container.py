"""What turns rows into a file."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from adapters.sheets.formats.layout import Row


class Container(Protocol):
    """A kind of file; it grows by parts, and may be made of them at the end only."""

    def head(self, columns: Sequence[str]) -> bytes: ...

    def part(self, columns: Sequence[str], rows: Iterable[Row]) -> bytes: ...

    def finish(self, columns: Sequence[str], parts: Path) -> Path:
        """The finished file: ``parts`` itself, or one beside it."""
        ...
