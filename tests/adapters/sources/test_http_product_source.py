"""Faults of the network and of the data service."""

import json
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from threading import Event
from typing import Any

import pytest

from adapters.sources.http_product_source import HttpProductSource
from domain.errors.base import InvalidValue
from domain.errors.catalog import SourceMalformed, SourceUnavailable
from tests.adapters.sources.conftest import Answer, DataService, document, send


def source_of(url: str, **settings: Any) -> HttpProductSource:
    defaults = {
        "timeout": 10, "total": 60, "attempts": 3, "backoff": 1.0, "sleep": lambda _: None,
        "first_count": 4, "count": 4, "seed": 1,
    }  # fmt: skip
    return HttpProductSource(url=url, **(defaults | settings))


def status(code: int, headers: dict[str, str] | None = None) -> Answer:
    return lambda handler, _: send(handler, b"no", status=code, headers=headers)


def changed(change: Callable[[dict[str, Any]], object]) -> Answer:
    def answer(handler: BaseHTTPRequestHandler, query: dict[str, int]) -> None:
        body = document(query)
        change(body)
        send(handler, json.dumps(body).encode())

    return answer


def set_metadata(name: str, value: object) -> Answer:
    return changed(lambda body: body["metadata"].update({name: value}))


def set_product(name: str, value: object) -> Answer:
    return changed(lambda body: body["products"][1].update({name: value}))


def send_number(name: str, digits: str) -> Answer:
    """A number as it stands in the answer, which Python itself might not write."""

    def answer(handler: BaseHTTPRequestHandler, query: dict[str, int]) -> None:
        body = document(query)
        body["products"][1][name] = "HERE"
        send(handler, json.dumps(body).replace('"HERE"', digits).encode())

    return answer


def break_off(handler: BaseHTTPRequestHandler, _: dict[str, int]) -> None:
    send(handler, b'{"metadata"', headers={"Content-Length": "5000"})


def hang_up(handler: BaseHTTPRequestHandler, _: dict[str, int]) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize("fault", [status(503), status(500), status(429), break_off, hang_up])
def test_a_fault_that_passes_is_waited_out(data_service: DataService, fault: Answer) -> None:
    waits: list[float] = []
    data_service.script = [fault, fault]
    collection = source_of(data_service.url, sleep=waits.append, first_count=4).fetch(since=None)
    assert len(collection.products) == 4
    assert waits == [1.0, 2.0]


@pytest.mark.parametrize("fault", [status(503), status(429), break_off, hang_up])
def test_a_fault_that_stays_ends_after_all_attempts(
    data_service: DataService, fault: Answer
) -> None:
    data_service.script = [fault] * 9
    with pytest.raises(SourceUnavailable, match="after 3 attempts"):
        source_of(data_service.url, first_count=4).fetch(since=None)
    assert len(data_service.requests) == 3


def test_a_service_that_is_down_is_named_without_its_password() -> None:
    with socket.socket() as reserved:  # bound, not listening: every connection is refused
        reserved.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{reserved.getsockname()[1]}"
        with pytest.raises(SourceUnavailable, match="no connection") as caught:
            source_of(f"http://me:secret@{address}", first_count=1).fetch(since=None)
    assert address in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_slow_service_is_given_up(data_service: DataService) -> None:
    done = Event()
    data_service.script = [lambda *_: done.wait(60)] * 2  # type: ignore[list-item, return-value]
    try:
        with pytest.raises(SourceUnavailable, match="timeout"):
            source_of(data_service.url, timeout=0.1, attempts=2, first_count=1).fetch(since=None)
    finally:
        done.set()


def _drips(before: bytes, part: bytes) -> Answer:
    """Sends a part every moment until the client has had enough."""

    def answer(handler: BaseHTTPRequestHandler, _: dict[str, int]) -> None:
        with suppress(OSError):
            handler.wfile.write(before)
            for _ in range(2_000):
                handler.wfile.write(part)
                time.sleep(0.005)

    return answer


