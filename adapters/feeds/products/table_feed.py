"""A table, read as products by a plan."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from adapters.feeds.cells.text import shown, text_of
from adapters.feeds.plan import Grouping, Plan
from adapters.feeds.products.build_product import ProductBuilder
from adapters.feeds.products.gathered import Gathered
from adapters.feeds.products.row_prices import PriceReading
from adapters.feeds.table import Cells, Table, TableRow
from domain.errors.catalog import InvalidProduct
from domain.model.catalog.feed import FeedFault, FeedProduct, FeedRow, FeedSkip, Recognised

_MOST_NAMES = 2_000_000  # of groups that are remembered, as numbers, to find rows that stand apart


@dataclass(frozen=True, slots=True)
class TableFeed:
    """Implements ``ProductFeed``."""

    table: Table
    plan: Plan
    prices: PriceReading
    builder: ProductBuilder
    recognised: Recognised

    def __iter__(self) -> Iterator[FeedRow]:
        return _Reading(self).rows()


@dataclass(slots=True)
class _Reading:
    """One pass over the rows."""

    feed: TableFeed
    group: Gathered | None = None
    seen: set[int] = field(default_factory=set)

    def rows(self) -> Iterator[FeedRow]:
        for row in self.feed.table.rows():
            if isinstance(row, FeedFault):
                yield row
            elif not any(map(_is_filled, row.cells.values())):
                yield FeedSkip(line=row.line, reason="all cells are empty")
            else:
                yield from self._taken(row)
        yield from self._finished()

    def _taken(self, row: TableRow) -> Iterator[FeedRow]:
        plan = self.feed.plan
        try:
            reason = _reason_to_leave_out(plan, row.cells)
            name = _name_of(plan.grouping, row.cells)
            names = _names_of(plan.grouping, row.cells)
        except InvalidProduct as error:
            yield _fault(row.line, error)
            return
        if self.group is not None and name in self.group.names:
            yield from self._further(row, reason)
            return
        yield from self._finished()
        if name and plan.grouping is not None and plan.grouping.keys:
            # Variations that shops keep elsewhere in the file; their product stands without them.
            yield FeedSkip(line=row.line, reason=f"it is a variation of {shown(name)}")
            return
        if plan.grouping is not None and self._is_apart(name):
            yield FeedFault(
                line=row.line,
                field=plan.grouping.column,
                reason="must stand directly below the row of its product",
                value=shown(name),
            )
            return
        self.group = Gathered(row, names, reason)
        self.group.add(row.cells, plan, self.feed.prices.offer)
        if plan.grouping is None:
            yield from self._finished()

    def _further(self, row: TableRow, reason: str | None) -> Iterator[FeedRow]:
        """A row of the product that is being gathered."""
        group = self.group
        if group is None or group.skipped:
            return
        if reason is not None:
            yield FeedSkip(line=row.line, reason=reason)
            return
        group.merged += 1
        group.add(row.cells, self.feed.plan, self.feed.prices.offer)

    def _is_apart(self, name: str) -> bool:
        """Whether it is a further row of a product that was finished before."""
        if not name:
            return False
        if hash(name) in self.seen:
            return True
        if len(self.seen) < _MOST_NAMES:
            self.seen.add(hash(name))
        return False

    def _finished(self) -> Iterator[FeedRow]:
        group, self.group = self.group, None
        if group is None:
            return
        line = group.first.line
        if group.skipped:
            yield FeedSkip(line=line, reason=group.skipped)
            return
        try:
            built = self.feed.builder.build(group)
        except InvalidProduct as error:
            yield _fault(line, error)
            return
        yield FeedProduct(line=line, product=built.product, merged=group.merged, notes=built.notes)


def _is_filled(cell: object) -> bool:
    return cell is not None and not (isinstance(cell, str) and not cell.strip())


def _reason_to_leave_out(plan: Plan, cells: Cells) -> str | None:
    for rule in plan.leave_out:
        text = text_of(cells.get(rule.column), rule.column)
        if text.casefold() in rule.values:
            return f"{rule.column} is {text}"
    return None


def _name_of(grouping: Grouping | None, cells: Cells) -> str:
    """Of the product that the row belongs to; empty where it is one of its own."""
    return "" if grouping is None else text_of(cells.get(grouping.column), grouping.column)


def _names_of(grouping: Grouping | None, cells: Cells) -> frozenset[str]:
    """By which further rows name the product of this row."""
    if grouping is None:
        return frozenset()
    if not grouping.keys:
        names = [_name_of(grouping, cells)]
    else:
        names = [
            f"{before}{text}"
            for column, before in grouping.keys
            if (text := text_of(cells.get(column), column))
        ]
    return frozenset(filter(None, names))


def _fault(line: int, error: InvalidProduct) -> FeedFault:
    return FeedFault(
        line=line,
        field=error.field,
        reason=f"must be {error.requirement}",
        value=shown(error.value),
    )
