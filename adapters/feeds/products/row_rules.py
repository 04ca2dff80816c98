"""What a plan says of a row as a whole: whose it is, and whether it is left out."""

from adapters.feeds.cells.text import text_of
from adapters.feeds.plan import Grouping, Plan
from adapters.feeds.table import Cells


def reason_to_leave_out(plan: Plan, cells: Cells) -> str | None:
    for rule in plan.leave_out:
        text = text_of(cells.get(rule.column), rule.column)
        if text.casefold() in rule.values:
            return f"{rule.column} is {text}"
    return None


def name_of(grouping: Grouping | None, cells: Cells) -> str:
    """Of the product that the row belongs to; empty where it is one of its own."""
    return "" if grouping is None else text_of(cells.get(grouping.column), grouping.column)


def names_of(grouping: Grouping | None, cells: Cells) -> frozenset[str]:
    """By which further rows name the product of this row."""
    if grouping is None:
        return frozenset()
    if not grouping.keys:
        return frozenset(filter(None, [name_of(grouping, cells)]))
    texts = ((before, text_of(cells.get(column), column)) for column, before in grouping.keys)
    return frozenset(f"{before}{text}" for before, text in texts if text)
