"""Every request has an id: the client's when it is sane, else a new one."""

import re
from uuid import uuid4

import structlog
from flask import Flask, Response, g, has_request_context, request

HEADER = "X-Request-ID"
_SANE = re.compile(r"[A-Za-z0-9._-]{1,64}")


def install_request_ids(app: Flask) -> None:
    app.before_request(_take_or_make)
    app.after_request(_give_back)


def new_request_id() -> str:
    return uuid4().hex


def current_request_id() -> str | None:
    return g.get("request_id") if has_request_context() else None


def _take_or_make() -> None:
    given = request.headers.get(HEADER, "")
    g.request_id = given if _SANE.fullmatch(given) else new_request_id()
    structlog.contextvars.clear_contextvars()  # threads serve many requests
    structlog.contextvars.bind_contextvars(request_id=g.request_id)


def _give_back(response: Response) -> Response:
    response.headers[HEADER] = g.request_id
    return response
