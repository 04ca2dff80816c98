"""How often people did something, as cells have it."""

from decimal import Decimal

import pytest

from adapters.feeds.cells.label_cells import read_times
from domain.errors.catalog import InvalidProduct


@pytest.mark.parametrize(
    ("cell", "times"),
    [
        ("0", 0), (0, 0), ("12", 12), (Decimal("12.0"), 12), ("1,234", 1_234), ("1.234", 1_234),
        ("12 345 678", 12_345_678), ("", None), ("-", None), (None, None), ("n/a", None),
    ],
)  # fmt: skip
def test_a_whole_number_is_read(cell: object, times: int | None) -> None:
    assert read_times(cell, "clicks") == times


@pytest.mark.parametrize("cell", ["1.5", "many", "-3", "1,23", "9" * 40])
def test_anything_else_is_a_fault(cell: str) -> None:
    with pytest.raises(InvalidProduct, match="clicks"):
        read_times(cell, "clicks")
