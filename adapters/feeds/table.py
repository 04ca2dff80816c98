"""A catalogue as a table of cells, whatever its form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from domain.model.catalog.feed import FeedFault

Cells = Mapping[str, object]
"""Column -> cell: text; in JSON and spreadsheets also a number, truth value, list or object; None
for nothing."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row.

    Attributes:
        line: where it begins, counted from 1 with the header, or the item's number.
    """

    line: int
    cells: Cells


class Table(Protocol):
    """An opened file whose columns are known and whose rows are read when they are asked for.

    Attributes:
        form: in words, such as ``CSV, delimiter ;``.
        encoding: of its bytes, such as ``UTF-8``.
        columns: as they stand in the header, without spaces around them; those of the first items
            where a form has no header.
        notes: what people should know, as sentences.
    """

    form: str
    encoding: str
    columns: tuple[str, ...]
    notes: tuple[str, ...]

    def rows(self) -> Iterator[TableRow | FeedFault]:
        """Its rows in order, in bounded memory; each call reads from the beginning.

        Raises:
            FeedUnreadable: the source ends, changes or stops being readable on the way.
        """
        ...
