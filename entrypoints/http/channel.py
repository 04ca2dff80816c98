"""How a request travels through waitress: when it came, whether the server drains, faults."""

from http import HTTPStatus
from time import monotonic
from typing import Any

from waitress.channel import HTTPChannel
from waitress.task import ErrorTask, WSGITask

from entrypoints.http.problem import MEDIA_TYPE, Problem, problem_document
from entrypoints.http.request_ids import HEADER, new_request_id
from entrypoints.http.security_headers import SECURITY_HEADERS

ARRIVED = "creatives.arrived"  # environ: on the clock of time.monotonic, when it was read whole
DRAINING = "creatives.draining"  # environ: whether the server is about to stop


class ProblemTask(ErrorTask):  # type: ignore[misc]  # waitress publishes no types
    """Answers a request that is no HTTP, too large, or broke the server."""

    def execute(self) -> None:
        status = HTTPStatus(self.request.error.code)
        document = problem_document(Problem(status, self.request.error.body))
        document.request_id = new_request_id()
        body = document.model_dump_json(exclude_defaults=True).encode()
        self.status = f"{status.value} {status.phrase}"
        self.response_headers += [
            ("Content-Type", MEDIA_TYPE),
            *SECURITY_HEADERS.items(),
            (HEADER, document.request_id),
        ]
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class DrainingTask(WSGITask):  # type: ignore[misc]  # waitress publishes no types
    """Answers a request; when the server drains, the last one of its connection."""

    wrote_header: bool
    content_bytes_written: int

    def execute(self) -> None:
        if self.channel.server.draining:
            self.set_close_on_finish()
        super().execute()

    def write(self, data: bytes) -> None:
        """Send head and body of a short answer as one piece: one system call, one packet."""
        if data and not self.wrote_header and self.has_body and self.content_length == len(data):
            self.channel.write_soon(self.build_response_header() + data)
            self.wrote_header, self.content_bytes_written = True, len(data)
        else:
            super().write(data)

    def get_environment(self) -> dict[str, Any]:
        environ: dict[str, Any] = super().get_environment()
        environ[ARRIVED] = self.channel.arrived
        environ[DRAINING] = self.channel.server.draining
        return environ


class Channel(HTTPChannel):  # type: ignore[misc]  # waitress publishes no types
    """One client's connection."""

    task_class = DrainingTask
    error_task_class = ProblemTask
    arrived = 0.0

    def writable(self) -> bool:
        """Whether the main loop has something to send.

        A request's own thread sends its answer. Without this the main loop would notice the bytes
        too, find the buffer locked, and spin until that thread is done, which it thereby delays.
        """
        short = self.total_outbufs_len < self.adj.outbuf_high_watermark
        return not (self.requests and short) and bool(super().writable())

    def received(self, data: bytes) -> bool:
        if not self.requests:
            self.arrived = monotonic()
        read: bool = super().received(data)
        return read
