"""Requests of the Open Inference Protocol, and what its errors look like."""

import json
import struct
from collections.abc import Sequence
from typing import Any

from tests.entrypoints.live_server import Answer, Client

MODEL = "/v2/models/creative-quality"
INFER = f"{MODEL}/infer"
HEADER = "Inference_Header_Content_Length"


def packed(*elements: str | bytes) -> bytes:
    """A BYTES tensor as binary data."""
    encoded = [each.encode() if isinstance(each, str) else each for each in elements]
    return b"".join(struct.pack("<I", len(each)) + each for each in encoded)


def tensor(name: str, *elements: Any, **changed: Any) -> dict[str, Any]:
    plain = {"name": name, "shape": [len(elements)], "datatype": "BYTES", "data": list(elements)}
    return plain | changed


def binary(name: str, size: Any, shape: Sequence[Any] = (1,), **changed: Any) -> dict[str, Any]:
    described = {"name": name, "shape": list(shape), "datatype": "BYTES"}
    return described | {"parameters": {"binary_data_size": size}} | changed


def body(*inputs: Any, **more: Any) -> dict[str, Any]:
    return {"inputs": list(inputs), **more}


def infer(client: Client, *inputs: Any, **more: Any) -> Answer:
    return client.post(INFER, body(*inputs, **more))


def infer_binary(client: Client, value: object, data: bytes, **headers: str) -> Answer:
    """JSON, and the binary data of its tensors behind it."""
    head = json.dumps(value).encode()
    named = {HEADER: str(len(head)), **headers}
    return client.post_raw(INFER, head + data, "application/octet-stream", **named)


def elements(answer: Answer) -> dict[str, list[Any]]:
    """The tensors of a JSON answer by name."""
    assert answer.status == 200, answer.body
    assert answer.content_type == "application/json"
    return {each["name"]: each["data"] for each in answer.json()["outputs"]}


def assert_refused(answer: Answer, status: int, *words: str) -> str:
    """The answer is the protocol's error object, and its text has these words."""
    value = answer.json()
    assert answer.status == status, value
    assert answer.content_type == "application/json"
    assert list(value) == ["error"]
    message: str = value["error"]
    for each in words:
        assert each in message, message
    assert "Traceback" not in message
    assert answer.headers["X-Request-ID"]
    return message
