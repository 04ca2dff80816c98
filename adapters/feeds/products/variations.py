"""Rows that are variations of products, which may stand anywhere in a table."""

from collections.abc import Callable
from dataclasses import dataclass, field

from adapters.feeds.plan import Plan
from adapters.feeds.products.gathered import Gathered
from adapters.feeds.products.row_prices import Offer
from adapters.feeds.products.row_rules import name_of, names_of, reason_to_leave_out
from adapters.feeds.table import Cells, Table, TableRow
from domain.errors.catalog import InvalidProduct

_MOST_PARENTS = 200_000  # that are kept in memory, each with a row and two prices


@dataclass(slots=True)
class Variations:
    """What a first pass over a table found.

    Attributes:
        of: name of a product -> what its variations say.
        products: names of all products, as numbers.
    """

    of: dict[str, Gathered] = field(default_factory=dict)
    products: set[int] = field(default_factory=set)

    def have_product(self, name: str) -> bool:
        """Whether variations under this name become part of a product of the table."""
        return name in self.of and hash(name) in self.products

    def take_in(self, cells: Cells, plan: Plan, offer: Callable[[Cells], Offer]) -> None:
        name = name_of(plan.grouping, cells)
        if not name:
            self.products.update(map(hash, names_of(plan.grouping, cells)))
        elif name in self.of:
            self.of[name].merged += 1
            self.of[name].add(cells, plan, offer)
        elif len(self.of) < _MOST_PARENTS:
            self.of[name] = Gathered(merged=1)
            self.of[name].add(cells, plan, offer)


def variations_of(table: Table, plan: Plan, offer: Callable[[Cells], Offer]) -> Variations:
    """Read the whole table for its variations; rows at fault are told when they are read again."""
    found = Variations()
    for row in table.rows():
        if not isinstance(row, TableRow):
            continue
        try:
            is_variation = bool(name_of(plan.grouping, row.cells))
            if not (is_variation and reason_to_leave_out(plan, row.cells)):
                found.take_in(row.cells, plan, offer)
        except InvalidProduct:
            continue
    return found
