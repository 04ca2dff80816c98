"""Clients that hold connections keep nobody out, and memory stays bounded."""

import resource
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest
from flask import Flask, request
from structlog.testing import capture_logs
from structlog.typing import EventDict

from entrypoints.server.descriptors import connections_that_fit
from entrypoints.settings.sections import ServerSettings
from tests.entrypoints.live_server import Client, live

PLACES = 16
HEAD = b"POST /echo HTTP/1.1\r\nHost: shop\r\n"
HALF_SENT = {
    "nothing": b"",
    "an empty line": b"\r\n",
    "half a head": HEAD + b"X-Half: ",
    "half a body": HEAD + b"Content-Length: 100\r\n\r\n{",
    "half a chunk": HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\n{",
}
MOST_BYTES = 1_000


def app() -> Flask:
    made = Flask(__name__)
    made.config["MAX_CONTENT_LENGTH"] = MOST_BYTES

    @made.get("/health")
    def health() -> str:
        return "well"

    @made.get("/slow")
    def slow() -> str:
        time.sleep(2.5)
        return "done"

    @made.get("/large")
    def large() -> str:
        return "x" * 20_000_000

    @made.post("/echo")
    def echo() -> str:
        return str(len(request.get_data()))

    return made


@contextmanager
def serving(**limits: float) -> Iterator[Client]:
    wanted = {"max_connections": PLACES, **limits}
    with live(app(), limits=ServerSettings.model_validate(wanted)) as client:
        yield client


def connected(client: Client) -> socket.socket:
    return socket.create_connection((client.host, client.port), timeout=20)


def ending(open_socket: socket.socket) -> bytes:
    """What is sent until the server closes."""
    received = b""
    try:
        while more := open_socket.recv(65_536):
            received += more
    except ConnectionResetError:
        pass
    return received


def wait_for_warning(logs: list[EventDict]) -> None:
    """Of the connections that were closed to make room; the server looks every second or two."""
    ends = time.monotonic() + 20
    while not any("make room" in each["event"] for each in logs):
        assert time.monotonic() < ends
        time.sleep(0.05)


@pytest.mark.parametrize("sent", HALF_SENT.values(), ids=HALF_SENT)
def test_a_probe_is_answered_while_unfinished_requests_hold_every_place(sent: bytes) -> None:
    with serving() as client, ExitStack() as held:
        for _ in range(3 * PLACES):
            held.enter_context(connected(client)).sendall(sent)
        assert [client.get("/health").status for _ in range(10)] == [200] * 10


def test_the_connection_that_waited_longest_makes_room_and_a_warning_says_so() -> None:
    with capture_logs() as logs, serving() as client, ExitStack() as held:
        places = [held.enter_context(connected(client)) for _ in range(PLACES)]
        time.sleep(0.1)
        places[0].sendall(HEAD)  # so that it has waited for less long than the others
        time.sleep(0.2)
        client.get("/health")
        assert ending(places[1]) == b""
        places[0].sendall(b"Content-Length: 2\r\n\r\n{}")
        assert places[0].recv(65_536).startswith(b"HTTP/1.1 200")
        wait_for_warning(logs)
    assert [each["closed"] for each in logs if "make room" in each["event"]] == [1]


@pytest.mark.parametrize("kind", ["half a head", "half a body", "half a chunk"])
def test_the_rest_of_a_request_is_waited_for_so_long(kind: str) -> None:
    with capture_logs() as logs, serving(receive_seconds=0.5) as client:
        with connected(client) as slow:
            slow.sendall(HALF_SENT[kind])
            answer = ending(slow)
        assert client.get("/health").status == 200
    assert answer.split(b" ", 2)[1] == b"408"
    assert b"application/problem+json" in answer
    assert [each["status"] for each in logs if each["event"] == "request"] == [408]


def test_dripping_a_request_gains_no_time() -> None:
    began = time.monotonic()
    with serving(receive_seconds=1.0) as client, connected(client) as slow:
        slow.sendall(HEAD)
        slow.settimeout(0.2)
        answer = b""
        while not answer and time.monotonic() - began < 15:
            slow.sendall(b"X: y\r\n")
            try:
                answer = slow.recv(65_536)
            except TimeoutError:
                continue
    assert answer.split(b" ", 2)[1] == b"408"


def test_a_client_that_asks_nothing_is_left() -> None:
    with serving(receive_seconds=0.5) as client, connected(client) as silent:
        assert ending(silent) == b""


def test_a_connection_is_kept_between_requests_for_so_long() -> None:
    with serving(receive_seconds=0.2, idle_seconds=2.5) as client, connected(client) as kept:
        for _ in range(2):
            kept.sendall(b"GET /health HTTP/1.1\r\nHost: shop\r\n\r\n")
            assert kept.recv(65_536).startswith(b"HTTP/1.1 200")
            time.sleep(1.2)
        assert ending(kept) == b""


def test_a_request_in_work_is_not_cut_off() -> None:
    with serving(receive_seconds=0.2, idle_seconds=0.2) as client:
        assert client.get("/slow").body == b"done"


def test_a_client_that_takes_nothing_of_its_answer_is_left() -> None:
    with serving(receive_seconds=0.5) as client, connected(client) as deaf:
        deaf.sendall(b"GET /large HTTP/1.1\r\nHost: shop\r\n\r\n")
        time.sleep(3)
        assert len(ending(deaf)) < 20_000_000


def test_bodies_that_are_still_read_hold_bounded_memory() -> None:
    body = HEAD + b"Content-Length: 7900\r\n\r\n" + b"x" * 7_000
    with capture_logs() as logs, serving() as client, ExitStack() as held:
        for _ in range(12):  # 84,840 bytes; 64 times the limit of one body may be held
            held.enter_context(connected(client)).sendall(body)
        wait_for_warning(logs)
        assert client.get("/health").status == 200
    assert [each["closed"] for each in logs if "make room" in each["event"]] == [3]


def test_fewer_connections_where_the_process_may_open_few_files(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []
    monkeypatch.setattr(resource, "setrlimit", lambda _, limits: asked.append(limits))
    for limits, fitting in [
        ((1_024, resource.RLIM_INFINITY), 1_000),
        ((1_024, 524_288), 1_000),
        ((4_096, 4_096), 1_000),
        ((256, 512), 384),
        ((64, 64), 16),
    ]:
        monkeypatch.setattr(resource, "getrlimit", lambda _, limits=limits: limits)
        assert connections_that_fit(1_000) == fitting
    assert asked == [(1_128, resource.RLIM_INFINITY), (1_128, 524_288), (512, 512), (64, 64)]
