"""What breaks a rule of the protocol, or of texts, is the protocol's error object."""

import gzip
import json
import struct
import zlib
from typing import Any

import pytest

from tests.entrypoints.inference_app.conftest import SETTINGS, Service
from tests.entrypoints.inference_app.open_inference.requests import (
    HEADER,
    INFER,
    assert_refused,
    binary,
    body,
    infer,
    infer_binary,
    packed,
    tensor,
)
from tests.entrypoints.live_server import Client
from tests.fakes.served_bundle import FakeScorer, bundle

LAMP = tensor("title", "Lamp")
HUGE = 2**63
REFUSED: dict[str, tuple[Any, tuple[str, ...]]] = {
    "no object": ([LAMP], ("must be a JSON object",)),
    "no inputs": ({}, ("inputs must be a list",)),
    "inputs of null": (body() | {"inputs": None}, ("inputs must be a list",)),
    "no tensor": (body(), ("the tensor title is missing",)),
    "a tensor of null": (body(None), ("inputs[0] must be an object",)),
    "another name": (body(LAMP, tensor("colour", "red")), ("inputs[1]", "'colour'", "title and")),
    "no name": (body({"shape": [1]}), ("inputs[0]", "the name must be one of")),
    "an unprintable name": (body(tensor("\u2603\n" * 99, "x")), ("??",)),
    "twice": (body(LAMP, LAMP), ("title is given twice",)),
    "a description alone": (body(tensor("description", "x")), ("the tensor title is missing",)),
    "another datatype": (body(tensor("title", 1.5, datatype="FP32")), ("BYTES", "'FP32'")),
    "no datatype": (body({"name": "title", "shape": [1], "data": ["x"]}), ("datatype",)),
    "a small datatype": (body(tensor("title", "x", datatype="bytes")), ("datatype",)),
    **{
        f"shape {shape}": (body(tensor("title", "x", shape=shape)), ("title: the shape must be",))
        for shape in (
            *(None, 1, "1", [], [0], [-1], [1.0], [True], ["1"], [None], [[1]], {}),
            *([1, 2], [1, 1, 1], [1, -1], [1, True], [4], [HUGE], [-HUGE], [1, HUGE], [HUGE, HUGE]),
        )
    },
    "fewer than the shape says": (
        body(tensor("title", "x", shape=[2])),
        ("as many elements as shape says, 2",),
    ),
    "more than the shape says": (
        body(tensor("title", *"xyz", shape=[2])),
        ("as many elements as shape says, 2",),
    ),
    "nested wrongly": (
        body(tensor("title", ["x", "y"], shape=[1])),
        ("title[0] must be a string",),
    ),
    "another count": (
        body(tensor("title", "x", "y"), tensor("description", "z")),
        ("description and title must have as many elements each, not 1 and 2",),
    ),
    **{
        f"an element {element!r}": (
            body(tensor("title", "x", element)),
            ("title[1] must be a string",),
        )
        for element in (None, 1, True, {}, [], [None], [["x"]])
    },
    "no data": (body({"name": "title", "shape": [1], "datatype": "BYTES"}), ("data must be a",)),
    "data that is a string": (body(tensor("title", data="x", shape=[1])), ("data must be a list",)),
    "parameters of a list": (body(tensor("title", "x", parameters=[])), ("parameters must be",)),
    "an id of a number": (body(LAMP, id=7), ("id must be a string",)),
    "a flag of a word": (
        body(LAMP, parameters={"binary_data_output": "yes"}),
        ("binary_data_output must be true or false",),
    ),
    "parameters of the request": (body(LAMP, parameters=1), ("parameters must be an object",)),
    "outputs of a word": (body(LAMP, outputs="label"), ("outputs must be a list",)),
    "an output of a word": (body(LAMP, outputs=["label"]), ("outputs[0] must be an object",)),
    "another output": (body(LAMP, outputs=[{"name": "score"}]), ("outputs[0]", "'score'", "label")),
    "an output twice": (body(LAMP, outputs=[{"name": "label"}] * 2), ("asked for twice",)),
    "a binary flag of a number": (
        body(LAMP, outputs=[{"name": "label", "parameters": {"binary_data": 1}}]),
        ("binary_data must be true or false",),
    ),
    "classification": (
        body(LAMP, outputs=[{"name": "label", "parameters": {"classification": 2}}]),
        ("classification is not supported",),
    ),
    "shared memory": (
        body(LAMP, outputs=[{"name": "label", "parameters": {"shared_memory_region": "r"}}]),
        ("shared_memory_region is not supported",),
    ),
    "data and a size": (
        body(tensor("title", "x", parameters={"binary_data_size": 5})),
        ("both data and binary_data_size",),
    ),
    "a size without the header": (body(binary("title", 5)), ("no header Inference-Header",)),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_request_that_breaks_a_rule_is_told_which(client: Client, kind: str) -> None:
    value, words = REFUSED[kind]
    assert_refused(client.post(INFER, value), 400, *words)


X = packed("x")
BINARY: dict[str, tuple[Any, bytes, str]] = {
    "cut off in the text": (binary("title", 4), X[:4], "title[0] should have 1 bytes, and 0"),
    "cut off in the length": (binary("title", 3), X[:3], "ends before title[0]"),
    "cut off after the first": (binary("title", 5, [2]), X, "ends before title[1]"),
    "more elements than the shape says": (binary("title", 10), X * 2, "5 bytes follow its 1"),
    "an element longer than all": (
        binary("title", 5),
        struct.pack("<I", 2**32 - 1) + b"x",
        "4,294,967,295 bytes, and 1 are left",
    ),
    "not UTF-8": (binary("title", 5), packed(b"\xff"), "title[0] is not UTF-8 (byte 0)"),
    "a surrogate": (binary("title", 7), packed(b"\xed\xa0\x80"), "title[0] is not UTF-8"),
    "less than the size says": (binary("title", 6), X, "than the 5 bytes left"),
    "more than the size says": (binary("title", 5), X + b"y", "1 bytes follow the binary data"),
    "an empty tensor": (binary("title", 0), b"", "ends before title[0]"),
    **{
        f"a size of {size!r}": (binary("title", size), X, "binary_data_size must be a whole number")
        for size in (-1, 5.0, "5", True, [], -HUGE)
    },
    "a huge size": (binary("title", 10**300), X, "than the 5 bytes left"),
    "a huge shape": (binary("title", 5, [HUGE]), X, "1 to 3 products"),
}


@pytest.mark.parametrize("kind", BINARY)
def test_binary_data_that_breaks_a_rule_is_told_where(client: Client, kind: str) -> None:
    described, data, words = BINARY[kind]
    assert_refused(infer_binary(client, body(described), data), 400, words)


@pytest.mark.parametrize(
    "length", ["-1", "1e2", "", " ", "0x10", "99999", "9" * 4_000, "\u0665", "10, 10"]
)
def test_a_length_of_the_json_that_is_none(client: Client, length: str) -> None:
    value = json.dumps(body(LAMP)).encode()
    raw = length.encode().decode("latin-1")
    answer = client.post_raw(INFER, value, **{HEADER: raw})
    assert_refused(answer, 400, "Inference-Header-Content-Length must be")


@pytest.mark.parametrize("length", ["0", "1", "20"])
def test_a_length_that_cuts_the_json(client: Client, length: str) -> None:
    value = json.dumps(body(LAMP)).encode()
    assert_refused(client.post_raw(INFER, value, **{HEADER: length}), 400, "not JSON")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"\xff", "not UTF-8"),
        (b'{"id": NaN}', "NaN is not a JSON number"),
        (b'{"id": "1", "id": "2"}', "given twice"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"inputs": ' + b"9" * 5_000 + b"}", "number that is too long"),
    ],
)
def test_what_is_no_json(roomy: Client, content: bytes, words: str) -> None:
    assert_refused(roomy.post_raw(INFER, content), 400, words)


