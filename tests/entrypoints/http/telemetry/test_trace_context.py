"""A request's log lines carry the trace of its caller, and nothing that is no trace."""

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from structlog.contextvars import get_contextvars

from entrypoints.http.telemetry.request_ids import install_request_ids
from entrypoints.http.telemetry.trace_context import trace_fields

TRACE, SPAN = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
FIELDS = {"trace_id": TRACE, "span_id": SPAN, "trace_flags": "01"}


def test_a_trace_is_read() -> None:
    assert trace_fields(f"00-{TRACE}-{SPAN}-01") == FIELDS


@pytest.mark.parametrize("more", ["", "-", "-what-later-versions-add"])
def test_later_versions_may_say_more(more: str) -> None:
    assert trace_fields(f"cc-{TRACE}-{SPAN}-01{more}") == FIELDS


@pytest.mark.parametrize(
    "header",
    [
        "",
        f"00-{TRACE}-{SPAN}",
        f"00-{TRACE}-{SPAN}-01-more",
        f"ff-{TRACE}-{SPAN}-01",
        f"00-{TRACE.upper()}-{SPAN}-01",
        f"00-{'0' * 32}-{SPAN}-01",
        f"00-{TRACE}-{'0' * 16}-01",
        f"00-{TRACE}-{SPAN}-1",
        f"00-{TRACE}-{SPAN}-01\n",
        f"00-{TRACE}-{SPAN}-01,00-{TRACE}-{SPAN}-01",
        f"00-{TRACE}x-{SPAN}-01",
    ],
)
def test_anything_else_is_no_trace(header: str) -> None:
    assert trace_fields(header) == {}


@given(st.text(max_size=200))
def test_no_words_of_a_header_get_into_the_log(header: str) -> None:
    for value in trace_fields(header).values():
        assert set(value) <= set("0123456789abcdef")


def test_log_lines_of_a_request_carry_its_trace() -> None:
    app, seen = Flask(__name__), []
    install_request_ids(app)
    app.get("/")(lambda: seen.append(get_contextvars()) or "")
    client = app.test_client()
    client.get("/", headers={"traceparent": f"00-{TRACE}-{SPAN}-01", "X-Request-ID": "one"})
    client.get("/", headers={"X-Request-ID": "two"})
    assert seen == [{"request_id": "one", **FIELDS}, {"request_id": "two"}]
