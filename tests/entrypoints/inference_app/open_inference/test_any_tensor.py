"""Whatever bytes come, the answer is one of the protocol and no defect."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entrypoints.http.problem import Problem
from entrypoints.inference_app.open_inference.elements import from_binary
from tests.entrypoints.inference_app.open_inference.requests import (
    HEADER,
    INFER,
    assert_refused,
    binary,
    body,
    infer_binary,
    packed,
)
from tests.entrypoints.live_server import Answer, Client

TEXTS = st.lists(st.text(st.characters(codec="utf-8")), min_size=1, max_size=8)
ANY_JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=9,
)
ALMOST_A_TENSOR = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from(["title", "description"]) | ANY_JSON,
        "shape": st.lists(st.integers() | st.just(1), max_size=3) | ANY_JSON,
        "datatype": st.just("BYTES") | ANY_JSON,
        "data": st.lists(st.text(max_size=9), max_size=4) | ANY_JSON,
        "parameters": st.dictionaries(st.just("binary_data_size"), st.integers() | ANY_JSON)
        | ANY_JSON,
    },
)
ALMOST_A_REQUEST = st.fixed_dictionaries(
    {"inputs": st.lists(ALMOST_A_TENSOR, max_size=3)},
    optional={
        "id": ANY_JSON,
        "parameters": st.dictionaries(st.just("binary_data_output"), ANY_JSON) | ANY_JSON,
        "outputs": st.lists(
            st.fixed_dictionaries({"name": st.sampled_from(["label", "x"])}) | ANY_JSON, max_size=3
        )
        | ANY_JSON,
    },
)


def _answered(answer: Answer) -> None:
    assert answer.status < 500
    if answer.status != 200:
        assert_refused(answer, answer.status)


@given(texts=TEXTS)
def test_what_is_packed_is_read_again(texts: list[str]) -> None:
    assert from_binary("title", memoryview(packed(*texts)), len(texts)) == texts


@given(data=st.binary(max_size=64), count=st.integers(1, 64))
def test_any_bytes_are_elements_that_fill_them_or_are_refused(data: bytes, count: int) -> None:
    try:
        texts = from_binary("title", memoryview(data), count)
    except Problem:
        return
    assert len(texts) == count
    assert packed(*texts) == data


@given(texts=TEXTS, cut=st.integers(min_value=1))
def test_a_tensor_that_is_cut_off_is_always_refused(texts: list[str], cut: int) -> None:
    whole = packed(*texts)
    with pytest.raises(Problem):
        from_binary("title", memoryview(whole)[: -(1 + cut % len(whole))], len(texts))


@given(texts=TEXTS, more=st.binary(min_size=1))
def test_a_tensor_that_goes_on_is_always_refused(texts: list[str], more: bytes) -> None:
    with pytest.raises(Problem):
        from_binary("title", memoryview(packed(*texts) + more), len(texts))


@given(content=st.binary(), length=st.none() | st.integers(0, 300) | st.text(max_size=5))
def test_any_body_is_answered(client: Client, content: bytes, length: object) -> None:
    header = str(length).encode("ascii", "replace").decode()
    headers = {} if length is None or not header.isprintable() else {HEADER: header}
    _answered(client.post_raw(INFER, content, "application/octet-stream", **headers))


@given(content=st.binary(), encoding=st.sampled_from(["gzip", "deflate"]))
def test_any_body_that_says_to_be_compressed_is_answered(
    client: Client, content: bytes, encoding: str
) -> None:
    _answered(client.post_raw(INFER, content, Content_Encoding=encoding))


@given(value=ANY_JSON | ALMOST_A_REQUEST, data=st.binary(max_size=32))
def test_any_request_is_answered(client: Client, value: object, data: bytes) -> None:
    _answered(client.post(INFER, value))
    _answered(infer_binary(client, value, data))


@given(
    titles=st.lists(st.binary(max_size=12), min_size=1, max_size=4),
    wrong=st.integers(-3, 3),
    shape=st.lists(st.integers(-1, 5), max_size=2),
)
def test_any_binary_title_is_answered(
    client: Client, titles: list[bytes], wrong: int, shape: list[int]
) -> None:
    data = packed(*titles)
    for described in ([len(titles)], shape):
        value = body(binary("title", len(data) + wrong, described))
        _answered(infer_binary(client, value, data))


@given(
    path=st.lists(st.sampled_from(["v2", "models", "versions", "infer", "ready", "%2F", "..", ""]))
)
def test_any_path_below_v2_is_answered(client: Client, path: list[str]) -> None:
    for method in ("GET", "POST"):
        answer = client.request(method, "/".join(["/v2", *path]))
        _answered(answer)
        assert json.loads(answer.body)
