import http.client
import json
from typing import Any

import pytest

from domain.bounds import MAX_SEED
from tests.entrypoints.live_server import Client, assert_problem

GOOD: dict[str, Any] = {"title": "Desk Lamp", "description": "Dims in five steps."}
MISSING = object()


def _with(field: str, value: object) -> dict[str, object]:
    changed = {**GOOD, field: value}
    return {name: kept for name, kept in changed.items() if kept is not MISSING}


WRONG_FIELDS = [
    *[(field, bad) for field in GOOD for bad in (MISSING, None, "", " \n", 7, ["a"], "a\x00b")],
    ("title", "x" * 51),
    ("description", "x" * 201),
    ("title", "\ud800"),
    ("category", " "),
    ("category", "x" * 101),
    ("category", 1),
    *[("price", bad) for bad in ("9.99", "1,234 EUR", True, -0.01, 1.234, 1e10, [1])],
    *[("rating", bad) for bad in ("4", False, 0.9, 5.1)],
    *[("seed", bad) for bad in ("1", 1.5, True, -1, MAX_SEED + 1, 10**400)],
    ("colour", "red"),
]


@pytest.mark.parametrize(("field", "value"), WRONG_FIELDS)
def test_a_wrong_field_is_named(client: Client, field: str, value: object) -> None:
    assert_problem(client.post("/predict", _with(field, value)), 422, field)


@pytest.mark.parametrize(("field", "value"), WRONG_FIELDS)
def test_a_wrong_field_of_a_batch_is_named_with_its_item(
    client: Client, field: str, value: object
) -> None:
    answer = client.post("/batch_predict", {"items": [GOOD, _with(field, value)], "strict": True})
    assert_problem(answer, 422, f"items.1.{field}")


def test_all_wrong_fields_are_named_and_no_product_text_comes_back(client: Client) -> None:
    answer = client.post("/predict", {"title": "secret-lamp " * 9, "price": -1})
    assert_problem(answer, 422, "title", "description", "price")
    assert b"secret" not in answer.body


def test_a_number_too_large_for_any_float(client: Client) -> None:
    for number in ("1e999", "1" + "0" * 400):
        body = json.dumps(GOOD)[:-1] + f', "price": {number}, "rating": {number}}}'
        assert_problem(client.post_raw("/predict", body.encode()), 422, "price", "rating")


@pytest.mark.parametrize("items", [MISSING, None, [], [GOOD] * 4, {}, "x"])
def test_an_empty_or_too_large_batch(client: Client, items: object) -> None:
    body = {} if items is MISSING else {"items": items}
    assert_problem(client.post("/batch_predict", body), 422, "items")


@pytest.mark.parametrize("item", [None, 1, "x", []])
def test_an_item_that_is_no_object(client: Client, item: object) -> None:
    assert_problem(
        client.post("/batch_predict", {"items": [GOOD, item], "strict": True}), 422, "items.1"
    )


@pytest.mark.parametrize("value", [None, 1, True, "x", [], [GOOD]])
def test_a_body_that_is_no_object(client: Client, value: object) -> None:
    assert_problem(client.post("/predict", value), 422, "body")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"title=Lamp",
        b'{"title": NaN}',
        b'{"title": Infinity}',
        b'{"title": -Infinity}',
        b'{"title": "a", "title": "b"}',
        b'{"title": {"a": 1, "a": 1}}',
        b'{"\\ud800": 1}',
        b'{"title": "\xff"}',
        b"\xef\xbb\xbf{}",
        b'{"title": "a\nb"}',
        b'{"price": ' + b"9" * 5000 + b"}",
        b"[" * 4000,
        b"{} {}",
    ],
)
def test_a_body_that_is_not_json(client: Client, body: bytes) -> None:
    assert_problem(client.post_raw("/predict", body), 400)


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_a_wrong_content_type(client: Client, content_type: str) -> None:
    body = json.dumps(GOOD).encode()
    answer = client.post_raw("/predict", body, content_type)
    assert_problem(answer, 415)
    assert answer.headers["Accept"] == "application/json"


def test_a_compressed_body(client: Client) -> None:
    assert_problem(client.post_raw("/predict", b"x", Content_Encoding="gzip"), 415)
    plain = client.post_raw("/predict", json.dumps(GOOD).encode(), Content_Encoding="IDENTITY")
    assert plain.status == 200


def test_a_body_over_the_limit(client: Client) -> None:
    assert_problem(client.post_raw("/predict", b" " * 8192), 400)
    assert_problem(client.post_raw("/predict", b" " * 8193), 413)


def test_a_body_far_over_the_limit_is_refused_before_it_is_sent(client: Client) -> None:
    status, content_type, document = _send_head(client, "Content-Length: 1000000000")
    assert (status, content_type) == (413, "application/problem+json")
    assert document["status"] == 413


def test_a_request_that_is_not_http(client: Client) -> None:
    status, content_type, document = _send_head(client, "Not a header")
    assert (status, content_type) == (400, "application/problem+json")
    assert document["request_id"]


def test_unknown_routes_and_methods(client: Client) -> None:
    assert_problem(client.post("/predikt", GOOD), 404)
    assert_problem(client.get("/nowhere"), 404)
    refused = client.get("/predict")
    assert_problem(refused, 405)
    assert set(refused.headers["Allow"].split(", ")) == {"OPTIONS", "POST"}


def _send_head(client: Client, header: str) -> tuple[int, str, dict[str, Any]]:
    """Send a request's head only, with this header line."""
    connection = http.client.HTTPConnection(client.host, client.port, timeout=30)
    try:
        connection.connect()
        head = f"POST /predict HTTP/1.1\r\nHost: x\r\n{header}\r\n\r\n"
        connection.sock.sendall(head.encode())
        response = http.client.HTTPResponse(connection.sock, method="POST")
        response.begin()
        return response.status, response.headers.get_content_type(), json.loads(response.read())
    finally:
        connection.close()
