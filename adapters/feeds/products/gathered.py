"""Rows of one product, gathered in bounded memory."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from adapters.feeds.cells.text import is_nothing, text_of
from adapters.feeds.plan import Plan
from adapters.feeds.products.row_prices import Offer
from adapters.feeds.table import Cells, TableRow
from domain.errors.catalog import InvalidProduct

Kind = TypeVar("Kind")
_SEVERAL = 2  # two values that differ say as much as twenty


@dataclass(slots=True)
class Gathered:
    """A product's first row, and what its further rows add.

    Attributes:
        first: None where only further rows were gathered.
        names: by which further rows name it.
        skipped: why it is left out.
        offers: different ones; two of those that differ are enough.
        values: name of an attribute -> its values, likewise.
    """

    first: TableRow | None = None
    names: frozenset[str] = frozenset()
    skipped: str | None = None
    merged: int = 0
    offers: list[Offer] = field(default_factory=list)
    values: dict[str, list[str]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    fault: InvalidProduct | None = None

    @property
    def cells(self) -> Cells:
        return {} if self.first is None else self.first.cells

    @property
    def line(self) -> int:
        return 0 if self.first is None else self.first.line

    def add(self, cells: Cells, plan: Plan, offer: Callable[[Cells], Offer]) -> None:
        """Take in what a row says; the first fault is kept for the product."""
        try:
            _once(self.offers, offer(cells))
            for name_column, value_column in plan.pairs:
                name = text_of(cells.get(name_column)) or self.labels.get(name_column, "")
                self.labels[name_column] = name  # further rows leave it blank
                value = text_of(cells.get(value_column))
                for each in value.split(plan.list_sign) if plan.list_sign else [value]:
                    if name and not is_nothing(each):
                        _once(self.values.setdefault(name, []), each.strip())
        except InvalidProduct as error:
            self.fault = self.fault or error

    def take_in(self, others: Iterable["Gathered"]) -> None:
        """What rows elsewhere say of the product."""
        for other in others:
            self.merged += other.merged
            self.fault = self.fault or other.fault
            for offer in other.offers:
                _once(self.offers, offer)
            for name, found in other.values.items():
                for value in found:
                    _once(self.values.setdefault(name, []), value)

    def single_values(self) -> dict[str, str]:
        """Attributes that are the same in all rows: one variant's colour is not the product's."""
        return {name: found[0] for name, found in self.values.items() if len(found) == 1}


def _once(found: list[Kind], new: Kind) -> None:
    if len(found) < _SEVERAL and new not in found:
        found.append(new)
