"""Reading a table that lies in pieces, which other processes read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePath

from adapters.feeds.cells.price_cells import SignOfColumn
from adapters.feeds.cells.rating_cells import is_above_five
from adapters.feeds.feed_of import feed_by_plan, find_plan, only_sign, signs_in
from adapters.feeds.fields import PRICES
from adapters.feeds.mapping.mapping_file import read_mapping
from adapters.feeds.plan import Plan
from adapters.feeds.products.table_feed import TableFeed
from adapters.feeds.table import Cells, TableRow
from adapters.prices.numbers import DecimalSign
from domain.model.catalog.feed import FeedFault, FeedRow

PRODUCT = "__product"
"""Column that is added to tables whose rows name their product in several columns."""
_SIGNS: tuple[DecimalSign, ...] = (".", ",")


@dataclass(slots=True)
class PassingRows:
    """Implements ``Table`` for rows that pass by.

    Attributes:
        first: line of the first row.
    """

    form: str
    columns: tuple[str, ...]
    cells: Iterable[Cells]
    first: int = 1
    encoding: str = "text of the table"
    notes: tuple[str, ...] = ()

    def rows(self) -> Iterator[TableRow | FeedFault]:
        return (TableRow(line, cells) for line, cells in enumerate(self.cells, self.first))


@dataclass(frozen=True, slots=True, kw_only=True)
class TableReading:
    """How a table is read, with what only all of its rows show.

    Attributes:
        currency: the shop's, which decides whose dollar ``$`` is.
        signs: field of a price -> the decimal sign of its column.
        has_ratings: whether the column of ratings holds stars.
    """

    form: str
    columns: tuple[str, ...]
    plan: Plan
    currency: str
    signs: Mapping[str, DecimalSign | None]
    has_ratings: bool

    def products(self, cells: Iterable[Cells]) -> Iterator[FeedRow]:
        """The products of a piece, in one pass; lines count from its beginning.

        Args:
            cells: rows of one product follow one another; where they name it in further columns,
                ``PRODUCT`` has its name.
        """
        if self.plan.grouping is None or not self.plan.grouping.keys:
            yield from self._feed(cells, 1)
            return
        line = 1
        for _, rows in groupby(cells, key=_product):
            some = [{name: cell for name, cell in row.items() if name != PRODUCT} for row in rows]
            yield from self._feed(some, line)
            line += len(some)

    def _feed(self, cells: Iterable[Cells], first: int) -> TableFeed:
        return feed_by_plan(
            PassingRows(self.form, self.columns, cells, first),
            self.plan,
            currency=self.currency,
            signs={field: _always(sign) for field, sign in self.signs.items()},
            has_ratings=self.has_ratings,
        )


def _product(cells: Cells) -> object:
    return cells[PRODUCT] or object()  # which equals no other


def plan_of_table(
    columns: Sequence[str], *, mapping: PurePath | None, currency: str, source: str
) -> Plan:
    """What is read from which column.

    Raises:
        FeedUnreadable: none is known to be a title.
        MappingInvalid: the mapping cannot be read, or names what the table does not have.
    """
    found = None if mapping is None else read_mapping(mapping)
    return find_plan(columns, found, currency, source)


def price_columns(plan: Plan) -> tuple[str, ...]:
    """Columns whose cells show how their numbers are written."""
    return _columns(plan, PRICES)


def price_signs(plan: Plan, rows: Iterable[Cells]) -> Iterator[tuple[str, str]]:
    """Pairs of a price's field and a decimal sign that a row of the table shows."""
    found: set[tuple[str, str]] = set()
    for cells in rows:
        for field in PRICES:
            if source := plan.sources.get(field):
                shown = signs_in([TableRow(0, cells)], source)
                found.update((field, sign) for sign in shown)
    yield from sorted(found)


def reading_of(
    columns: Sequence[str],
    plan: Plan,
    *,
    form: str,
    currency: str,
    signs: set[tuple[str, str]],
    first_rows: Iterable[Cells],
) -> TableReading:
    """The reading of a table.

    Args:
        signs: all that ``price_signs`` gives.
        first_rows: in which ratings above 5 show.
    """
    rating = plan.sources.get("rating")
    return TableReading(
        form=form,
        columns=tuple(columns),
        plan=plan,
        currency=currency,
        signs={
            field: only_sign({sign for sign in _SIGNS if (field, sign) in signs})
            for field in PRICES
            if field in plan.sources
        },
        has_ratings=rating is None
        or not any(is_above_five(rating.cell(cells)) for cells in first_rows),
    )


def rating_columns(plan: Plan) -> tuple[str, ...]:
    return _columns(plan, ("rating",))


def _columns(plan: Plan, fields: Sequence[str]) -> tuple[str, ...]:
    columns = [
        column
        for field in fields
        if (source := plan.sources.get(field))
        for column in source.columns
    ]
    return tuple(dict.fromkeys(columns))


def _always(sign: DecimalSign | None) -> SignOfColumn:
    return lambda: sign
