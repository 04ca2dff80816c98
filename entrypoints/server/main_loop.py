"""The thread that reads requests: runs until told to stop, then drains and closes."""

import select
import time
from dataclasses import dataclass, field
from threading import Event

from waitress.server import BaseWSGIServer

_LINGER_SECONDS = 0.5  # a request that was sent when the drain began has arrived by then
_TURN_SECONDS = 0.05
_NEWCOMERS_A_TURN = 32


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


def run(server: BaseWSGIServer, stop: Stop, drain: Drain) -> None:
    """Answer until told to stop and the server's trigger is pulled; then drain and close."""
    while not stop.told.is_set():
        has_newcomers = _turn(server, _patience(server))
        rest = server.task_dispatcher.rest_seconds()
        # Each look costs time for every connection, and what it finds would only wait.
        if rest > 0 and not has_newcomers:
            time.sleep(rest)
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


def _turn(server: BaseWSGIServer, timeout: float) -> bool:
    """Take in who knocks, read what has come, answer those whom nobody else answers.

    Returns:
        Whether there are new connections, which have probably sent something already.
    """
    open_before = len(server._map)  # noqa: SLF001 - waitress has no other name for them
    poll = server.adj.asyncore_use_poll
    server.asyncore.loop(timeout=timeout, map=server._map, use_poll=poll, count=1)  # noqa: SLF001 - waitress offers no way to run until told
    has_newcomers = len(server._map) > open_before  # noqa: SLF001 - as above
    if has_newcomers:
        _accept_more(server)
    server.task_dispatcher.settle(list(server.active_channels.values()))
    return has_newcomers


def _patience(server: BaseWSGIServer) -> float:
    """Seconds in which no deadline passes, and no connection is heard again."""
    patience: float | None = server.task_dispatcher.patience_seconds()
    if patience is not None:
        return patience
    is_one_paused = time.monotonic() < server.wake_by
    return _TURN_SECONDS if is_one_paused else float(server.adj.asyncore_loop_timeout)


def _accept_more(server: BaseWSGIServer) -> None:
    """Take in who else is connected already; waitress alone takes one a turn."""
    for _ in range(_NEWCOMERS_A_TURN):
        if not (server.accepting and server.readable() and _somebody_knocks(server)):
            return
        server.handle_accept()


def _close_listener(server: BaseWSGIServer) -> None:
    """Take in who is connected already, then nobody more."""
    while _somebody_knocks(server):
        server.handle_accept()
    server.accepting = False
    server.del_channel()
    server.socket.close()


def _somebody_knocks(server: BaseWSGIServer) -> bool:
    return bool(select.select([server.socket], [], [], 0)[0])


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
