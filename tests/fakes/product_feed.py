"""A feed of products in memory."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from domain.errors.catalog import FeedUnreadable
from domain.model.catalog.feed import FeedProduct, FeedRow, Recognised
from domain.model.catalog.product import Product
from domain.ports.product_feed import ProductFeed


class FakeProductFeed:
    """Implements ``ProductFeed``."""

    recognised = Recognised(profile="fake", form="rows of a test", encoding="UTF-8", columns={})

    def __init__(self, rows: Sequence[FeedRow]) -> None:
        self.rows = rows

    def __iter__(self) -> Iterator[FeedRow]:
        return iter(self.rows)


class FakeFeedReader:
    """Implements ``FeedReader``: knows the sources it is given."""

    def __init__(self, sources: Mapping[str, Sequence[FeedRow]]) -> None:
        self.sources = dict(sources)

    def __call__(self, source: str, *, mapping: PurePath | None = None) -> ProductFeed:
        del mapping
        if source not in self.sources:
            raise FeedUnreadable(source, "there is no such file", "name one that is there")
        return FakeProductFeed(self.sources[source])


def feed_rows(products: Sequence[Product]) -> list[FeedRow]:
    return [FeedProduct(line=line, product=product) for line, product in enumerate(products, 2)]
