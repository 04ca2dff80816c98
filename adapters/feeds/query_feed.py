"""The rows of a database's query as a feed."""

from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Any

import sqlalchemy
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from adapters.feeds.feed_of import feed_of
from adapters.feeds.mapping.mapping_file import read_mapping
from adapters.feeds.table import TableRow
from domain.errors.base import CreativesError
from domain.errors.catalog import DatabaseRefused, DatabaseUnavailable
from domain.ports.product_feed import ProductFeed

CURSOR = "cursor"
_ROWS_AT_A_TIME = 1_000
_LONGEST_REASON = 300


class QueryTable:
    """Implements ``Table``: each reading runs the query again.

    Attributes:
        latest: the largest value of the cursor column that was read, as text.
    """

    encoding = "text of the database"
    notes: tuple[str, ...] = ()

    def __init__(
        self, engine: sqlalchemy.Engine, query: str, *, cursor_column: str | None, since: str | None
    ) -> None:
        self.form = f"query on {engine.dialect.name}"
        self._engine, self._cursor_column, self._largest = engine, cursor_column, None
        self._shown = engine.url.render_as_string(hide_password=True)
        self._statement = sqlalchemy.text(query)
        takes_cursor = CURSOR in self._statement.compile().params
        self._parameters = {CURSOR: since} if takes_cursor else {}
        with closing(self._lines()) as lines:
            self.columns, _ = next(lines)
        if cursor_column is not None and cursor_column not in self.columns:
            raise DatabaseRefused(self._shown, f"the query gives no column {cursor_column!r}")

    @property
    def latest(self) -> str | None:
        largest: Any = self._largest
        if largest is None:
            return None
        return largest.isoformat() if isinstance(largest, date) else str(largest)

    def rows(self) -> Iterator[TableRow]:
        lines = (values for columns, values in self._lines() if values is not None)
        for line, values in enumerate(lines, 1):
            cells = dict(zip(self.columns, values, strict=True))
            if self._cursor_column is not None:
                self._keep_largest(cells[self._cursor_column])
            yield TableRow(line, {name: _cell(value) for name, value in cells.items()})

    def _keep_largest(self, value: Any) -> None:  # noqa: ANN401 - whatever the column holds
        if value is not None and (self._largest is None or value > self._largest):
            self._largest = value

    def _lines(self) -> Generator[tuple[tuple[str, ...], tuple[object, ...] | None]]:
        """The columns, then each row beside them."""
        with self._connected() as connection:
            try:
                streamed = _read_only(connection).execution_options(
                    stream_results=True, yield_per=_ROWS_AT_A_TIME
                )
                with streamed.execute(self._statement, self._parameters) as result:
                    columns = tuple(result.keys())
                    yield columns, None
                    for row in result:
                        yield columns, tuple(row)
            except DBAPIError as error:
                raise self._failed(error, is_lost=error.connection_invalidated) from error
            except SQLAlchemyError as error:
                raise DatabaseRefused(self._shown, str(error)[:_LONGEST_REASON]) from error

    def _connected(self) -> sqlalchemy.Connection:
        try:
            return self._engine.connect()
        except DBAPIError as error:
            raise self._failed(error, is_lost=True) from error

    def _failed(self, error: DBAPIError, *, is_lost: bool) -> CreativesError:
        reason = str(error.orig).strip()[:_LONGEST_REASON]
        failed = DatabaseUnavailable if is_lost else DatabaseRefused
        return failed(self._shown, reason)


@dataclass(frozen=True, slots=True)
class QueryFeed:
    """The products of a query, and how far its cursor column got."""

    feed: ProductFeed
    table: QueryTable

    @property
    def latest(self) -> str | None:
        return self.table.latest


class ProductQuery:
    """Runs a query.

    Args:
        url: of the database, as SQLAlchemy writes it.
        query: may take ``:cursor``, which is null at first.
        cursor_column: of the query, whose largest value is the next cursor.
        mapping: says which column is what.
        currency: the shop's, which decides whose dollar ``$`` is.
    """

    def __init__(
        self,
        *,
        url: str,
        query: str,
        cursor_column: str | None,
        mapping: PurePath | None,
        currency: str,
    ) -> None:
        self._url, self._query, self._cursor_column = url, query, cursor_column
        self._mapping, self._currency = mapping, currency

    def __call__(self, since: str | None) -> QueryFeed:
        """The rows after a value of the cursor column; all where it is None.

        Raises:
            DatabaseRefused: the address or the query is wrong.
            DatabaseUnavailable: there is no connection, or it broke.
            FeedUnreadable: no column is known to be a title.
            MappingInvalid: as ``read_mapping``.
        """
        columns = None if self._mapping is None else read_mapping(self._mapping)
        table = QueryTable(
            self._engine(), self._query, cursor_column=self._cursor_column, since=since
        )
        feed = feed_of(table, mapping=columns, currency=self._currency, source=table.form)
        return QueryFeed(feed, table)

    def _engine(self) -> sqlalchemy.Engine:
        try:
            return sqlalchemy.create_engine(self._url, poolclass=sqlalchemy.pool.NullPool)
        except (NoSuchModuleError, ImportError) as error:  # without the address in their message
            raise DatabaseRefused("of source.url", str(error)) from error
        except ArgumentError as error:
            raise DatabaseRefused("of source.url", "this is no address of a database") from error


def _read_only(connection: sqlalchemy.Connection) -> sqlalchemy.Connection:
    """Where the database can refuse to be changed; elsewhere nothing is committed all the same."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("pragma query_only = on")
    return connection.execution_options(postgresql_readonly=True)


def _cell(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
