"""How the rows of one table become products: made of a profile or of a mapping."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from adapters.feeds.cells.text import is_filled, text_of
from adapters.feeds.table import Cells
from adapters.prices.numbers import DecimalSign

MAX_MATCHED_LENGTH = 2_000  # a regular expression of a user's own may take long on long text


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a field is read from.

    Attributes:
        columns: the first that is not blank counts.
        constant: where there is no column, or all are blank.
        values: cell -> what it means; other cells stay as they are.
        case: what is done to the letters.
        pattern: the part of the cell that counts: its first group, or all that matches.
        currency: that the column's name states.
        decimal: the sign before the fraction of prices, where it is known.
    """

    columns: tuple[str, ...] = ()
    constant: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    case: Callable[[str], str] | None = None
    pattern: re.Pattern[str] | None = None
    currency: str | None = None
    decimal: DecimalSign | None = None

    def cell(self, cells: Cells) -> object:
        """As it stands in the row, or what the source makes of it; None for nothing."""
        return next(self.cells(cells), None)

    def cells(self, cells: Cells) -> Iterator[object]:
        """All that are not blank, the best first."""
        for column in self.columns:
            value = cells.get(column)
            if is_filled(value) and (found := self._meant(value)) != "":
                yield found
        if self.constant is not None:
            yield self.constant

    def _meant(self, value: object) -> object:
        if not (self.values or self.case or self.pattern):
            return value
        text = text_of(value)
        if self.pattern is not None:
            found = self.pattern.search(text[:MAX_MATCHED_LENGTH])
            text = "" if found is None else (found[1] if found.re.groups else found[0]) or ""
        text = self.values.get(text, text)
        return self.case(text) if self.case and text else text


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """Rows that are no product on sale, by what a column says; compared without case."""

    column: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Grouping:
    """Rows that are one product, such as its variants and images.

    Attributes:
        column: that names the product; without ``keys`` its rows stand together.
        keys: columns by which a product is named in ``column`` of its further rows, as
            (column, what stands before the name there); without them, it is ``column`` for all.
    """

    column: str
    keys: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is read from where.

    Attributes:
        pairs: columns with the name of an attribute, and with its value.
        leave_out: rows that are skipped.
        grouping: None where each row is a product.
        list_sign: what stands between several categories, or values of an attribute, in one cell.
        escaped_breaks: whether descriptions have backslash and n for a line break.
    """

    profile: str
    sources: Mapping[str, Source]
    pairs: tuple[tuple[str, str], ...] = ()
    leave_out: tuple[LeaveOut, ...] = ()
    grouping: Grouping | None = None
    list_sign: str | None = None
    escaped_breaks: bool = False

    def used(self) -> frozenset[str]:
        """Columns that something is read from."""
        grouping = self.grouping
        return frozenset(
            [column for source in self.sources.values() for column in source.columns]
            + [column for pair in self.pairs for column in pair]
            + [each.column for each in self.leave_out]
            + ([grouping.column, *(key for key, _ in grouping.keys)] if grouping else [])
        )
