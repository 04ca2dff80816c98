"""The reader of feeds joins tables, mappings and profiles."""

from pathlib import Path

import pytest

from adapters.feeds.feed_files import FeedFiles
from domain.errors.catalog import FeedUnreadable, MappingInvalid
from domain.model.catalog.feed import FeedProduct
from domain.ports.product_feed import FeedReader
from tests.fakes.small_feeds import small_table
from tests.fakes.table import StatedTable

READ: FeedReader = FeedFiles(small_table, currency="CAD")


def test_a_dollar_is_that_of_the_shop() -> None:
    (row,) = READ("price_sym.csv")
    assert isinstance(row, FeedProduct)
    assert row.product.currency == "CAD"


def test_a_mapping_at_fault_is_told_before_the_source_is_opened(tmp_path: Path) -> None:
    def refuse(source: str) -> StatedTable:
        raise AssertionError(source)

    with pytest.raises(MappingInvalid):
        FeedFiles(refuse)("far.csv", mapping=tmp_path / "none.toml")


def test_a_source_without_titles_is_named() -> None:
    with pytest.raises(FeedUnreadable, match=r"far\.csv"):
        FeedFiles(lambda _: StatedTable([{"a": 1}]))("far.csv")
