"""Serves a Flask application with waitress: bind, log the address, run until a signal."""

import logging
import socket

import structlog
from flask import Flask

from entrypoints.http.proxies import behind_proxies
from entrypoints.server.admission import Admission
from entrypoints.server.descriptors import connections_that_fit
from entrypoints.server.dispatcher import Dispatcher
from entrypoints.server.errors import AddressUnusable
from entrypoints.server.http_server import HttpServer
from entrypoints.server.main_loop import Drain, run
from entrypoints.server.signals import obeying_signals
from entrypoints.settings.addresses import service_url
from entrypoints.settings.sections import ServerSettings

_EVERYWHERE = "::"  # also for clients that come by IPv4

_log = structlog.get_logger(__name__)


def bind(
    app: Flask,
    *,
    host: str,
    port: int,
    threads: int,
    admission: Admission | None = None,
    limits: ServerSettings | None = None,
) -> HttpServer:
    """A server that listens but does not answer yet; port 0 takes a free one.

    Args:
        threads: of the general pool.
        admission: None: no request is rejected, or has a deadline.
        limits: of connections; None: the defaults.

    Raises:
        AddressUnusable: the port is in use, or the host is not of this machine.
    """
    # The admission bounds and counts waiting requests; waitress would log a warning for each.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    limits = _that_fit(limits or ServerSettings())
    return HttpServer(
        behind_proxies(app, limits.trusted_proxies),
        _listen(host, port),
        dispatcher=Dispatcher(threads, admission),
        limits=limits,
        max_body_bytes=app.config["MAX_CONTENT_LENGTH"],
    )


def address(server: HttpServer) -> str:
    return service_url(server.effective_host, server.effective_port)


def serve(server: HttpServer, drain: Drain | None = None) -> None:
    """Answer until SIGTERM or SIGINT; what is in flight then is still answered."""
    with obeying_signals(server.pull_trigger) as stop:
        _log.info(f"listening on {address(server)}")
        run(server, stop, drain or Drain())
    _log.info("stopped")


def _that_fit(limits: ServerSettings) -> ServerSettings:
    fitting = connections_that_fit(limits.max_connections)
    return limits.model_copy(update={"max_connections": fitting})


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server(
            (host, port),
            family=family,
            backlog=1024,
            dualstack_ipv6=host == _EVERYWHERE and socket.has_dualstack_ipv6(),
        )
    except OSError as error:
        raise AddressUnusable(host, port, error.strerror or str(error)) from error
