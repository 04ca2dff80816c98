"""A request while it is read, by the strict rules of RFC 9112.

What two readers could take in two ways, as a proxy before us and we, is refused.
"""

import math
import re
from collections import Counter
from threading import Lock

from waitress.parser import HTTPRequestParser, ParsingError
from waitress.utilities import BadRequest

from entrypoints.http.request_ids import HEADER, valid_or_new

_VERSIONS = frozenset({"1.0", "1.1"})
_BARE_LF = re.compile(rb"(?<!\r)\n")


class Request(HTTPRequestParser):  # type: ignore[misc]  # waitress publishes no types
    """Implements what waitress calls a parser."""

    completed: bool
    headers_finished: bool
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

    def claim(self) -> bool:
        """Whether the caller may answer it: true for the first caller only."""
        return self._unanswered.acquire(blocking=False)

    def received(self, data: bytes) -> int:
        """Take what was read; the number of bytes that belong to this request."""
        before = self.header_plus[-1:]
        consumed: int = super().received(data)
        # waitress waits for CR LF CR LF for ever.
        if not self.completed and not self.headers_finished and _BARE_LF.search(before + data):
            self.error, self.completed = BadRequest("a line must end with CR LF"), True
        return consumed

    def parse_header(self, header_plus: bytes) -> None:
        """Read the request line and the headers.

        Raises:
            ParsingError: they break a rule.
        """
        try:
            super().parse_header(header_plus)
        except ParsingError as error:
            # waitress quotes the line, which may hold a key.
            raise ParsingError(str(error).split(' "', 1)[0]) from None
        except ValueError:  # a length of thousands of digits, an address with half a bracket
            raise ParsingError("the request line or a length cannot be read") from None
        self._check(Counter(_names(header_plus)))

    def _check(self, given: Counter[bytes]) -> None:
        if self.version not in _VERSIONS:
            raise ParsingError("the version of HTTP must be 1.1 or 1.0")
        if given[b"host"] > 1 or (self.version == "1.1" and not given[b"host"]):
            raise ParsingError("there must be one Host header")
        encodings = given[b"transfer-encoding"]
        if encodings > 1 or (encodings and self.version == "1.0"):
            raise ParsingError("Transfer-Encoding is given twice, or in HTTP 1.0")
        if encodings and given[b"content-length"]:
            raise ParsingError("Content-Length and Transfer-Encoding cannot both be given")


def _names(header_plus: bytes) -> list[bytes]:
    """Of the headers, as they were sent, in small letters."""
    return [line.split(b":", 1)[0].lower() for line in header_plus.split(b"\r\n")[1:]]
