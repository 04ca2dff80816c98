"""A seller's own labels, and how often people did something, as cells have them."""

from decimal import Decimal

import pytest

from adapters.feeds.cells.label_cells import read_label, read_times
from adapters.feeds.feed_of import feed_of
from domain.errors.catalog import InvalidProduct
from domain.model.catalog.feed import FeedProduct
from tests.fakes.table import StatedTable


@pytest.mark.parametrize(
    ("cell", "label"),
    [
        ("good", True), (" Approved ", True), ("YES", True), ("1", True), (1, True), (True, True),
        ("1.0", True), ("0.0", False),
        ("poor", False), ("rejected", False), ("no", False), (1.0, True), (Decimal("0.0"), False),
        (0, False), (False, False),
        ("", None), (None, None), ("n/a", None), ("pending", None), ("2", None),
    ],
)  # fmt: skip
def test_a_word_for_one_of_the_two_is_a_label_and_anything_else_is_none(
    cell: object, label: object
) -> None:
    assert read_label(cell) is label


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


def test_an_export_of_a_shop_may_have_them_as_further_columns() -> None:
    row = {
        "Handle": "mug", "Title": "Mug", "Body (HTML)": "Clay.", "Variant Price": "5.00",
        "Impressions": "2000", "clicks": "31", "Approved": "yes",
    }  # fmt: skip
    feed = feed_of(StatedTable([row]))
    (found,) = feed
    assert isinstance(found, FeedProduct)
    product = found.product
    assert feed.recognised.profile == "Shopify"
    assert (product.impressions, product.clicks, product.label) == (2000, 31, True)