DEEP = (b"[" * 950 + b"]" * 950, b'[{"a": ' * 450 + b"1" + b"}]" * 450)
PLACES = [
    *(b'{"%s": VALUE}' % name for name in (b"id", b"inputs", b"outputs", b"parameters")),
    b'{"inputs": [{"name": VALUE}]}',
    b'{"inputs": [{"name": "title", "datatype": VALUE}]}',
    b'{"inputs": [{"name": "title", "datatype": "BYTES", "shape": VALUE}]}',
    b'{"inputs": [{"name": "title", "datatype": "BYTES", "shape": [1], "data": VALUE}]}',
    b'{"inputs": [{"name": "title", "datatype": "BYTES", "shape": [1], "parameters": VALUE}]}',
    b'{"inputs": [], "outputs": [{"name": VALUE}]}',
]


@pytest.mark.parametrize("place", PLACES)
def test_what_is_nested_almost_too_deeply_to_be_read(client: Client, place: bytes) -> None:
    for value in DEEP:
        assert_refused(client.post_raw(INFER, place.replace(b"VALUE", value)), 400)


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "x"])
def test_another_content_type(client: Client, content_type: str) -> None:
    answer = client.post_raw(INFER, b"{}", content_type)
    assert_refused(answer, 415, "application/json or application/octet-stream")
    assert answer.headers["Accept"] == "application/json, application/octet-stream"


