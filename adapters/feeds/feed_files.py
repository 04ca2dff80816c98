"""Catalogues of people, opened and recognised."""

from collections.abc import Callable
from pathlib import PurePath

from adapters.feeds.feed_of import feed_of
from adapters.feeds.mapping.mapping_file import read_mapping
from adapters.feeds.opening.addresses import shown
from adapters.feeds.table import Table
from domain.model.catalog.money import DEFAULT_CURRENCY
from domain.ports.product_feed import ProductFeed


class FeedFiles:
    """Implements ``FeedReader``.

    Args:
        open_table: opens a source as a table of cells.
        currency: the shop's, which decides whose dollar ``$`` is.
    """

    def __init__(
        self, open_table: Callable[[str], Table], *, currency: str = DEFAULT_CURRENCY
    ) -> None:
        self._open_table, self._currency = open_table, currency

    def __call__(self, source: str, *, mapping: PurePath | None = None) -> ProductFeed:
        columns = None if mapping is None else read_mapping(mapping)  # before a long download
        table = self._open_table(source)
        return feed_of(table, mapping=columns, currency=self._currency, source=shown(source))
