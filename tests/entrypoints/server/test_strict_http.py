"""What two readers of HTTP could read in two ways is refused, and the connection is closed."""

import json
import socket
from collections.abc import Iterator

import pytest
from flask import Flask, request
from structlog.testing import capture_logs

from tests.entrypoints.live_server import Client, live

PATIENCE = 20.0
JSON = b"Content-Type: application/json\r\n"
BODY = b"{}"
LENGTH = b"Content-Length: 2\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n"
HOST = b"Host: shop\r\n"
REFUSED = {
    "length and encoding": b"POST / HTTP/1.1\r\n" + HOST + LENGTH + CHUNKED + b"\r\n0\r\n\r\n",
    "encoding twice": b"POST / HTTP/1.1\r\n" + HOST + CHUNKED * 2 + b"\r\n0\r\n\r\n",
    "encoding in HTTP 1.0": b"POST / HTTP/1.0\r\n" + CHUNKED + b"\r\n0\r\n\r\n",
    "no host": b"POST / HTTP/1.1\r\n" + LENGTH + b"\r\n" + BODY,
    "two hosts": b"POST / HTTP/1.1\r\n" + HOST * 2 + LENGTH + b"\r\n" + BODY,
    "a length of 5,000 digits": b"POST / HTTP/1.1\r\n"
    + HOST
    + b"Content-Length: "
    + b"9" * 5_000
    + b"\r\n\r\n",
    "two lengths": b"POST / HTTP/1.1\r\n" + HOST + LENGTH * 2 + b"\r\n" + BODY,
    "a negative length": b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: -2\r\n\r\n" + BODY,
    "bare LF": b"GET / HTTP/1.1\nHost: shop\n\n",
    "bare LF after the request line": b"GET / HTTP/1.1\nHost: shop\r\n\r\n",
    "bare LF between headers": b"GET / HTTP/1.1\r\nHost: shop\nX-API-Key: secret\r\n\r\n",
    "bare CR in a header": b"GET / HTTP/1.1\r\nHost: shop\r\nX-API-Key: secret\rx\r\n\r\n",
    "space before the colon": b"GET / HTTP/1.1\r\nHost : shop\r\n\r\n",
    "half a bracket": b"GET http://[x/ HTTP/1.1\r\nHost: shop\r\n\r\n",
    "another version": b"GET / HTTP/2.0\r\nHost: shop\r\n\r\n",
    "no version": b"GET /\r\n\r\n",
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
}


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = 1_000

    @app.route("/", methods=["GET", "POST"])
    def echo() -> str:
        return str(len(request.get_data()))

    with live(app, threads=2) as client:
        yield client


def _sent(client: Client, *parts: bytes) -> tuple[int, dict[str, object]]:
    """The status and the problem, once the server has closed the connection."""
    with socket.create_connection((client.host, client.port), timeout=PATIENCE) as connection:
        for part in parts:
            connection.sendall(part)
        head, _, body = connection.makefile("rb").read().partition(b"\r\n\r\n")
    return int(head.split(b" ")[1]), json.loads(body)


@pytest.mark.parametrize("kind", REFUSED)
def test_an_ambiguous_request_is_refused_in_one_short_line_of_the_log(
    client: Client, kind: str
) -> None:
    with capture_logs() as lines:
        status, problem = _sent(client, REFUSED[kind])
    assert (status, problem["status"]) == (400, 400)
    [line] = lines
    assert line["status"] == 400
    assert line["request_id"] == problem["request_id"]
    assert len(str(line)) < 400
    assert "secret" not in f"{line} {problem}"


def test_an_encoding_that_is_not_chunked_is_not_implemented(client: Client) -> None:
    head = b"POST / HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: gzip\r\n\r\n"
    assert _sent(client, head)[0] == 501


def test_a_bare_line_feed_is_seen_where_the_request_arrives_in_pieces(client: Client) -> None:
    assert _sent(client, b"GET / HTTP/1.1\r\nHost: shop\r", b"\nX: y", b"\n", b"\n")[0] == 400


@pytest.mark.parametrize(
    "head",
    [
        b"POST / HTTP/1.1\r\n" + HOST + LENGTH + b"Connection: close\r\n\r\n",
        b"POST / HTTP/1.0\r\n" + LENGTH + b"\r\n",
        b"\r\nPOST / HTTP/1.0\r\nHost: shop\r\n" + LENGTH + b"\r\n",
    ],
)
def test_what_is_plain_is_answered(client: Client, head: bytes) -> None:
    with socket.create_connection((client.host, client.port), timeout=PATIENCE) as connection:
        for part in (head[:9], head[9:], BODY):
            connection.sendall(part)
        answer = connection.makefile("rb").read()
    assert answer.split(b" ")[1] == b"200"
    assert answer.endswith(b"\r\n\r\n2")
