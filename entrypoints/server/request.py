"""A request while it is read, by the strict rules of RFC 9112.

What two readers could take in two ways, as a proxy before us and we, is refused.
"""

import math
import re
from threading import Lock
from typing import Any

from waitress.parser import HTTPRequestParser, ParsingError
from waitress.utilities import BadRequest, Error

from entrypoints.http.telemetry.request_ids import HEADER, valid_or_new
from entrypoints.http.telemetry.trace_context import HEADER as TRACE_HEADER
from entrypoints.http.telemetry.trace_context import trace_fields
from entrypoints.server.chunks import BARE_LF, StrictChunks

_VERSIONS = frozenset({"1.0", "1.1"})
_REQUEST_LINE = re.compile(rb"[^\x00-\x20:]+ [^\x00-\x20\x7f]+ HTTP/[0-9]\.[0-9]")
_HOST = re.compile(rb"(?:[\w.~!$&'()*+,;=%-]*|\[[0-9A-Fa-f:.]+\])(?::[0-9]*)?")

_Headers = list[tuple[bytes, bytes]]


class RequestTimeout(Error):  # type: ignore[misc]  # waitress publishes no types
    """Answered where a client does not send the rest of its request."""

    code = 408
    reason = "Request Timeout"


class Request(HTTPRequestParser):  # type: ignore[misc]  # waitress publishes no types
    """Implements what waitress calls a parser."""

    body_rcv: Any = None
    completed: bool
    headers_finished: bool
    path = ""  # of what is no HTTP
    deadline = math.inf  # on the clock of time.monotonic

    def __init__(self, adj: object) -> None:
        super().__init__(adj)
        self._unanswered = Lock()
        self._id: str | None = None

    @property
    def id(self) -> str:
        """The client's where it is valid, else a new one."""
        if self._id is None:
            self._id = valid_or_new(self.headers.get(HEADER.upper().replace("-", "_"), ""))
        return self._id

    @property
    def log_ids(self) -> dict[str, str]:
        """What its log line is found by: its id, and the trace that it belongs to."""
        trace = trace_fields(self.headers.get(TRACE_HEADER.upper(), ""))
        return {"request_id": self.id, **trace}

    def claim(self) -> bool:
        """Whether the caller may answer it: true for the first caller only."""
        return self._unanswered.acquire(blocking=False)

    def received(self, data: bytes) -> int:
        """Take what was read; the number of bytes that belong to this request."""
        before = self.header_plus[-1:]
        consumed: int = super().received(data)
        is_head_open = not self.completed and not self.headers_finished
        # waitress waits for CR LF CR LF for ever. The byte before was looked at before.
        if is_head_open and BARE_LF.search(before + data, len(before)):
            self.error, self.completed = BadRequest("a line must end with CR LF"), True
        return consumed

    def parse_header(self, header_plus: bytes) -> None:
        """Read the request line and the headers.

        Raises:
            ParsingError: they break a rule.
        """
        line, _, rest = header_plus.partition(b"\r\n")
        # waitress's own patterns take minutes for some lines that they refuse in the end.
        if not _REQUEST_LINE.fullmatch(line):
            raise ParsingError("the request line must be a method, an address and HTTP/1.1 or 1.0")
        headers = _headers(rest)
        try:
            super().parse_header(b"\r\n".join([line, *map(b": ".join, headers), b""]))
        except ParsingError as error:
            # waitress quotes the line, which may hold a key.
            raise ParsingError(str(error).split(' "', 1)[0]) from None
        except ValueError:  # a length of thousands of digits, an address with half a bracket
            raise ParsingError("the request line or a length cannot be read") from None
        self._check(headers)
        if self.chunked:
            self.body_rcv = StrictChunks(self.body_rcv.getbuf(), self.adj.max_request_body_size)

    def _check(self, headers: _Headers) -> None:
        if self.version not in _VERSIONS:
            raise ParsingError("the version of HTTP must be 1.1 or 1.0")
        hosts = _values(headers, b"host")
        if len(hosts) > 1 or (self.version == "1.1" and not hosts):
            raise ParsingError("there must be one Host header")
        if hosts and not _HOST.fullmatch(hosts[0]):
            raise ParsingError("Host must be a name or an address, and a port")
        encodings = _values(headers, b"transfer-encoding")
        if not encodings:
            return
        if self.version == "1.0" or [each.lower() for each in encodings] != [b"chunked"]:
            raise ParsingError("Transfer-Encoding must be chunked, once, and not in HTTP 1.0")
        if _values(headers, b"content-length"):
            raise ParsingError("Content-Length and Transfer-Encoding cannot both be given")


def _headers(lines: bytes) -> _Headers:
    """Names as they were sent, and values without spaces around them.

    Raises:
        ParsingError: a line is no header, or goes on with the one before.
    """
    headers = []
    for line in filter(None, lines.split(b"\r\n")):
        name, colon, value = line.partition(b":")
        if not colon or line[:1] in b" \t":  # RFC 9112, section 5.2: folded lines are refused
            raise ParsingError("Invalid header")
        headers.append((name, value.strip(b" \t")))
    return headers


def _values(headers: _Headers, wanted: bytes) -> list[bytes]:
    return [value for name, value in headers if name.lower() == wanted]
