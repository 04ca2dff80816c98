"""What every product source does: the fake, the service, a feed and a query."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy

from adapters.feeds.query_feed import ProductQuery
from adapters.sources.feed_product_source import FeedProductSource
from adapters.sources.http_product_source import HttpProductSource
from adapters.sources.sql_product_source import SqlProductSource
from domain.model.catalog.generation import generate_products
from domain.ports.product_source import ProductSource
from tests.adapters.sources.conftest import DataService
from tests.fakes.product_feed import FakeFeedReader, feed_rows
from tests.fakes.product_source import FakeProductSource

ROWS = 5
DRAWN = generate_products(count=ROWS, seed=3)
MakeSource = Callable[[], ProductSource]


def database(path: Path) -> str:
    url = f"sqlite:///{path / 'shop.db'}"
    engine = sqlalchemy.create_engine(url)
    with engine.begin() as connection:
        connection.execute(
            sqlalchemy.text(
                "create table products (id text, title text, description text, category text,"
                " price text, rating text, changed integer)"
            )
        )
        for at, product in enumerate(DRAWN, 1):
            connection.execute(
                sqlalchemy.text(
                    "insert into products values"
                    " (:id, :title, :description, :category, :price, :rating, :changed)"
                ),
                {
                    "id": product.id,
                    "title": product.title,
                    "description": product.description,
                    "category": product.category,
                    "price": str(product.price),
                    "rating": str(product.rating),
                    "changed": at,
                },
            )
    return url


@pytest.fixture(params=["fake", "service", "feed", "query", "query with a cursor"])
def source(
    request: pytest.FixtureRequest, data_service: DataService, tmp_path: Path
) -> ProductSource:
    if request.param == "fake":
        return FakeProductSource(count=ROWS, seed=3)
    if request.param == "service":
        return HttpProductSource(
            url=data_service.url, timeout=10, total=60, attempts=1, backoff=0,
            first_count=ROWS, count=ROWS, seed=3,
        )  # fmt: skip
    if request.param == "feed":
        return FeedProductSource(
            FakeFeedReader({"shop.csv": feed_rows(DRAWN)}), location="shop.csv"
        )
    has_cursor = request.param == "query with a cursor"
    query = "select * from products"
    if has_cursor:
        query += " where :cursor is null or changed > :cursor order by changed"
    return SqlProductSource(
        ProductQuery(
            url=database(tmp_path),
            query=query,
            cursor_column="changed" if has_cursor else None,
            mapping=None,
            currency="USD",
        )
    )


def test_the_first_time_all_rows_arrive_as_they_are(source: ProductSource) -> None:
    collection = source.fetch(since=None)
    for product, drawn in zip(collection.products, DRAWN, strict=True):
        for field in ("id", "title", "description", "category", "price", "rating"):
            assert getattr(product, field) == getattr(drawn, field)
    assert collection.refused == ()


def test_the_time_is_utc(source: ProductSource) -> None:
    assert source.fetch(since=None).generated_at.utcoffset() == timedelta(0)


@pytest.mark.parametrize("since", ["", "of another source:1"])
def test_a_cursor_that_means_nothing_here_gives_all_rows(source: ProductSource, since: str) -> None:
    assert len(source.fetch(since=since).products) == ROWS


def test_a_cursor_can_be_asked_with_again(source: ProductSource) -> None:
    first = source.fetch(since=None)
    again = source.fetch(since=first.cursor)
    assert source.fetch(since=first.cursor).products == again.products
