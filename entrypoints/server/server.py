"""Serves a Flask application with waitress: bind, log the address, run until a signal."""

import logging
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import structlog
from flask import Flask
from waitress import create_server
from waitress.server import BaseWSGIServer

from entrypoints.server.admission import Admission
from entrypoints.server.channel import Channel
from entrypoints.server.dispatcher import Dispatcher
from entrypoints.server.errors import AddressUnusable
from entrypoints.server.main_loop import Drain, Stop, run

# The application answers 413 best, after the whole body arrived: a client that is still sending
# when the connection closes never reads the answer. Only far beyond the limit is it cut off.
TRANSPORT_BODY_FACTOR = 8
_HEAD_BYTES = 65_536  # of the request line and all headers; longer ones get 431
_CONNECTIONS = 1_000  # open at a time; others wait in the listener's backlog

_log = structlog.get_logger(__name__)


def bind(
    app: Flask, *, host: str, port: int, threads: int, admission: Admission | None = None
) -> BaseWSGIServer:
    """A server that listens but does not answer yet; port 0 takes a free one.

    Args:
        threads: of the general pool.
        admission: None: no request is rejected, or has a deadline.

    Raises:
        AddressUnusable: the port is in use, or the host is not of this machine.
    """
    # The admission bounds and counts waiting requests; waitress would log a warning for each.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    listener = _listen(host, port)
    server: Any = create_server(
        app,
        sockets=[listener],
        _dispatcher=Dispatcher(threads, admission),
        ident="",
        max_request_body_size=TRANSPORT_BODY_FACTOR * app.config["MAX_CONTENT_LENGTH"],
        max_request_header_size=_HEAD_BYTES,
        connection_limit=_CONNECTIONS,
        asyncore_use_poll=True,
    )
    server.channel_class = Channel
    server.draining, server.paused_until = False, 0.0
    return server


def address(server: BaseWSGIServer) -> str:
    host, port = server.effective_host, server.effective_port
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def serve(server: BaseWSGIServer, drain: Drain | None = None) -> None:
    """Answer until SIGTERM or SIGINT; what is in flight then is still answered."""
    with _stop_signal(server) as stop:
        _log.info(f"listening on {address(server)}")
        run(server, stop, drain or Drain())
    _log.info("stopped")


@contextmanager
def _stop_signal(server: BaseWSGIServer) -> Iterator[Stop]:
    stop = Stop()

    def on_signal(number: int, _: object) -> None:
        if stop.skip_grace and number == signal.SIGINT:
            raise KeyboardInterrupt  # a second Ctrl-C waits for nothing
        stop.skip_grace = stop.skip_grace or number == signal.SIGINT
        stop.requested.set()
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
