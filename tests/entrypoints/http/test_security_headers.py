import socket
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from entrypoints.data_app.app import create_app
from tests.entrypoints.live_server import Client, live

EXPECTED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
LOCKED = "default-src 'none'; frame-ancestors 'none'"


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with live(create_app(clock=lambda: datetime(2026, 1, 2, tzinfo=UTC))) as client:
        yield client


def _raw_head(client: Client, request: bytes) -> dict[str, str]:
    with socket.create_connection((client.host, client.port), timeout=30) as connection:
        connection.sendall(request)
        head = connection.makefile("rb").read().partition(b"\r\n\r\n")[0].decode()
    return dict(line.split(": ", 1) for line in head.split("\r\n")[1:])


@pytest.mark.parametrize(
    "request_line",
    [
        "GET /health",
        "HEAD /health",
        "OPTIONS /health",
        "GET /generate_data?count=x",
        "GET /nowhere",
        "POST /health",
        "GET /openapi/openapi.json",
    ],
)
def test_every_answer_carries_them_and_no_banner(client: Client, request_line: str) -> None:
    head = _raw_head(client, f"{request_line} HTTP/1.0\r\nHost: x\r\n\r\n".encode())
    assert head.items() >= EXPECTED.items()
    assert head["Content-Security-Policy"] == LOCKED
    assert head["Cache-Control"] == "no-store"
    assert not {"Server", "Via", "X-Powered-By"} & set(head)


@pytest.mark.parametrize(
    "request_text",
    ["GET /health HTTP/1.0\r\nNo header\r\n\r\n", "POST / HTTP/1.1\r\nContent-Length: 1e9\r\n\r\n"],
)
def test_so_do_answers_that_no_application_gave(client: Client, request_text: str) -> None:
    head = _raw_head(client, request_text.encode())
    assert head.items() >= EXPECTED.items()
    assert head["Content-Security-Policy"] == LOCKED
    assert head["Cache-Control"] == "no-store"
    assert not {"Server", "Via", "X-Powered-By"} & set(head)


@pytest.mark.parametrize("path", ["/openapi/", "/openapi/swagger"])
def test_pages_may_use_their_own_scripts_and_nothing_from_elsewhere(
    client: Client, path: str
) -> None:
    answer = client.get(path)
    assert {name: answer.headers[name] for name in EXPECTED} == EXPECTED
    sources = {
        source
        for part in answer.headers["Content-Security-Policy"].split(";")
        for source in part.split()[1:]
    }
    assert sources == {"'none'", "'self'", "'unsafe-inline'", "data:"}
