"""What two readers of HTTP could read in two ways is refused, and the connection is closed."""

import json
import socket
import time
from collections.abc import Iterator
from contextlib import suppress

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
    "encoding named twice": b"POST / HTTP/1.1\r\n"
    + HOST
    + b"Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
    "no encoding named": b"POST / HTTP/1.1\r\n" + HOST + b"Transfer-Encoding:\r\n\r\n",
    "no encoding before the comma": b"POST / HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: ,\r\n\r\n",
    "a host that is none": b"GET / HTTP/1.1\r\nHost: shop, other/@x\r\n\r\n",
    "a folded header": b"GET / HTTP/1.1\r\n" + HOST + b"X: y\r\n Content-Length: 2\r\n\r\n",
    "a control character in the address": b"GET /\x00 HTTP/1.1\r\n" + HOST + b"\r\n",
    # waitress alone takes minutes to refuse these, and serves nobody meanwhile.
    "endless digits": b"GET a://" + b"1" * 60_000 + b"  HTTP/1.1\r\n" + HOST + b"\r\n",
    "endless spaces": b"GET / HTTP/1.1\r\n" + HOST + b"X:" + b" " * 60_000 + b"\x01\r\n\r\n",
    **{
        f"a chunk: {kind}": b"POST / HTTP/1.1\r\n" + HOST + CHUNKED + b"\r\n" + body
        for kind, body in {
            "bare LF": b"2\n{}\n0\n\n",
            "bare LF before CR LF": b"2\n\r\n{}\r\n0\r\n\r\n",
            "bare LF after its data": b"2\r\n{}\n0\r\n\r\n",
            "bare LF in the trailer": b"0\r\nX: y\n\n",
            "bare LF in a whole trailer": b"0\r\nX: y\nZ: 1\r\n\r\n",
            "an endless trailer": b"0\r\nX: " + b"y" * 5_000,
            "an empty line": b"\r\n2\r\n{}\r\n0\r\n\r\n",
            "an endless size": b"0" * 2_000,
            "more than it says": b"2\r\n{}}\r\n0\r\n\r\n",
        }.items()
    },
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
        answer = b""
        with suppress(ConnectionError):  # what was sent in vain resets the connection at last
            for part in parts:
                connection.sendall(part)
            while received := connection.recv(65_536):
                answer += received
    head, _, body = answer.partition(b"\r\n\r\n")
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


def test_a_head_that_is_too_long_is_refused(client: Client) -> None:
    lines = b"".join(b"X-%d: y\r\n" % number for number in range(8_000))
    assert _sent(client, b"GET / HTTP/1.1\r\n" + HOST + lines)[0] == 431


def test_a_chunk_far_over_the_limit_is_refused_before_it_is_sent(client: Client) -> None:
    head = b"POST / HTTP/1.1\r\n" + HOST + CHUNKED + b"\r\n"
    assert _sent(client, head, b"ffffffff\r\n")[0] == 413


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1_000])
def test_a_request_is_read_alike_in_whatever_pieces_it_arrives(client: Client, size: int) -> None:
    whole = (
        b"POST / HTTP/1.1\r\n" + HOST + CHUNKED + b"Connection: close\r\n\r\n"
        b"2\r\n\n\n\r\n3;a=b\r\nabc\r\n0\r\nX: y\r\n\r\n"
    )
    with socket.create_connection((client.host, client.port), timeout=PATIENCE) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for start in range(0, len(whole), size):
            connection.sendall(whole[start : start + size])
            time.sleep(0.002)  # so that it arrives by itself
        answer = connection.makefile("rb").read()
    assert answer.split(b" ")[1] == b"200"
    assert answer.endswith(b"\r\n\r\n5")


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
