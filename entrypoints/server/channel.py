"""Connections and answers: when a request arrived, who answers it."""

from contextlib import suppress
from functools import partial
from http import HTTPStatus
from random import uniform
from time import monotonic, time
from typing import Any

from waitress.channel import ClientDisconnected, HTTPChannel
from waitress.task import ErrorTask, WSGITask

from entrypoints.http.problem import Problem, problem_content
from entrypoints.http.security_headers import SECURITY_HEADERS
from entrypoints.http.telemetry.access_log import UNMATCHED, log_request
from entrypoints.http.telemetry.request_ids import HEADER, REQUEST_ID
from entrypoints.server.request import Request, RequestTimeout
from entrypoints.settings.sections import ServerSettings

ARRIVED = "creatives.arrived"  # environ: when it was read completely, by time.monotonic
BEGUN = "creatives.begun"  # environ: on the same clock, when a thread took it
DRAINING = "creatives.draining"  # environ: whether the server is about to stop
# A rejected client's connection is not read for this part of the seconds that Retry-After says, so
# that one that obeys does not notice. At random, so that they do not all return together.
_PAUSED_SHARE = (0.75, 1.0)
_LONGEST_PAUSE = 5.0  # seconds: a client that left is noticed after it


class ProblemTask(ErrorTask):  # type: ignore[misc]  # waitress publishes no types
    """Answers with a problem, without the application.

    Args:
        problem: None: the request is not HTTP or too large, or the server failed.
    """

    def __init__(
        self, channel: "Channel", request: Request, problem: Problem | None = None
    ) -> None:
        super().__init__(channel, request)
        self._problem = problem

    def execute(self) -> None:
        error = self.request.error
        problem = self._problem or Problem(error.code, error.body)
        path, request_id = self.request.path, self.request.id
        body, media_type = problem_content(problem, path=path, request_id=request_id)
        self.status = f"{problem.status} {HTTPStatus(problem.status).phrase}"
        self.response_headers += [
            ("Content-Type", media_type),
            *SECURITY_HEADERS.items(),
            *problem.headers.items(),
            (HEADER, self.request.id),
        ]
        if self._problem is None:  # no request that the application could log
            waited = monotonic() - self.channel.arrived
            ids = self.request.log_ids
            log_request("other", UNMATCHED, problem.status, waited, reason=problem.detail, **ids)
        if self._problem is None or self.channel.server.draining:
            self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class ClosingTask(ProblemTask):
    """Answers a request in work and closes the connection, which its thread still uses."""

    def execute(self) -> None:
        self.set_close_on_finish()
        super().execute()


class ApplicationTask(WSGITask):  # type: ignore[misc]  # waitress publishes no types
    """Calls the application; while the server drains, closes the connection after the answer."""

    wrote_header: bool
    content_bytes_written: int

    def execute(self) -> None:
        if self.channel.server.draining:
            self.set_close_on_finish()
        super().execute()

    def write(self, data: bytes) -> None:
        """Send head and body of a short answer together: one system call, one packet."""
        if not self.wrote_header and not self.request.claim():
            raise ClientDisconnected  # the main loop has answered it: its deadline passed
        if data and not self.wrote_header and self.has_body and self.content_length == len(data):
            self.channel.write_soon(self.build_response_header() + data)
            self.wrote_header, self.content_bytes_written = True, len(data)
        else:
            super().write(data)

    def get_environment(self) -> dict[str, Any]:
        environ: dict[str, Any] = super().get_environment()
        environ[ARRIVED], environ[BEGUN] = self.channel.arrived, monotonic()
        environ[DRAINING] = self.channel.server.draining
        environ[REQUEST_ID] = self.request.id
        return environ


class Channel(HTTPChannel):  # type: ignore[misc]  # waitress publishes no types
    """One client's connection."""

    parser_class = Request
    task_class: Any = ApplicationTask
    error_task_class = ProblemTask
    request: Any = None
    arrived = 0.0
    unread = 0  # bytes of the request that is still read
    _paused_until = 0.0
    _has_asked = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - waitress publishes no types
        super().__init__(*args, **kwargs)
        # For a request, for the rest of one, or for the client to take its answer.
        self.waiting_since = monotonic()

    def readable(self) -> bool:
        is_paused = monotonic() < self._paused_until and not self.server.draining
        return not is_paused and bool(super().readable())

    def writable(self) -> bool:
        """Whether the main loop has something to send.

        A request's own thread sends its answer. Without this the main loop would see the bytes
        too, find the buffer locked, and poll again and again until that thread is done, which it
        thereby delays.
        """
        short = self.total_outbufs_len < self.adj.outbuf_high_watermark
        is_for_thread = self.requests and short and not self.close_when_flushed
        return not is_for_thread and bool(super().writable())

    def received(self, data: bytes) -> bool:
        now = monotonic()
        if not self.requests:
            self.arrived = now
        if self.request is None:
            self.waiting_since = now
        read: bool = super().received(data)
        self._has_asked = self._has_asked or bool(self.requests)
        self._count_unread()
        return read

    def service(self) -> None:
        super().service()
        self.waiting_since = monotonic()

    def handle_close(self) -> None:
        self.drop_request()
        super().handle_close()

    def drop_request(self) -> None:
        """Forget what was read of a request."""
        self.request = None
        self._count_unread()

    def close_if_late(self, limits: ServerSettings) -> None:
        """Close a connection whose client lets the server wait; called by the main loop."""
        if self.requests or self.will_close:
            return
        is_idle = self._has_asked and self.request is None and not self.total_outbufs_len
        if monotonic() - self.waiting_since <= (
            limits.idle_seconds if is_idle else limits.receive_seconds
        ):
            return
        if self.total_outbufs_len:
            if time() - self.last_activity > limits.receive_seconds:  # it takes nothing
                self.server.close_soon(self)
        elif self.request is None:
            self.server.close_soon(self)
        else:
            self._refuse_rest()

    def _refuse_rest(self) -> None:
        """Answer a request that has not arrived completely."""
        request, self.request = self.request, None
        request.error = RequestTimeout("the request did not arrive in time")
        self._count_unread()
        with self.requests_lock:
            self.requests.append(request)
        self.service()

    def _count_unread(self) -> None:
        request = self.request
        size = 0
        if request is not None:
            size = request.header_bytes_received + request.body_bytes_received
        change, self.unread = size - self.unread, size
        if change:
            self.server.read_more(change)

    def pause_reading(self, retry_after: float) -> None:
        """Read nothing from this connection for nearly so many seconds."""
        seconds = min(retry_after, _LONGEST_PAUSE) * uniform(*_PAUSED_SHARE)
        self._paused_until = monotonic() + seconds
        self.server.paused_until = max(self.server.paused_until, self._paused_until)

    def reject(self, problem: Problem) -> None:
        """Answer a request that no thread has taken; the connection stays open."""
        self.requests[0].claim()
        self.task_class = partial(ProblemTask, problem=problem)
        try:
            self.service()
        finally:
            del self.task_class

    def expired_request(self, now: float) -> Request | None:
        """The request in work if its deadline has passed; its thread may end it any moment."""
        request = next(iter(self.requests), None)
        return request if request is not None and request.deadline < now else None

    def answer_instead(self, request: Request, problem: Problem) -> None:
        """Answer a request in place of the thread that works on it, unless it has just answered."""
        if not request.claim():
            return
        with suppress(ClientDisconnected):  # a client that has left needs no answer
            ClosingTask(self, request, problem).service()
        self.close_when_flushed = True
