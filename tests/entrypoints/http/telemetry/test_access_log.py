from collections.abc import Callable

import pytest
from flask import Flask, Response, g
from structlog.testing import capture_logs

from entrypoints.http.api import create_api
from entrypoints.http.telemetry.access_log import OWN_PROBE


def _line(view: Callable[[], Response]) -> dict[str, object]:
    app: Flask = create_api("Logged", max_body_bytes=1024)
    app.add_url_rule("/", view_func=view)
    with capture_logs() as lines:
        app.test_client().get("/")
    [line] = [dict(line) for line in lines if line["event"] == "request"]
    return line


def test_a_request_that_asked_the_model_tells_which_and_how_long_it_waited() -> None:
    def view() -> Response:
        g.queue_wait, g.model_version = 0.01234, 7
        return Response()

    line = _line(view)
    assert line["queue_wait_ms"] == 12.34
    assert line["model_version"] == 7


@pytest.mark.parametrize("waited", [None, 0.0])
def test_a_wait_of_nothing_is_told_and_none_is_not(waited: float | None) -> None:
    def view() -> Response:
        g.queue_wait = waited
        return Response()

    assert ("queue_wait_ms" in _line(view)) == (waited is not None)


def test_other_requests_have_neither() -> None:
    line = _line(Response)
    assert set(line) == {"event", "log_level", "method", "route", "status", "duration_ms"}


def test_asking_whether_a_service_is_up_yet_leaves_no_line() -> None:
    app = create_api("Logged", max_body_bytes=1024)
    app.add_url_rule("/", view_func=Response)
    with capture_logs() as lines:
        app.test_client().get("/", headers={"User-Agent": OWN_PROBE})
    assert lines == []
