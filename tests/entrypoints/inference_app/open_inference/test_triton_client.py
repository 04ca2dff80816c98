"""NVIDIA's client for Triton, which speaks to every server of the protocol, uses the service."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

import pytest

pytest.importorskip("tritonclient.http", reason="comes with the extra dev")

import numpy as np
import tritonclient.http as triton
from gevent import monkey
from pydantic import SecretStr
from tritonclient.utils import InferenceServerException

from entrypoints.settings.sections import InferenceSettings
from tests.entrypoints.inference_app.conftest import Service
from tests.entrypoints.live_server import Client
from tests.fakes.served_bundle import FakeScorer, bundle, by_text

RunService = Callable[..., AbstractContextManager[Service]]
MODEL, KEY = "creative-quality", "a-key"
SETTINGS = InferenceSettings(reload_seconds=3600, settle_seconds=0, api_keys=[SecretStr(KEY)])
AUTHORIZED = {"Authorization": f"Bearer {KEY}"}
TEXTS = [
    *((f"Lamp no. {number}, Messing ☃", f"Dims in {number} steps.") for number in range(100)),
    *((f"<b>Mug</b> {number} &amp; lid", f"<p>Holds</p> {number} cl") for number in range(20)),
]


@pytest.fixture
def served(run_service: RunService) -> Iterator[Client]:
    with run_service(SETTINGS) as service:
        service.load.scorer = FakeScorer(by_text)
        service.reader.published = bundle()
        service.model.look()
        yield service.client


@pytest.fixture
def client(served: Client) -> Iterator[triton.InferenceServerClient]:
    with triton.InferenceServerClient(f"{served.host}:{served.port}") as client:
        yield client


def _input(name: str, texts: Sequence[str | bytes], *, binary_data: bool = True) -> Any:
    values = np.array(texts, dtype=np.object_).reshape(-1, 1)
    made = triton.InferInput(name, list(values.shape), "BYTES")
    made.set_data_from_numpy(values, binary_data=binary_data)
    return made


def _infer(client: triton.InferenceServerClient, *inputs: Any, **more: Any) -> Any:
    return client.infer(MODEL, list(inputs), headers=dict(AUTHORIZED), **more)


def test_it_leaves_the_sockets_and_threads_of_this_process_alone() -> None:
    assert not any(monkey.is_module_patched(name) for name in ("socket", "threading", "select"))


def test_it_finds_the_server_and_the_model_live_and_ready(
    client: triton.InferenceServerClient,
) -> None:
    assert client.is_server_live()
    assert client.is_server_ready()
    assert client.is_model_ready(MODEL)
    assert client.is_model_ready(MODEL, "1")
    assert not client.is_model_ready(MODEL, "2")
    assert not client.is_model_ready("other")


def test_it_reads_what_the_server_and_the_model_say_of_themselves(
    client: triton.InferenceServerClient,
) -> None:
    server = client.get_server_metadata(headers=AUTHORIZED)
    assert "binary_tensor_data" in server["extensions"]
    for version in ("", "1"):
        model = client.get_model_metadata(MODEL, version, headers=AUTHORIZED)
        assert model["versions"] == ["1"]
        assert [each["name"] for each in model["inputs"]] == ["title", "description"]


@pytest.mark.parametrize("in_binary", [True, False])
@pytest.mark.parametrize("out_binary", [True, False])
def test_its_labels_and_confidences_are_those_of_predict(
    client: triton.InferenceServerClient, served: Client, *, in_binary: bool, out_binary: bool
) -> None:
    wanted = [
        triton.InferRequestedOutput(name, binary_data=out_binary)
        for name in ("label", "confidence", "needs_review")
    ]
    found: list[tuple[str, float, bool]] = []
    for start in range(0, len(TEXTS), 60):
        titles, descriptions = zip(*TEXTS[start : start + 60], strict=True)
        result = _infer(
            client,
            _input("title", titles, binary_data=in_binary),
            _input("description", descriptions, binary_data=in_binary),
            outputs=wanted,
        )
        labels = result.as_numpy("label")
        assert labels.shape == (60, 1)
        words = [each if isinstance(each, str) else each.decode() for each in labels.ravel()]
        numbers = result.as_numpy("confidence").ravel().tolist()
        reviews = result.as_numpy("needs_review").ravel().tolist()
        found += zip(words, numbers, reviews, strict=True)
    assert found == [_predicted(served, *each) for each in TEXTS]
    assert len(set(found)) == len(TEXTS)


def _predicted(served: Client, title: str, description: str) -> tuple[str, float, bool]:
    product = json.dumps({"title": title, "description": description}).encode()
    creative = served.post_raw("/predict", product, **AUTHORIZED).json()
    return creative["quality"], creative["confidence"], creative["needs_review"]


def test_without_outputs_named_it_asks_for_all_in_binary(
    client: triton.InferenceServerClient,
) -> None:
    result = _infer(client, _input("title", ["Lamp"]), request_id="42")
    answer = result.get_response()
    assert (answer["id"], answer["model_name"], answer["model_version"]) == ("42", MODEL, "1")
    assert all("binary_data_size" in each["parameters"] for each in answer["outputs"])
    assert result.as_numpy("truncated").tolist() == [[False]]


@pytest.mark.parametrize("compression", ["gzip", "deflate"])
def test_it_may_compress_what_it_sends(
    client: triton.InferenceServerClient, compression: str
) -> None:
    title = _input("title", ["Lamp"])
    plain = _infer(client, title).as_numpy("confidence")
    for answered in (None, compression):
        result = _infer(
            client,
            title,
            request_compression_algorithm=compression,
            response_compression_algorithm=answered,
        )
        assert result.as_numpy("confidence") == plain


def test_it_may_ask_in_the_background(client: triton.InferenceServerClient) -> None:
    asked = [
        client.async_infer(MODEL, [_input("title", [f"Lamp {number}"])], headers=dict(AUTHORIZED))
        for number in range(4)
    ]
    assert len({each.get_result().as_numpy("confidence").item() for each in asked}) == 4


@pytest.mark.parametrize(
    ("ask", "status", "words"),
    [
        (lambda client: client.infer(MODEL, [_input("title", ["x"])]), "401", "API key"),
        (lambda client: _infer(client, _input("colour", ["x"])), "400", "'colour'"),
        (lambda client: _infer(client, _input("title", [b"\xff"])), "400", "not UTF-8"),
        (lambda client: _infer(client, _input("title", [""])), "400", "title[0] must be text"),
        (lambda client: _infer(client, _input("title", ["x"] * 65)), "400", "1 to 64"),
        (
            lambda client: _infer(client, _input("title", ["x"]), model_version="7"),
            "404",
            "version 1 is",
        ),
        (
            lambda client: client.infer("other", [_input("title", ["x"])], headers=AUTHORIZED),
            "404",
            "creative-quality is",
        ),
        (
            lambda client: _infer(
                client,
                _input("title", ["x"]),
                outputs=[triton.InferRequestedOutput("label", class_count=2)],
            ),
            "400",
            "classification is not supported",
        ),
        (
            lambda client: client.get_model_repository_index(headers=AUTHORIZED),
            "404",
            "not found",
        ),
        (
            lambda client: client.get_model_metadata("other", headers=AUTHORIZED),
            "404",
            "creative-quality is",
        ),
    ],
)
def test_errors_are_its_exceptions_with_status_and_words(
    client: triton.InferenceServerClient,
    ask: Callable[[triton.InferenceServerClient], object],
    status: str,
    words: str,
) -> None:
    with pytest.raises(InferenceServerException) as caught:
        ask(client)
    assert caught.value.status() == status
    assert words in caught.value.message()


def test_a_tensor_of_numbers_is_refused(client: triton.InferenceServerClient) -> None:
    numbers = triton.InferInput("title", [1], "FP32")
    numbers.set_data_from_numpy(np.ones(1, dtype=np.float32))
    with pytest.raises(InferenceServerException, match="the datatype must be BYTES, not 'FP32'"):
        _infer(client, numbers)
