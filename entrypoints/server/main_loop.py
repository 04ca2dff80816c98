"""The main loop: accepts and reads until a stop is requested, then drains and closes."""

import select
import time
from dataclasses import dataclass, field
from threading import Event

from entrypoints.server.http_server import HttpServer

_LINGER_SECONDS = 0.5  # a request that was sent when the drain began has arrived by then
_ROUND_SECONDS = 0.05
_ACCEPTS_A_ROUND = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Drain:
    """How a server stops.

    Attributes:
        grace_seconds: it goes on as before while /ready already answers 503, so that a load
            balancer notices; skipped after Ctrl-C, which comes from a person.
        seconds: for requests in work after that; the rest is cut off.
    """

    grace_seconds: float = 0.0
    seconds: float = 5.0


@dataclass(slots=True)
class Stop:
    """What a signal handler sets to stop a server."""

    requested: Event = field(default_factory=Event)
    skip_grace: bool = False


def run(server: HttpServer, stop: Stop, drain: Drain) -> None:
    """Serve until a stop is requested and the server's trigger is pulled; then drain and close."""
    while not stop.requested.is_set():
        has_accepted = _round(server, _poll_seconds(server))
        backlog = server.task_dispatcher.backlog_seconds()
        # Each poll costs time for every connection, and what it reads would only wait.
        if backlog > 0 and not has_accepted:
            time.sleep(backlog)
    server.draining = True
    grace_ends = time.monotonic() + drain.grace_seconds
    while not stop.skip_grace and time.monotonic() < grace_ends:
        _round(server, _ROUND_SECONDS)
    _close_listener(server)
    began, deadline = time.time(), time.monotonic() + drain.seconds
    while _busy(server, began) and time.monotonic() < deadline:
        _round(server, _ROUND_SECONDS)
        server.maintenance(began)  # waitress calls it of a server that listens only
    server.task_dispatcher.shutdown(cancel_pending=False, timeout=_LINGER_SECONDS)
    for channel in list(server.active_channels.values()):
        channel.handle_close()
    server.trigger.close()


def _round(server: HttpServer, timeout: float) -> bool:
    """Accept, read and write once, then answer rejected and expired requests.

    Returns:
        Whether connections were accepted, which have probably sent a request already.
    """
    open_before = len(server._map)  # noqa: SLF001 - waitress has no other name for them
    poll = server.adj.asyncore_use_poll
    server.asyncore.loop(timeout=timeout, map=server._map, use_poll=poll, count=1)  # noqa: SLF001 - waitress has no public way to run one round
    has_accepted = len(server._map) > open_before  # noqa: SLF001 - as above
    server.close_chosen()
    if has_accepted:
        _accept_more(server)
    server.task_dispatcher.answer_without_application(list(server.active_channels.values()))
    return has_accepted


def _poll_seconds(server: HttpServer) -> float:
    """How long to wait for input; no deadline passes and no pause ends meanwhile."""
    seconds: float | None = server.task_dispatcher.next_call_seconds()
    if seconds is not None:
        return seconds
    is_one_paused = time.monotonic() < server.paused_until
    return _ROUND_SECONDS if is_one_paused else float(server.adj.asyncore_loop_timeout)


def _accept_more(server: HttpServer) -> None:
    """Accept further connections that are waiting; waitress alone accepts one a round."""
    for _ in range(_ACCEPTS_A_ROUND):
        if not (server.accepting and server.readable() and _is_connection_waiting(server)):
            return
        server.handle_accept()
        server.close_chosen()


def _close_listener(server: HttpServer) -> None:
    """Accept the connections that are waiting, then no more."""
    while _is_connection_waiting(server):
        server.handle_accept()
    server.accepting = False
    server.del_channel()
    server.socket.close()


def _is_connection_waiting(server: HttpServer) -> bool:
    return bool(select.select([server.socket], [], [], 0)[0])


def _busy(server: HttpServer, drain_began: float) -> bool:
    """Whether a connection has a request in work, or one may still be on its way."""
    quiet_since = time.time() - _LINGER_SECONDS
    return any(
        channel.requests
        or channel.request is not None
        or channel.total_outbufs_len
        or max(channel.last_activity, drain_began) > quiet_since
        for channel in list(server.active_channels.values())
    )
