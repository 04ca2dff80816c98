"""Builds what reads catalogues; needs the base dependencies only."""

from adapters.feeds.feed_files import FeedFiles
from adapters.feeds.open_table import open_table
from domain.ports.product_feed import FeedReader


def build_feed_reader(*, currency: str) -> FeedReader:
    """Reads catalogues.

    Args:
        currency: the shop's, which decides whose dollar ``$`` is.
    """
    return FeedFiles(open_table, currency=currency)
