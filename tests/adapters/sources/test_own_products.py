"""Products of one's own: only what is new, ids for all, and faults with their places."""

from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy

from adapters.feeds.query_feed import ProductQuery
from adapters.sources.feed_product_source import FeedProductSource
from adapters.sources.sql_product_source import SqlProductSource
from domain.errors.catalog import DatabaseRefused, DatabaseUnavailable, FeedUnreadable
from domain.model.catalog.feed import FeedFault, FeedProduct, FeedSkip
from domain.model.catalog.product import Product
from tests.adapters.sources.test_product_source_contract import DRAWN, database
from tests.fakes.product_feed import FakeFeedReader, feed_rows

MUG = Product(title="Blue Mug", description="Holds 300 ml.")
CHANGED = "select * from products where :cursor is null or changed > :cursor order by changed"


def query(url: str, sql: str = CHANGED, cursor_column: str | None = "changed") -> SqlProductSource:
    return SqlProductSource(
        ProductQuery(url=url, query=sql, cursor_column=cursor_column, mapping=None, currency="USD"),
        sleep=lambda _: None,
    )


def test_an_unchanged_feed_has_nothing_new() -> None:
    reader = FakeFeedReader({"shop.csv": feed_rows(DRAWN)})
    source = FeedProductSource(reader, location="shop.csv")
    first = source.fetch(since=None)
    assert source.fetch(since=first.cursor).products == ()
    reader.sources["shop.csv"] = feed_rows([*DRAWN, MUG])
    changed = source.fetch(since=first.cursor)
    assert len(changed.products) == len(DRAWN) + 1
    assert changed.cursor != first.cursor


def test_a_product_without_an_id_has_the_same_one_in_every_reading() -> None:
    source = FeedProductSource(FakeFeedReader({"a.csv": feed_rows([MUG])}), location="a.csv")
    [once], [again] = source.fetch(since=None).products, source.fetch(since=None).products
    assert once.id == again.id != ""
    other = FakeFeedReader({"a.csv": feed_rows([replace(MUG, title="Red Mug")])})
    assert FeedProductSource(other, location="a.csv").fetch(since=None).products[0].id != once.id


def test_rows_at_fault_are_refused_with_their_lines_and_those_left_out_are_none() -> None:
    rows = [
        FeedProduct(line=2, product=MUG),
        FeedSkip(line=3, reason="it is a draft"),
        FeedFault(line=7, field="price", reason="must be certain", value="1.234"),
        FeedProduct(line=8, product=replace(MUG, title="Red Mug")),
    ]
    collection = FeedProductSource(FakeFeedReader({"a": rows}), location="a").fetch(since=None)
    [fault] = collection.refused
    assert (fault.row, fault.field) == (2, "price")
    assert "line 7" in fault.requirement
    assert [row for row, _ in collection.numbered()] == [1, 3]


def test_a_pattern_reads_all_files_of_its_name(tmp_path: Path) -> None:
    names = [str(tmp_path / name) for name in ("a.csv", "b.csv")]
    for name in names:
        Path(name).touch()
    reader = FakeFeedReader(dict(zip(names, (feed_rows(DRAWN), feed_rows([MUG])), strict=True)))
    found = FeedProductSource(reader, location=str(tmp_path / "*.csv")).fetch(since=None)
    assert len(found.products) == len(DRAWN) + 1
    with pytest.raises(FeedUnreadable, match="no file has such a name"):
        FeedProductSource(reader, location=str(tmp_path / "*.tsv")).fetch(since=None)


def test_a_query_gives_what_is_newer_than_its_cursor(tmp_path: Path) -> None:
    url = database(tmp_path)
    source = query(url)
    first = source.fetch(since=None)
    assert first.cursor == f"sql:{len(DRAWN)}"
    nothing = source.fetch(since=first.cursor)
    assert (nothing.products, nothing.cursor) == ((), first.cursor)
    with sqlalchemy.create_engine(url).begin() as connection:
        connection.execute(
            sqlalchemy.text(
                "insert into products values ('x', 'Blue Mug', 'Holds 300 ml.', 'Kitchen',"
                " '4.50', '4.1', 99)"
            )
        )
    newer = source.fetch(since=first.cursor)
    assert [product.id for product in newer.products] == ["x"]
    assert newer.cursor == "sql:99"


def test_a_query_without_a_cursor_has_nothing_new_until_a_row_changes(tmp_path: Path) -> None:
    url = database(tmp_path)
    source = query(url, "select * from products order by id", None)
    first = source.fetch(since=None)
    assert len(first.products) == len(DRAWN)
    unchanged = source.fetch(since=first.cursor)
    assert (unchanged.products, unchanged.cursor) == ((), first.cursor)
    with sqlalchemy.create_engine(url).begin() as connection:
        connection.execute(
            sqlalchemy.text("update products set title = 'Red Mug' where changed = 1")
        )
    assert len(source.fetch(since=first.cursor).products) == len(DRAWN)


def test_a_query_changes_nothing(tmp_path: Path) -> None:
    url = database(tmp_path)
    with pytest.raises((DatabaseRefused, DatabaseUnavailable), match="readonly"):
        query(url, "delete from products returning *", None).fetch(since=None)
    assert len(query(url).fetch(since=None).products) == len(DRAWN)


@pytest.mark.parametrize(
    ("url", "sql", "cursor_column", "error", "message"),
    [
        ("no address", CHANGED, None, DatabaseRefused, "no address of a database"),
        ("nosuch://host/db", CHANGED, None, DatabaseRefused, "nosuch"),
        ("", "select nothing", None, DatabaseRefused, "nothing"),
        ("", "selct 1", None, DatabaseRefused, "selct"),
        ("", "select * from products", "when", DatabaseRefused, "no column 'when'"),
        ("", "select 1 as number", None, FeedUnreadable, "title"),
    ],
)
def test_what_cannot_be_asked_is_named(
    tmp_path: Path,
    url: str,
    sql: str,
    cursor_column: str | None,
    error: type[Exception],
    message: str,
) -> None:
    with pytest.raises(error, match=message):
        query(url or database(tmp_path), sql, cursor_column).fetch(since=None)


def test_a_database_that_does_not_answer_is_asked_again_and_keeps_its_password() -> None:
    waits: list[float] = []
    source = SqlProductSource(
        ProductQuery(
            url="postgresql+psycopg://me:secret@127.0.0.1:1/shop",
            query="select 1", cursor_column=None, mapping=None, currency="USD",
        ),
        sleep=waits.append,
    )  # fmt: skip
    with pytest.raises(DatabaseUnavailable, match=r"me:\*\*\*@127\.0\.0\.1") as caught:
        source.fetch(since=None)
    assert "secret" not in str(caught.value)
    assert len(waits) == 2
