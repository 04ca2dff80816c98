"""A query on a real PostgreSQL server, which the test starts; Debian has it in ``postgresql``."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy
from sqlalchemy.pool import NullPool

from adapters.feeds.query_feed import ProductQuery
from adapters.sources.sql_product_source import SqlProductSource
from domain.errors.catalog import DatabaseRefused, DatabaseUnavailable

PROGRAMS = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)
IS_ROOT = os.getuid() == 0
pytestmark = [
    pytest.mark.skipif(PROGRAMS is None, reason="there is no PostgreSQL: Debian's postgresql"),
    pytest.mark.skipif(
        IS_ROOT and shutil.which("runuser") is None,
        reason="PostgreSQL does not run as root, and there is no runuser",
    ),
]
CHANGED = """
    select id, title, description, price::text as price, updated_at from products
    where cast(:cursor as timestamptz) is null or updated_at > cast(:cursor as timestamptz)
    order by updated_at
"""


def _run(*command: str) -> None:
    user = ("runuser", "-u", "postgres", "--") if IS_ROOT else ()
    subprocess.run((*user, *command), check=True, capture_output=True, timeout=60)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


class Server:
    """A server with one table of products."""

    def __init__(self, directory: Path) -> None:
        self.directory, self.port = directory, _free_port()
        assert PROGRAMS is not None
        self._control = str(PROGRAMS / "pg_ctl")
        _run(str(PROGRAMS / "initdb"), "-A", "trust", "-U", "shop", "-D", str(directory / "data"))

    @property
    def url(self) -> str:
        return f"postgresql+psycopg://shop@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        options = f"-h 127.0.0.1 -p {self.port} -k {self.directory}"
        _run(
            self._control, "-D", str(self.directory / "data"), "-l",
            str(self.directory / "log"), "-o", options, "-w", "start",
        )  # fmt: skip

    def stop(self) -> None:
        _run(self._control, "-D", str(self.directory / "data"), "-m", "immediate", "-w", "stop")

    def run(self, statement: str) -> None:
        with sqlalchemy.create_engine(self.url, poolclass=NullPool).begin() as connection:
            connection.execute(sqlalchemy.text(statement))


@pytest.fixture
def server() -> Iterator[Server]:
    with tempfile.TemporaryDirectory(prefix="pg-") as name:  # a short path: of a socket, too
        directory = Path(name)
        if IS_ROOT:
            shutil.chown(directory, "postgres", "postgres")
        server = Server(directory)
        server.start()
        try:
            yield server
        finally:
            if (directory / "data" / "postmaster.pid").exists():
                server.stop()


def source(server: Server) -> SqlProductSource:
    query = ProductQuery(
        url=server.url, query=CHANGED, cursor_column="updated_at", mapping=None, currency="EUR"
    )
    return SqlProductSource(query, sleep=lambda _: None)


def test_rows_come_once_and_newer_ones_later(server: Server) -> None:
    server.run(
        "create table products as select 'p' || n as id, 'Blue Mug ' || n as title,"
        " 'Holds ' || n || ' ml.' as description, n + 0.5 as price,"
        " timestamptz '2026-01-01 12:00+01' + n * interval '1 microsecond' as updated_at"
        " from generate_series(1, 2500) as n"
    )
    shop = source(server)
    first = shop.fetch(since=None)
    assert [product.id for product in first.products] == [f"p{n}" for n in range(1, 2501)]
    assert str(first.products[1].price) == "2.5"
    assert shop.fetch(since=first.cursor).products == ()
    server.run("update products set title = 'Red Mug', updated_at = now() where id = 'p7'")
    newer = shop.fetch(since=first.cursor)
    assert [product.title for product in newer.products] == ["Red Mug"]
    assert newer.cursor > first.cursor


def test_a_query_changes_nothing(server: Server) -> None:
    server.run("create sequence counted")
    query = ProductQuery(
        url=server.url, query="select nextval('counted')::text as id, 'Mug' as title",
        cursor_column=None, mapping=None, currency="EUR",
    )  # fmt: skip
    with pytest.raises(DatabaseRefused, match="read-only"):
        SqlProductSource(query).fetch(since=None)


def test_a_server_that_goes_away_is_an_error_that_may_pass(server: Server) -> None:
    server.run(
        "create table products as select 'a' as id, 'Mug' as title, 'b' as description,"
        " 1.5 as price, now() as updated_at"
    )
    shop = source(server)
    before = shop.fetch(since=None)
    server.stop()
    with pytest.raises(DatabaseUnavailable) as caught:
        shop.fetch(since=None)
    assert caught.value.retry_helps
    server.start()
    assert shop.fetch(since=None).products == before.products
