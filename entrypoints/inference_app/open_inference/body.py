"""The body of an inference request: JSON, and the binary data of tensors behind it."""

import re
import zlib
from dataclasses import dataclass
from typing import Any

from flask import Request

from entrypoints.http.problem import Problem
from entrypoints.http.strict_json import MEDIA_TYPE, parse
from entrypoints.inference_app.open_inference.refusal import refusal

JSON_LENGTH = "Inference-Header-Content-Length"
BINARY_TYPE = "application/octet-stream"
_TYPES = {MEDIA_TYPE, BINARY_TYPE, ""}  # tritonclient names none
_PLAIN, _COMPRESSED = {"", "identity"}, {"gzip", "deflate"}
_BY_ITS_HEAD = zlib.MAX_WBITS | 32  # gzip, or zlib's format, which HTTP calls deflate
_DIGITS = re.compile(r"[0-9]{1,10}")


@dataclass(frozen=True, slots=True)
class Body:
    """A request that was read.

    Attributes:
        value: of its JSON.
        binary: what follows it; None: the request says nothing of binary data.
    """

    value: dict[str, Any]
    binary: memoryview | None


def read_body(request: Request, *, most: int) -> Body:
    """Read a request's body.

    Args:
        most: bytes, once it is inflated.

    Raises:
        Problem: 415, 413 or 400.
    """
    if request.mimetype not in _TYPES:
        accepted = f"{MEDIA_TYPE}, {BINARY_TYPE}"
        what = f"the content type must be {MEDIA_TYPE} or {BINARY_TYPE}"
        raise Problem(415, what, headers={"Accept": accepted})
    content = _plain(request, most)
    length = _json_length(request.headers.get(JSON_LENGTH), len(content))
    value = parse(content[:length])
    if not isinstance(value, dict):
        raise refusal("the body must be a JSON object")
    return Body(value, None if length is None else memoryview(content)[length:])


def _plain(request: Request, most: int) -> bytes:
    encoding = request.headers.get("Content-Encoding", "").strip().lower()
    if encoding in _PLAIN:
        return request.get_data()
    if encoding in _COMPRESSED:
        return _inflated(request.get_data(), most)
    what = "the body must be compressed with gzip or deflate, or not at all"
    raise Problem(415, what, headers={"Accept-Encoding": "gzip, deflate"})


def _inflated(data: bytes, most: int) -> bytes:
    """What was compressed, without holding more than it may be."""
    stream = zlib.decompressobj(_BY_ITS_HEAD)
    try:
        content = stream.decompress(data, most + 1)
    except zlib.error as error:
        raise refusal("the body is not compressed as Content-Encoding says") from error
    if len(content) > most:
        raise Problem(413, f"the body is longer than {most:,} bytes once it is inflated")
    if not stream.eof or stream.unused_data:
        raise refusal("the compressed body ends too soon, or goes on behind its end")
    return content


def _json_length(given: str | None, most: int) -> int | None:
    if given is None:
        return None
    if not _DIGITS.fullmatch(given) or int(given) > most:
        raise refusal(
            f"{JSON_LENGTH} must be the length of the JSON in bytes: a whole number, at most the "
            f"{most:,} of the body"
        )
    return int(given)
