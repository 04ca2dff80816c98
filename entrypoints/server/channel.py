"""How a request travels through waitress: when it came, until when it may, who answers it."""

import math
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from random import uniform
from threading import Lock
from time import monotonic
from typing import Any

from waitress.channel import ClientDisconnected, HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.task import ErrorTask, WSGITask

from entrypoints.http.problem import MEDIA_TYPE, Problem, problem_body
from entrypoints.http.request_ids import HEADER, REQUEST_ID, sane_or_new
from entrypoints.http.security_headers import SECURITY_HEADERS

ARRIVED = "creatives.arrived"  # environ: on the clock of time.monotonic, when it was read whole
BEGUN = "creatives.begun"  # environ: on the same clock, when a thread took it
DRAINING = "creatives.draining"  # environ: whether the server is about to stop
# A refused client that asks again at once is not heard for so long; one that heeds Retry-After,
# which is a second at least, does not notice. At random, so that they do not come all together.
_PAUSE_SECONDS = (0.75, 1.0)


class Request(HTTPRequestParser):  # type: ignore[misc]  # waitress publishes no types
    """A request as it is read."""

    deadline = math.inf  # on the clock of time.monotonic

    def __init__(self, adj: object) -> None:
        super().__init__(adj)
        self._unanswered = Lock()
        self._id: str | None = None

    @property
    def id(self) -> str:
        """The client's when it is sane."""
        if self._id is None:
            self._id = sane_or_new(self.headers.get(HEADER.upper().replace("-", "_"), ""))
        return self._id

    def claim(self) -> bool:
        """Whether the caller is the one to answer it: true once."""
        return self._unanswered.acquire(blocking=False)


class ProblemTask(ErrorTask):  # type: ignore[misc]  # waitress publishes no types
    """Answers a request that never came to the application, or that broke the server.

    Args:
        problem: None: the request is no HTTP, or too large, or the server broke.
    """

    def __init__(
        self, channel: "Channel", request: Request, problem: Problem | None = None
    ) -> None:
        super().__init__(channel, request)
        self._problem = problem

    def execute(self) -> None:
        error = self.request.error
        problem = self._problem or Problem(error.code, error.body)
        body = problem_body(problem, request_id=self.request.id, instance=None)
        self.status = f"{problem.status} {HTTPStatus(problem.status).phrase}"
        self.response_headers += [
            ("Content-Type", MEDIA_TYPE),
            *SECURITY_HEADERS.items(),
            *problem.headers.items(),
            (HEADER, self.request.id),
        ]
        if self._problem is None or self.channel.server.draining:
            self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class LastTask(ProblemTask):
    """Answers a request that a thread is still at, which keeps the connection from being used."""

    def execute(self) -> None:
        self.set_close_on_finish()
        super().execute()


class ApplicationTask(WSGITask):  # type: ignore[misc]  # waitress publishes no types
    """Lets the application answer; when the server drains, the last one of its connection."""

    wrote_header: bool
    content_bytes_written: int

    def execute(self) -> None:
        if self.channel.server.draining:
            self.set_close_on_finish()
        super().execute()

    def write(self, data: bytes) -> None:
        """Send head and body of a short answer as one piece: one system call, one packet."""
        if not self.wrote_header and not self.request.claim():
            raise ClientDisconnected  # it was answered meanwhile
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
    arrived = 0.0
    _deaf_until = 0.0

    def readable(self) -> bool:
        is_heard = self.server.draining or monotonic() >= self._deaf_until
        return is_heard and bool(super().readable())

    def writable(self) -> bool:
        """Whether the main loop has something to send.

        A request's own thread sends its answer. Without this the main loop would notice the bytes
        too, find the buffer locked, and spin until that thread is done, which it thereby delays.
        """
        short = self.total_outbufs_len < self.adj.outbuf_high_watermark
        is_anothers = self.requests and short and not self.close_when_flushed
        return not is_anothers and bool(super().writable())

    def received(self, data: bytes) -> bool:
        if not self.requests:
            self.arrived = monotonic()
        read: bool = super().received(data)
        return read

    def pause(self) -> None:
        """Read nothing more for a while."""
        self._deaf_until = monotonic() + uniform(*_PAUSE_SECONDS)
        self.server.wake_by = max(self.server.wake_by, self._deaf_until)

    def dismiss(self, problem: Problem) -> None:
        """Answer a request that no thread has taken, and go on with the connection."""
        self.requests[0].claim()
        self.task_class = partial(ProblemTask, problem=problem)
        try:
            self.service()
        finally:
            del self.task_class

    def overdue(self, now: float) -> Request | None:
        """The request that has had no answer by its deadline; its thread may end it any moment."""
        request = next(iter(self.requests), None)
        return request if request is not None and request.deadline < now else None

    def overtake(self, request: Request, problem: Problem) -> None:
        """Answer a request that a thread is at, unless that has just answered it; then close."""
        if not request.claim():
            return
        with suppress(ClientDisconnected):  # who has left needs no answer
            LastTask(self, request, problem).service()
        self.close_when_flushed = True
