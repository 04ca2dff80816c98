"""The listener and its connections: who gets a place, and whose is taken away."""

import errno
import time
from typing import Any

import structlog
from waitress.adjustments import Adjustments
from waitress.server import TcpWSGIServer

from entrypoints.server.channel import Channel
from entrypoints.settings.sections import ServerSettings

# The application answers 413 best, after the whole body arrived: a client that is still sending
# when the connection closes never reads the answer. Only far beyond the limit is it cut off.
TRANSPORT_BODY_FACTOR = 8
_HEAD_BYTES = 65_536  # of the request line and all headers; longer ones get 431
_UNREAD_BODIES = 8  # of the longest kind, which all requests that are still read may hold together
_RESERVE = 32  # connections above the limit, where all others have a request in work
_ACCEPT_AGAIN_SECONDS = 0.1  # after the process had no file descriptor for a connection
_WARNING_SECONDS = 60.0
_LOOK_SECONDS = 1  # between two looks for connections that wait too long

_log = structlog.get_logger(__name__)


class HttpServer(TcpWSGIServer):  # type: ignore[misc]  # waitress publishes no types
    """Accepts connections, and closes those that keep others out.

    Args:
        application: what WSGI calls so.
        listener: a socket that listens.
        dispatcher: gives requests to threads.
        limits: of connections.
        max_body_bytes: that the application takes.
    """

    channel_class = Channel
    active_channels: dict[int, Channel]
    draining = False
    paused_until = 0.0  # on the clock of time.monotonic: until then a connection is not read

    def __init__(
        self,
        application: Any,  # noqa: ANN401 - waitress publishes no types
        listener: Any,  # noqa: ANN401 - a socket, and waitress's name for it
        *,
        dispatcher: Any,  # noqa: ANN401 - waitress publishes no types
        limits: ServerSettings,
        max_body_bytes: int,
    ) -> None:
        self._limits = limits
        self._most_unread = _UNREAD_BODIES * TRANSPORT_BODY_FACTOR * max_body_bytes
        self._unread = 0  # bytes of requests that are still read
        self._closing: list[Channel] = []
        self._closed_for_room, self._warned_at = 0, -_WARNING_SECONDS
        self._accept_at = 0.0
        adjustments = Adjustments(
            ident="",
            max_request_body_size=TRANSPORT_BODY_FACTOR * max_body_bytes,
            max_request_header_size=_HEAD_BYTES,
            inbuf_overflow=self._most_unread,  # in memory, which is bounded; never in a file
            connection_limit=limits.max_connections + _RESERVE,
            cleanup_interval=_LOOK_SECONDS,
            asyncore_use_poll=True,
        )
        where = (listener.family, listener.type, listener.proto, listener.getsockname())
        super().__init__(
            application,
            {},
            _sock=listener,
            dispatcher=dispatcher,
            adj=adjustments,
            bind_socket=False,
            sockinfo=where,
        )

    def readable(self) -> bool:
        return bool(super().readable()) and time.monotonic() >= self._accept_at

    def handle_accept(self) -> None:
        if len(self.active_channels) >= self._limits.max_connections:
            self._make_room()
        super().handle_accept()

    def accept(self) -> Any:  # noqa: ANN401 - a socket and an address, or None
        """Take a connection that is waiting; none where the process has no descriptor left."""
        try:
            return super().accept()
        except OSError as error:
            if error.errno not in {errno.EMFILE, errno.ENFILE}:
                raise
            self._accept_at = time.monotonic() + _ACCEPT_AGAIN_SECONDS
            self._make_room()
            return None

    def maintenance(self, _: float) -> None:
        """Close what has waited too long; called every second, and in each round of a drain."""
        for channel in list(self.active_channels.values()):
            channel.close_if_late(self._limits)
        self._warn()

    def close_soon(self, channel: Channel) -> None:
        """Close a connection after this round: in it, a new one could get its descriptor."""
        channel.will_close = True
        channel.drop_request()
        self._closing.append(channel)

    def close_chosen(self) -> None:
        """Close the connections that were chosen; called by the main loop after each round."""
        while self._closing:
            self._closing.pop().handle_close()

    def read_more(self, amount: int) -> None:
        """Count bytes of a request that is still read; below zero when that has ended."""
        self._unread += amount
        if self._unread > self._most_unread:
            self._close_for_room(max(self.active_channels.values(), key=lambda each: each.unread))

    def _make_room(self) -> None:
        """Close the connection that has waited longest without a request in work."""
        open_ = (each for each in self.active_channels.values() if not each.will_close)
        waiting = [each for each in open_ if not each.requests]
        if waiting:
            self._close_for_room(min(waiting, key=lambda each: each.waiting_since))

    def _close_for_room(self, channel: Channel) -> None:
        self._closed_for_room += 1
        self.close_soon(channel)

    def _warn(self) -> None:
        now = time.monotonic()
        if self._closed_for_room and now - self._warned_at >= _WARNING_SECONDS:
            self._warned_at, closed, self._closed_for_room = now, self._closed_for_room, 0
            _log.warning(
                "connections closed to make room",
                closed=closed,
                still_open=len(self.active_channels),
            )
