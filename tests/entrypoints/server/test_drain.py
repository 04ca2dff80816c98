"""How a server stops: every accepted request is answered."""

import http.client
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread

import pytest
from flask import Response, request

from entrypoints.http.api import create_api
from entrypoints.server.channel import DRAINING
from entrypoints.server.main_loop import Drain, Stop, run
from entrypoints.server.server import bind
from entrypoints.settings.sections import ServerSettings

LARGE = b"x" * 5_000_000  # more than a socket's buffer takes at once
PATIENCE = 30.0


def _draining() -> str:
    return str(request.environ[DRAINING])


def _large() -> Response:
    return Response(LARGE)


@dataclass
class Draining:
    """A server with a route that waits until ``gate`` is set, and a way to stop it."""

    drain: Drain
    limits: ServerSettings = field(default_factory=ServerSettings)
    gate: Event = field(default_factory=Event)
    held: Event = field(default_factory=Event)
    stop: Stop = field(default_factory=Stop)

    def __post_init__(self) -> None:
        app = create_api("Slow", max_body_bytes=1024)
        app.add_url_rule("/held", view_func=self._wait_for_gate)
        app.add_url_rule("/draining", view_func=_draining)
        app.add_url_rule("/large", view_func=_large)
        app.add_url_rule("/stop", view_func=self._stop_and_answer)
        self._server = bind(app, host="127.0.0.1", port=0, threads=4, limits=self.limits)
        self.port = int(self._server.effective_port)
        self.thread = Thread(target=run, args=(self._server, self.stop, self.drain))
        self.thread.start()

    def request_stop(self) -> None:
        self.stop.requested.set()
        self._server.pull_trigger()

    def connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)

    def get(self, path: str) -> tuple[http.client.HTTPResponse, bytes]:
        connection = self.connect()
        connection.request("GET", path)
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response, body

    def wait_until_draining(self) -> None:
        while self.get("/draining")[1] != b"True":
            pass

    def _wait_for_gate(self) -> str:
        self.held.set()
        assert self.gate.wait(PATIENCE)
        return "let go"

    def _stop_and_answer(self) -> Response:
        self.request_stop()
        return Response(LARGE)


@contextmanager
def _serving(
    grace_seconds: float = 0.0, seconds: float = PATIENCE, limits: ServerSettings | None = None
) -> Iterator[Draining]:
    drain = Drain(grace_seconds=grace_seconds, seconds=seconds)
    server = Draining(drain, limits or ServerSettings())
    try:
        yield server
    finally:
        server.stop.skip_grace = True
        server.gate.set()
        if not server.stop.requested.is_set():
            server.request_stop()
        server.thread.join(PATIENCE)


def _ended(server: Draining) -> bool:
    server.thread.join(PATIENCE)
    return not server.thread.is_alive()


def test_an_answer_that_is_being_sent_at_the_stop_is_sent_completely() -> None:
    with _serving() as server:
        assert server.get("/stop")[1] == LARGE
        assert _ended(server)


def test_a_request_in_work_at_the_stop_is_answered() -> None:
    with _serving() as server:
        connection = server.connect()
        connection.request("GET", "/held")
        assert server.held.wait(PATIENCE)
        server.request_stop()
        server.thread.join(1.0)  # longer than the server listens for stragglers
        assert server.thread.is_alive()

        server.gate.set()
        assert connection.getresponse().read() == b"let go"
        connection.close()
        assert _ended(server)


def test_a_request_sent_on_an_open_connection_just_after_the_stop_is_answered() -> None:
    with _serving() as server:
        connection = server.connect()
        connection.request("GET", "/draining")
        assert connection.getresponse().read() == b"False"
        server.request_stop()
        connection.request("GET", "/large")
        assert connection.getresponse().read() == LARGE
        connection.close()
        assert _ended(server)


def test_during_the_grace_a_new_connection_gets_one_answer() -> None:
    with _serving(grace_seconds=600) as server:
        before = server.get("/draining")[0]
        assert before.headers["Connection"] is None
        server.request_stop()
        server.wait_until_draining()
        during = server.get("/draining")[0]
        assert (during.status, during.headers["Connection"]) == (200, "close")
        server.stop.skip_grace = True
        assert _ended(server)


def test_afterwards_connections_are_refused() -> None:
    with _serving() as server:
        server.request_stop()
        assert _ended(server)
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE)


def test_a_request_that_takes_too_long_is_cut_off() -> None:
    with _serving(seconds=0.1) as server:
        connection = server.connect()
        connection.request("GET", "/held")
        assert server.held.wait(PATIENCE)
        server.request_stop()
        with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
            connection.getresponse()
        connection.close()
        assert _ended(server)
        assert not server.gate.is_set()


def test_a_half_sent_request_is_refused_in_time_while_the_server_drains() -> None:
    with _serving(limits=ServerSettings(receive_seconds=0.5)) as server:
        with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as client:
            server.get("/draining")
            client.sendall(b"GET /draining HT")
            server.request_stop()
            assert b" 408 Request Timeout" in client.recv(1024)
        assert _ended(server)
