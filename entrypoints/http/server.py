"""Serving an application with waitress: bind, announce, run until a signal, finish, close."""

import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from time import monotonic
from typing import Any

import structlog
from flask import Flask
from waitress import create_server
from waitress.server import BaseWSGIServer

from domain.errors import AddressUnusable
from entrypoints.http.channel import ProblemChannel

DRAIN_SECONDS = 5.0
# The application answers 413 best, after the whole body arrived: a client that is still sending
# when the connection closes never reads the answer. Only far beyond the limit is it cut off.
TRANSPORT_BODY_FACTOR = 8

_log = structlog.get_logger(__name__)


def bind(app: Flask, *, host: str, port: int, threads: int) -> BaseWSGIServer:
    """A server that listens but does not answer yet; port 0 takes a free one.

    Raises:
        AddressUnusable: the port is in use, or the host is not of this machine.
    """
    listener = _listen(host, port)
    server: Any = create_server(
        app,
        sockets=[listener],
        threads=threads,
        ident="",
        max_request_body_size=TRANSPORT_BODY_FACTOR * app.config["MAX_CONTENT_LENGTH"],
    )
    server.channel_class = ProblemChannel
    return server


def address(server: BaseWSGIServer) -> str:
    host, port = server.effective_host, server.effective_port
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def serve(server: BaseWSGIServer) -> None:
    """Answer until SIGTERM or SIGINT; what is in flight then is still answered."""
    with _stop_signal(server) as stop:
        _log.info(f"listening on {address(server)}")
        run(server, stop)
    _log.info("stopped")


def run(server: BaseWSGIServer, stop: Event) -> None:
    """Answer until the event is set and the server's trigger pulled."""
    while not stop.is_set():
        _turn(server, server.adj.asyncore_loop_timeout)
    server.accepting = False
    server.task_dispatcher.shutdown(cancel_pending=False, timeout=DRAIN_SECONDS)
    deadline = monotonic() + DRAIN_SECONDS
    while _unsent(server) and monotonic() < deadline:
        _turn(server, 0.1)
    for channel in list(server.active_channels.values()):
        channel.handle_close()
    server.close()


def _turn(server: BaseWSGIServer, timeout: float) -> None:
    poll = server.adj.asyncore_use_poll
    server.asyncore.loop(timeout=timeout, map=server._map, use_poll=poll, count=1)  # noqa: SLF001 - waitress offers no way to run until told


def _unsent(server: BaseWSGIServer) -> bool:
    return any(channel.total_outbufs_len for channel in server.active_channels.values())


@contextmanager
def _stop_signal(server: BaseWSGIServer) -> Iterator[Event]:
    stop = Event()

    def on_signal(*_: object) -> None:
        stop.set()
        server.pull_trigger()

    before = {
        number: signal.signal(number, on_signal) for number in (signal.SIGTERM, signal.SIGINT)
    }
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=1024)
    except OSError as error:
        raise AddressUnusable(host, port, error.strerror or str(error)) from error
