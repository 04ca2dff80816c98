"""A table, read as products by a plan."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from adapters.feeds.cells.text import is_filled, shown
from adapters.feeds.plan import Plan
from adapters.feeds.products.build_product import ProductBuilder
from adapters.feeds.products.gathered import Gathered
from adapters.feeds.products.row_prices import PriceReading
from adapters.feeds.products.row_rules import (
    name_of,
    names_of,
    reason_to_leave_out,
)
from adapters.feeds.products.variations import Variations, variations_of
from adapters.feeds.table import Table, TableRow
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
    variations: Variations | None = None

    def rows(self) -> Iterator[FeedRow]:
        feed = self.feed
        if feed.plan.grouping is not None and feed.plan.grouping.keys:
            self.variations = variations_of(feed.table, feed.plan, feed.prices.offer)
        for row in feed.table.rows():
            if isinstance(row, FeedFault):
                yield row
            elif not any(map(is_filled, row.cells.values())):
                yield FeedSkip(line=row.line, reason="all cells are empty")
            else:
                yield from self._taken(row)
        yield from self._finished()

    def _taken(self, row: TableRow) -> Iterator[FeedRow]:
        plan = self.feed.plan
        try:
            reason = reason_to_leave_out(plan, row.cells)
            name = name_of(plan.grouping, row.cells)
            names = names_of(plan.grouping, row.cells)
        except InvalidProduct as error:
            yield _fault(row.line, error)
            return
        if self.group is not None and name in self.group.names:
            yield from self._further(row, reason)
            return
        yield from self._finished()
        if name and self.variations is not None:
            yield from self._variation(row, name, reason)
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
        if self.variations is not None:
            self.group.take_in(
                self.variations.of[each] for each in names & self.variations.of.keys()
            )
        if plan.grouping is None or self.variations is not None:
            yield from self._finished()

    def _variation(self, row: TableRow, name: str, reason: str | None) -> Iterator[FeedRow]:
        """A row that is part of a product elsewhere in the table, or left out."""
        if reason is not None:
            yield FeedSkip(line=row.line, reason=reason)
        elif self.variations is not None and not self.variations.have_product(name):
            reason = f"it is a variation of {shown(name)}, which is not in the feed"
            yield FeedSkip(line=row.line, reason=reason)

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
        line = group.line
        if group.skipped:
            yield FeedSkip(line=line, reason=group.skipped)
            return
        try:
            built = self.feed.builder.build(group)
        except InvalidProduct as error:
            yield _fault(line, error)
            return
        yield FeedProduct(line=line, product=built.product, merged=group.merged, notes=built.notes)


def _fault(line: int, error: InvalidProduct) -> FeedFault:
    return FeedFault(
        line=line,
        field=error.field,
        reason=f"must be {error.requirement}",
        value=shown(error.value),
    )
