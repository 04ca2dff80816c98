"""A seller's own labels and counts, as cells have them."""

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
        ("poor", False), ("rejected", False), ("no", False), (0, False), (False, False),
        ("", None), (None, None), ("n/a", None), ("pending", None), ("2", None),
    ],
)  # fmt: skip
def test_a_word_for_one_of_the_two_is_a_label_and_anything_else_is_none(
    cell: object, label: object
) -> None:
    assert read_label(cell) is label


@pytest.mark.parametrize(("cell", "times"), [("1,204", 1204), (7, 7), ("", None), ("0", 0)])
def test_counts_are_whole_numbers(cell: object, times: int | None) -> None:
    assert read_times(cell, "clicks") == times


def test_a_count_that_is_none_is_refused() -> None:
    with pytest.raises(InvalidProduct, match="clicks"):
        read_times("many", "clicks")


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
