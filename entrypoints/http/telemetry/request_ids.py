"""Every request has an id: the client's when it is valid, else a new one."""

import re
from uuid import uuid4

import structlog
from flask import Flask, Response, g, has_request_context, request

from entrypoints.http.telemetry.trace_context import HEADER as TRACE_HEADER
from entrypoints.http.telemetry.trace_context import trace_fields

HEADER = "X-Request-ID"
REQUEST_ID = "creatives.request_id"  # environ
_VALID = re.compile(r"[A-Za-z0-9._-]{1,64}")


def install_request_ids(app: Flask) -> None:
    app.before_request(_bind_request_id)
    app.after_request(_add_header)


def valid_or_new(given: str) -> str:
    return given if _VALID.fullmatch(given) else uuid4().hex


def current_request_id() -> str | None:
    return g.get("request_id") if has_request_context() else None


def _bind_request_id() -> None:
    made = request.environ.get(REQUEST_ID)  # by the server, for its own answers too
    g.request_id = made or valid_or_new(request.headers.get(HEADER, ""))
    structlog.contextvars.clear_contextvars()  # threads serve many requests
    trace = trace_fields(request.headers.get(TRACE_HEADER, ""))
    structlog.contextvars.bind_contextvars(request_id=g.request_id, **trace)


def _add_header(response: Response) -> Response:
    response.headers[HEADER] = g.request_id
    return response