@pytest.mark.parametrize(
    ("before", "part"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b" "),
        (b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
        (b"HTTP/1.1 200 OK\r\nX: ", b"y"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
)
def test_a_service_that_drips_is_given_up(
    data_service: DataService, before: bytes, part: bytes
) -> None:
    data_service.script = [_drips(before, part)] * 3
    with pytest.raises(SourceUnavailable, match=r"not answered within 0\.3 s") as caught:
        source_of(data_service.url, total=0.3).fetch(since=None)
    assert caught.value.attempts == 1


def test_no_attempt_is_made_that_would_begin_too_late(data_service: DataService) -> None:
    data_service.script = [status(503)] * 3
    with pytest.raises(SourceUnavailable, match="after 1 attempts"):
        source_of(data_service.url, total=20, backoff=100.0).fetch(since=None)


@pytest.mark.parametrize("code", [404, 503])
def test_the_words_of_a_status_are_escaped_and_cut(data_service: DataService, code: int) -> None:
    def answer(handler: BaseHTTPRequestHandler, _: dict[str, int]) -> None:
        handler.send_response(code, "\x1b[2Jgone\x07" + "x" * 5_000)
        handler.end_headers()

    data_service.script = [answer] * 3
    with pytest.raises((SourceUnavailable, SourceMalformed), match="gone") as caught:
        source_of(data_service.url).fetch(since=None)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize("code", [400, 404, 422, 204, 302])
def test_a_refusal_is_not_repeated(data_service: DataService, code: int) -> None:
    data_service.script = [status(code, {"Location": "http://elsewhere.invalid/"})]
    with pytest.raises(SourceMalformed, match=f"status {code}"):
        source_of(data_service.url, first_count=1).fetch(since=None)
    assert len(data_service.requests) == 1


@pytest.mark.parametrize(
    ("answer", "finding"),
    [
        (lambda handler, _: send(handler, b"<html>Welcome</html>"), "not JSON"),
        (lambda handler, _: send(handler, b"\xff\xfe"), "not JSON"),
        (lambda handler, _: send(handler, b""), "not JSON"),
        (lambda handler, _: send(handler, b"[]"), "collection"),
        (lambda handler, _: send(handler, b"[" * 100_000), "nested too deeply"),
        (set_metadata("count", 5), "metadata.count"),
        (set_metadata("seed", 2), "metadata.seed"),
        (set_metadata("schema_version", 2), "metadata.schema_version"),
        (set_metadata("generated_at", "2026-01-01T00:00:00"), "metadata.generated_at"),
        (changed(lambda body: body["products"].pop()), "products has 3 items, not 4"),
    ],
)
def test_nonsense_is_refused_at_once_and_named(
    data_service: DataService, answer: Answer, finding: str
) -> None:
    data_service.script = [answer]
    with pytest.raises(SourceMalformed) as caught:
        source_of(data_service.url, first_count=4).fetch(since=None)
    assert finding in str(caught.value)
    assert len(data_service.requests) == 1


@pytest.mark.parametrize(
    ("answer", "field", "requirement"),
    [
        (changed(lambda body: body["products"][1].pop("title")), "title", "given"),
        (changed(lambda body: body["products"].__setitem__(1, "a mug")), "row", "an object"),
        (set_product("id", "12"), "id", "a valid UUID"),
        (set_product("id", 12), "id", "a valid UUID"),
        (set_product("id", "\ud800"), "id", "a valid UUID"),
        (set_product("title", 12), "title", "text"),
        (set_product("title", None), "title", "text"),
        (set_product("title", "half\ud800"), "title", "no control characters or lone"),
        (set_product("description", " "), "description", "text that is not blank"),
        (set_product("title", " "), "title", "text that is not blank"),
        (set_product("price", float("nan")), "price", "a finite number"),
        (set_product("price", float("inf")), "price", "a finite number"),
        (set_product("price", "9.99"), "price", "a number"),
        (set_product("price", value=True), "price", "a number"),
        (set_product("price", None), "price", "a number"),
        (send_number("price", "1" + "0" * 5_000), "price", "a finite number"),
        (send_number("price", "1e400"), "price", "a finite number"),
        (set_product("price", -1), "price", "an amount from 0"),
        (set_product("price", 1e300), "price", "an amount from 0"),
        (set_product("price", 1.005), "price", "at most two decimal places"),
        (set_product("rating", "4.0"), "rating", "a number"),
        (set_product("rating", value=False), "rating", "a number"),
        (set_product("rating", float("nan")), "rating", "a finite number"),
        (set_product("rating", 0.9), "rating", "from 1.0 to 5.0"),
        (set_product("rating", 5.1), "rating", "from 1.0 to 5.0"),
        (set_product("timestamp", 1_700_000_000), "timestamp", "an ISO 8601 text"),
        (set_product("timestamp", "yesterday"), "timestamp", "an ISO 8601 text"),
        (set_product("timestamp", "2025-06-01T14:00:00"), "timestamp", "a time with its time zone"),
        (set_product("timestamp", "0001-01-01T00:00:00+02:00"), "timestamp", "inside the calendar"),
    ],
)
def test_a_row_that_is_no_product_is_refused_alone(
    data_service: DataService, answer: Answer, field: str, requirement: str
) -> None:
    data_service.script = [answer]
    collection = source_of(data_service.url, first_count=4).fetch(since=None)
    [fault] = collection.refused
    assert (fault.row, fault.field) == (2, field)
    assert fault.requirement.startswith(requirement)
    assert [row for row, _ in collection.numbered()] == [1, 3, 4]


def test_an_endless_answer_is_cut(data_service: DataService) -> None:
    with pytest.raises(SourceMalformed, match="more than 1,000 bytes"):
        source_of(data_service.url, max_bytes=1_000, first_count=100).fetch(since=None)


def test_a_time_of_another_zone_is_the_same_instant(data_service: DataService) -> None:
    data_service.script = [set_product("timestamp", "2025-06-01T14:00:00+02:00")]
    product = source_of(data_service.url, first_count=4).fetch(since=None).products[1]
    assert product.timestamp.isoformat() == "2025-06-01T12:00:00+00:00"


@pytest.mark.parametrize("url", ["ftp://127.0.0.1", "127.0.0.1:80", "http://"])
def test_what_is_not_an_http_address_is_said_at_once(url: str) -> None:
    with pytest.raises(SourceMalformed, match="not an HTTP address"):
        source_of(url, first_count=1).fetch(since=None)


def test_at_least_one_attempt_is_made() -> None:
    with pytest.raises(InvalidValue, match="attempts"):
        source_of("http://127.0.0.1", attempts=0)


@pytest.mark.parametrize(
    ("name", "value"), [("price", 0), ("price", 1_000_000_000), ("rating", 1), ("rating", 5.0)]
)
def test_the_outermost_numbers_are_accepted(
    data_service: DataService, name: str, value: float
) -> None:
    data_service.script = [set_product(name, value)]
    product = source_of(data_service.url, first_count=4).fetch(since=None).products[1]
    assert getattr(product, name) == value


def test_a_lone_surrogate_in_the_bytes_spoils_its_row_alone(data_service: DataService) -> None:
    def answer(handler: BaseHTTPRequestHandler, query: dict[str, int]) -> None:
        body = document(query)
        body["products"][1]["title"] = "half\ud800"
        send(handler, json.dumps(body, ensure_ascii=False).encode(errors="surrogatepass"))

    data_service.script = [answer]
    collection = source_of(data_service.url, first_count=4).fetch(since=None)
    assert [fault.row for fault in collection.refused] == [2]
