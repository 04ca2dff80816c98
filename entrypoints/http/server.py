"""Serving an application with waitress: bind, announce, run until a signal, drain, close."""

import logging
import select
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event
from typing import Any

import structlog
from flask import Flask
from waitress import create_server
from waitress.server import BaseWSGIServer

from domain.errors import AddressUnusable
from entrypoints.http.channel import Channel
from entrypoints.http.lanes import Lanes

# The application answers 413 best, after the whole body arrived: a client that is still sending
# when the connection closes never reads the answer. Only far beyond the limit is it cut off.
TRANSPORT_BODY_FACTOR = 8
_CONNECTIONS = 1_000  # open at a time; others wait in the listener's backlog
_LINGER_SECONDS = 0.5  # a request that was sent when the drain began has arrived by then
_TURN_SECONDS = 0.05

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drain:
    """How a server stops.

    Attributes:
        grace_seconds: it goes on like this and says at /ready that it will not, so that a
            balancer notices; not after Ctrl-C, which is a person's.
        seconds: for what is in flight then; the rest is cut off.
    """

    grace_seconds: float = 0.0
    seconds: float = 5.0


@dataclass(slots=True)
class Stop:
    """What a signal says to a server that runs."""

    told: Event = field(default_factory=Event)
    skip_grace: bool = False


def bind(app: Flask, *, host: str, port: int, threads: int) -> BaseWSGIServer:
    """A server that listens but does not answer yet; port 0 takes a free one.

    Raises:
        AddressUnusable: the port is in use, or the host is not of this machine.
    """
    # Requests in line are the queue's affair, which counts and bounds them; no word for each.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    listener = _listen(host, port)
    server: Any = create_server(
        app,
        sockets=[listener],
        _dispatcher=Lanes(threads),
        ident="",
        max_request_body_size=TRANSPORT_BODY_FACTOR * app.config["MAX_CONTENT_LENGTH"],
        connection_limit=_CONNECTIONS,
        asyncore_use_poll=True,
    )
    server.channel_class = Channel
    server.draining = False
    return server


def address(server: BaseWSGIServer) -> str:
    host, port = server.effective_host, server.effective_port
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def serve(server: BaseWSGIServer, drain: Drain = Drain()) -> None:
    """Answer until SIGTERM or SIGINT; what is in flight then is still answered."""
    with _stop_signal(server) as stop:
        _log.info(f"listening on {address(server)}")
        run(server, stop, drain)
    _log.info("stopped")


def run(server: BaseWSGIServer, stop: Stop, drain: Drain = Drain()) -> None:
    """Answer until told to stop and the server's trigger is pulled; then drain and close."""
    while not stop.told.is_set():
        _turn(server, server.adj.asyncore_loop_timeout)
    server.draining = True
    leave = time.monotonic() + drain.grace_seconds
    while not stop.skip_grace and time.monotonic() < leave:
        _turn(server, _TURN_SECONDS)
    _close_listener(server)
    began, deadline = time.time(), time.monotonic() + drain.seconds
    while _busy(server, began) and time.monotonic() < deadline:
        _turn(server, _TURN_SECONDS)
    server.task_dispatcher.shutdown(cancel_pending=False, timeout=_LINGER_SECONDS)
    for channel in list(server.active_channels.values()):
        channel.handle_close()
    server.trigger.close()


def _turn(server: BaseWSGIServer, timeout: float) -> None:
    poll = server.adj.asyncore_use_poll
    server.asyncore.loop(timeout=timeout, map=server._map, use_poll=poll, count=1)  # noqa: SLF001 - waitress offers no way to run until told


def _close_listener(server: BaseWSGIServer) -> None:
    """Take in who is connected already, then nobody more."""
    while select.select([server.socket], [], [], 0)[0]:
        server.handle_accept()
    server.accepting = False
    server.del_channel()
    server.socket.close()


def _busy(server: BaseWSGIServer, drain_began: float) -> bool:
    """Whether a connection has a request in work, or one may still be on its way."""
    quiet_since = time.time() - _LINGER_SECONDS
    return any(
        channel.requests
        or channel.request is not None
        or channel.total_outbufs_len
        or max(channel.last_activity, drain_began) > quiet_since
        for channel in list(server.active_channels.values())
    )


@contextmanager
def _stop_signal(server: BaseWSGIServer) -> Iterator[Stop]:
    stop = Stop()

    def on_signal(number: int, _: object) -> None:
        if stop.skip_grace and number == signal.SIGINT:
            raise KeyboardInterrupt  # a second Ctrl-C waits for nothing
        stop.skip_grace = stop.skip_grace or number == signal.SIGINT
        stop.told.set()
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
