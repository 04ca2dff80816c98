"""One log line per request; never a word of the product in it."""

from time import perf_counter

import structlog
from flask import Flask, Response, g, request

UNMATCHED = "unmatched"
# User agent of a program that waits for a service it has started; these requests are not logged.
OWN_PROBE = "marketing-creatives-start"
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

_log = structlog.get_logger(__name__)


def install_access_log(app: Flask) -> None:
    app.before_request(_start_timer)
    app.after_request(_write_line)


def matched_route() -> str:
    """The rule of the route, never the path: what clients make up must not become a label."""
    return request.url_rule.rule if request.url_rule else UNMATCHED


def known_method() -> str:
    return request.method if request.method in _METHODS else "other"


def seconds_so_far() -> float:
    started: float = g.started
    return perf_counter() - started


def log_request(method: str, route: str, status: int, seconds: float, **more: object) -> None:
    duration_ms = round(1000 * seconds, 2)
    _log.info("request", method=method, route=route, status=status, duration_ms=duration_ms, **more)


def _start_timer() -> None:
    g.started = perf_counter()


def _write_line(response: Response) -> Response:
    if request.user_agent.string != OWN_PROBE:
        log_request(
            known_method(),
            matched_route(),
            response.status_code,
            seconds_so_far(),
            **_model_fields(),
        )
    return response


def _model_fields() -> dict[str, object]:
    """What a request that used the model left in ``g``; other requests left nothing."""
    fields: dict[str, object] = {}
    if g.get("queue_wait") is not None:  # seconds
        fields["queue_wait_ms"] = round(1000 * g.queue_wait, 2)
    if "model_version" in g:
        fields["model_version"] = g.model_version
    return fields
