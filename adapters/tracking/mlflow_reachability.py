"""A quick look where a tracking URI leads, before MLflow tries for minutes.

MLflow retries a database that cannot be opened for 100 s (create_sqlalchemy_engine_with_retry:
ten attempts, their pauses doubling), and a server that swallows packets for as long as its request
timeout allows, times the retries.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from adapters.network.proxies import check_proxy_status, proxies_of

if TYPE_CHECKING:
    from sqlalchemy import Engine

_CONNECT_SECONDS, _ANSWER_SECONDS = 5, 15


def is_http(uri: str) -> bool:
    return uri.startswith(("http://", "https://"))


def sqlite_file(uri: str) -> Path | None:
    """The file of an SQLite database; None for every other URI."""
    if not uri.startswith("sqlite"):
        return None
    from sqlalchemy.engine import make_url  # noqa: PLC0415 - a second to import

    database = make_url(uri).database
    return Path(database) if database and database != ":memory:" else None


def database_engine(uri: str) -> "Engine":
    """Opens a database for each connection, and keeps none open."""
    from sqlalchemy import create_engine  # noqa: PLC0415 - a second to import
    from sqlalchemy.pool import NullPool  # noqa: PLC0415

    return create_engine(uri, poolclass=NullPool)


def check_reachable(uri: str) -> None:
    """Raise the driver's own error when nothing answers at the URI."""
    if is_http(uri):
        _ask_server(uri)
    elif "://" in uri and not uri.startswith(("file:", "databricks")):
        from sqlalchemy import inspect  # noqa: PLC0415 - a second to import

        if file := sqlite_file(uri):
            file.parent.mkdir(parents=True, exist_ok=True)
        # Reads: a file that is no database is found.
        inspect(database_engine(uri)).get_table_names()


def _ask_server(uri: str) -> None:
    """As MLflow's client asks: with its certificates, its credentials and its rules for proxies.

    Any answer of a server will do: the health route may be closed while the API is open.
    """
    from mlflow.utils.credentials import get_default_host_creds  # noqa: PLC0415 - takes seconds
    from mlflow.utils.rest_utils import http_request  # noqa: PLC0415 - likewise

    proxies_of(uri)  # says what is wrong with the proxy's address, which MLflow would show whole
    credentials = get_default_host_creds(uri)  # type: ignore[no-untyped-call]
    answer = http_request(  # type: ignore[no-untyped-call]
        credentials,
        "/health",
        "GET",
        max_retries=0,
        timeout=(_CONNECT_SECONDS, _ANSWER_SECONDS),
        raise_on_status=False,
        stream=True,
    )
    answer.close()
    check_proxy_status(uri, answer.status_code)