MOST = SETTINGS.max_body_bytes
PLAIN = json.dumps(body(LAMP)).encode()


def test_a_body_that_is_too_long_whatever_its_form(client: Client) -> None:
    assert_refused(client.post_raw(INFER, b" " * (MOST + 1)), 413)
    data = packed("x" * MOST)
    assert_refused(infer_binary(client, body(binary("title", len(data))), data), 413)
    assert_refused(client.post_raw(INFER, b" " * (9 * MOST)), 413)  # answered by the main loop


@pytest.mark.parametrize(
    ("encoding", "compress"), [("gzip", gzip.compress), ("deflate", zlib.compress)]
)
def test_a_body_that_is_too_long_once_it_is_inflated(
    client: Client, encoding: str, compress: Any
) -> None:
    bomb = compress(PLAIN + b" " * 4_000_000)
    assert len(bomb) < MOST
    answer = client.post_raw(INFER, bomb, Content_Encoding=encoding)
    assert_refused(answer, 413, f"{MOST:,} bytes once it is inflated")


@pytest.mark.parametrize(
    "content",
    [b"", PLAIN, gzip.compress(PLAIN)[:-1], gzip.compress(PLAIN) + b"x", gzip.compress(PLAIN) * 2],
    ids=["empty", "plain", "cut off", "with more", "two"],
)
def test_a_compressed_body_that_is_damaged(client: Client, content: bytes) -> None:
    assert_refused(client.post_raw(INFER, content, Content_Encoding="gzip"), 400, "compressed")


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "compress"])
def test_another_compression(client: Client, encoding: str) -> None:
    answer = client.post_raw(INFER, PLAIN, Content_Encoding=encoding)
    assert_refused(answer, 415, "gzip or deflate")
    assert answer.headers["Accept-Encoding"] == "gzip, deflate"


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("", "title[1] must be text that is not blank"),
        (" \n", "title[1] must be text that is not blank"),
        ("x" * 51, "title[1] must be at most 50 characters"),
        ("a\x00b", "title[1] must be no control characters"),
        ("\ud800", "title[1] must be no control characters or lone surrogates"),
        ("<p></p>", "product 1: once markup is taken out, title must be text that is not blank"),
    ],
)
def test_a_title_that_cannot_be_scored_is_named(client: Client, title: str, words: str) -> None:
    assert_refused(infer(client, tensor("title", "Lamp", title)), 400, words)


@pytest.mark.parametrize("description", [" ", "x" * 201, "\x07"])
def test_a_description_that_cannot_be_scored_is_named(client: Client, description: str) -> None:
    answer = infer(client, LAMP, tensor("description", description))
    assert_refused(answer, 400, "description[0] must be")


def test_the_first_elements_at_fault_are_named_and_the_others_counted(roomy: Client) -> None:
    message = assert_refused(infer(roomy, tensor("title", *[""] * 9)), 400, "title[2]", "6 more")
    assert "title[3]" not in message


def test_no_text_of_a_product_comes_back(client: Client) -> None:
    answer = infer(client, tensor("title", "secret " * 9))
    assert "secret" not in assert_refused(answer, 400)


def test_what_every_route_refuses_has_the_form_of_the_protocol_too(client: Client) -> None:
    soon = client.post_raw(INFER, PLAIN, X_Request_Deadline_Ms="soon")
    assert_refused(soon, 422, "X-Request-Deadline-Ms")
    assert_refused(client.get("/v2?a=1&a=2"), 422, "a: must be given once")


def test_a_fault_of_the_service_says_nothing_of_its_cause(service: Service) -> None:
    service.load.scorer = scorer = FakeScorer()
    service.reader.published = bundle()
    service.model.look()

    def broken(_: object) -> list[float]:
        raise RuntimeError("session is gone")

    scorer.answer = broken
    for count in (1, 2):
        message = assert_refused(infer(service.client, tensor("title", *["x"] * count)), 500)
        assert "session" not in message
