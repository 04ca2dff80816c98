"""Products in tensors are judged as /predict judges them."""

import gzip
import json
import struct
import zlib
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

import pytest
from structlog.testing import capture_logs

from entrypoints.inference_app.open_inference.body import JSON_LENGTH
from entrypoints.settings.sections import InferenceSettings
from tests.entrypoints.inference_app.conftest import Service
from tests.entrypoints.inference_app.open_inference.requests import (
    HEADER,
    INFER,
    MODEL,
    binary,
    body,
    elements,
    infer,
    infer_binary,
    packed,
    tensor,
)
from tests.entrypoints.live_server import Client
from tests.fakes.served_bundle import PROBABILITY, FakeScorer, bundle, by_text

RunService = Callable[..., AbstractContextManager[Service]]
LAMP = ("Desk Lamp", "Dims in five steps.")
GOOD = {"label": ["good"], "confidence": [PROBABILITY], "needs_review": [False]}


def test_one_product(client: Client) -> None:
    answer = infer(client, tensor("title", LAMP[0]), tensor("description", LAMP[1]))
    assert elements(answer) == GOOD | {"truncated": [False]}
    assert answer.json()["model_name"] == "creative-quality"
    assert answer.json()["model_version"] == "1"
    assert "id" not in answer.json()
    assert [each["datatype"] for each in answer.json()["outputs"]] == [
        *("BYTES", "FP64", "BOOL", "BOOL")
    ]


def test_the_version_that_is_served_may_be_named(client: Client) -> None:
    answer = client.post(f"{MODEL}/versions/1/infer", body(tensor("title", "Lamp")))
    assert elements(answer)["label"] == ["good"]


def test_the_id_comes_back(client: Client) -> None:
    for given in ("42", "", "\u2603 \U0001f600", "\ud800"):
        assert infer(client, tensor("title", "Lamp"), id=given).json()["id"] == given


@pytest.mark.parametrize(
    ("shape", "data"),
    [([2], ["A", "B"]), ([2, 1], ["A", "B"]), ([2, 1], [["A"], ["B"]])],
)
def test_answers_have_the_shape_of_the_titles(
    client: Client, shape: list[int], data: list[object]
) -> None:
    answer = infer(client, tensor("title", shape=shape, data=data))
    assert {tuple(each["shape"]) for each in answer.json()["outputs"]} == {tuple(shape)}
    assert elements(answer)["label"] == ["good", "good"]


def test_null_is_the_same_as_not_given(client: Client) -> None:
    nulls = {"id": None, "parameters": None, "outputs": None}
    answer = infer(client, tensor("title", "Lamp", parameters=None), **nulls)
    assert answer.json() == infer(client, tensor("title", "Lamp")).json()


def test_what_other_servers_need_besides_is_not_looked_at(client: Client) -> None:
    more = {"model_name": "m", "parameters": {"priority": 1, "sequence_id": 7, "timeout": 5}}
    title = tensor("title", "Lamp", parameters={"content_type": "str"})
    assert infer(client, title, **more).json() == infer(client, tensor("title", "Lamp")).json()


def test_outputs_are_those_asked_for_in_their_order(client: Client) -> None:
    wanted = [{"name": "confidence"}, {"name": "label"}]
    answer = infer(client, tensor("title", "Lamp"), outputs=wanted)
    assert [each["name"] for each in answer.json()["outputs"]] == ["confidence", "label"]
    assert len(infer(client, tensor("title", "Lamp"), outputs=[]).json()["outputs"]) == 4


def test_binary_tensors_are_answered_as_json_is(client: Client) -> None:
    titles, descriptions = packed("Lämp ☃", "Mug"), packed("Dims.", "")
    inputs = [
        binary("title", len(titles), [2]),
        binary("description", len(descriptions), [2, 1]),
    ]
    answer = infer_binary(client, body(*inputs), titles + descriptions)
    plain = infer(client, tensor("title", "Lämp ☃", "Mug"), tensor("description", "Dims.", ""))
    assert elements(answer) == elements(plain)


def test_one_tensor_may_be_binary_and_the_other_not(client: Client) -> None:
    data = packed("Dims.")
    inputs = [tensor("title", "Lamp"), binary("description", len(data))]
    assert elements(infer_binary(client, body(*inputs), data))["label"] == ["good"]


def test_the_length_of_the_json_may_be_said_where_nothing_follows(client: Client) -> None:
    answer = infer_binary(client, body(tensor("title", "Lamp")), b"")
    assert elements(answer)["label"] == ["good"]


def test_binary_answers_stand_behind_their_json(client: Client) -> None:
    answer = infer(
        client, tensor("title", "A", "B"), parameters={"binary_data_output": True}, id="7"
    )
    assert answer.content_type == "application/octet-stream"
    length = int(answer.headers[JSON_LENGTH])
    value, data = json.loads(answer.body[:length]), answer.body[length:]
    sizes = {each["name"]: each["parameters"]["binary_data_size"] for each in value["outputs"]}
    assert value["id"] == "7"
    assert list(sizes) == ["label", "confidence", "needs_review", "truncated"]
    assert not any("data" in each for each in value["outputs"])
    expected = packed("good", "good") + struct.pack("<2d", *[PROBABILITY] * 2) + b"\0\0" + b"\0\0"
    assert sum(sizes.values()) == len(data)
    assert data == expected


def test_an_output_may_be_binary_or_not_whatever_the_request_says_of_all(client: Client) -> None:
    wanted = [
        {"name": "label", "parameters": {"binary_data": False}},
        {"name": "needs_review"},
        {"name": "confidence", "parameters": {"binary_data": True}},
    ]
    answer = infer(client, tensor("title", "Lamp"), outputs=wanted)
    value = json.loads(answer.body[: int(answer.headers[JSON_LENGTH])])
    assert [("data" in each) for each in value["outputs"]] == [True, True, False]

    all_binary = {"binary_data_output": True}
    answer = infer(client, tensor("title", "Lamp"), outputs=wanted, parameters=all_binary)
    value = json.loads(answer.body[: int(answer.headers[JSON_LENGTH])])
    assert [("data" in each) for each in value["outputs"]] == [True, False, False]


@pytest.mark.parametrize(
    ("encoding", "compress"), [("gzip", gzip.compress), ("deflate", zlib.compress)]
)
def test_a_compressed_body_is_read(
    client: Client, encoding: str, compress: Callable[[bytes], bytes]
) -> None:
    data = packed("Desk Lamp " * 4)
    head = json.dumps(body(binary("title", len(data)))).encode()
    headers = {HEADER: str(len(head)), "Content_Encoding": encoding}
    answer = client.post_raw(INFER, compress(head + data), "application/octet-stream", **headers)
    assert elements(answer)["label"] == ["good"]


@pytest.mark.parametrize(
    "content_type",
    ["application/json", "application/octet-stream", "application/json; charset=utf-8"],
)
def test_both_content_types_may_carry_json(client: Client, content_type: str) -> None:
    value = json.dumps(body(tensor("title", "Lamp"))).encode()
    assert client.post_raw(INFER, value, content_type).status == 200


def test_a_request_without_a_content_type_is_read(client: Client) -> None:
    value = json.dumps(body(tensor("title", "Lamp"))).encode()
    assert client.request("POST", INFER, value).status == 200


def _texts() -> list[tuple[str, str]]:
    """Plain ones, and such that cleaning changes."""
    plain = [(f"Lamp no. {number}", f"Dims in {number} steps. Ⅳ ☃") for number in range(100)]
    marked = [
        (f" <b>Mug</b> {number} &amp; lid", f"<p>Holds</p>{number} cl\n") for number in range(20)
    ]
    return [*plain, *marked]


def test_labels_and_confidences_are_those_of_predict(run_service: RunService) -> None:
    settings = InferenceSettings(reload_seconds=3600, cached_predictions=0, max_batch=60)
    texts = _texts()
    with run_service(settings) as service:
        service.load.scorer = FakeScorer(by_text)
        service.reader.published = bundle()
        service.model.look()
        ask = service.client
        single = [
            ask.post("/predict", {"title": title, "description": description}).json()
            for title, description in texts
        ]
        found: dict[str, list[object]] = {"label": [], "confidence": [], "needs_review": []}
        for start in range(0, len(texts), 60):
            titles, descriptions = zip(*texts[start : start + 60], strict=True)
            answer = infer(ask, tensor("title", *titles), tensor("description", *descriptions))
            for name in found:
                found[name] += elements(answer)[name]
    assert found["label"] == [each["quality"] for each in single]
    assert found["confidence"] == [each["confidence"] for each in single]
    assert found["needs_review"] == [each["needs_review"] for each in single]
    assert len(set(found["confidence"])) == len(texts)
    assert set(found["label"]) == {"good", "poor"}


def test_a_score_is_kept_for_both(run_service: RunService) -> None:
    settings = InferenceSettings(reload_seconds=3600)
    asked: list[str] = []

    def remember(texts: Sequence[str]) -> list[float]:
        asked.extend(texts)
        return by_text(texts)

    with run_service(settings) as service:
        service.load.scorer = FakeScorer(remember)
        service.reader.published = bundle()
        service.model.look()
        asked.clear()
        service.client.post("/predict", {"title": "Lamp", "description": "Dims."})
        infer(service.client, tensor("title", "Lamp", "Mug"), tensor("description", "Dims.", ""))
        infer(service.client, tensor("title", "Mug"))
    assert asked == ["Lamp. Dims.", "Mug."]


def test_requests_are_logged_and_counted_as_those_of_predict(service: Service) -> None:
    service.reader.published = bundle()
    service.model.look()
    with capture_logs() as lines:
        infer(service.client, tensor("title", "Zirconium Lamp"), id="Zirconium")
        infer(service.client, tensor("title", "A", "B"))
        service.client.post(f"{MODEL}/versions/1/infer", {"Zirconium": 1})
        metrics = service.client.get("/metrics").body.decode()
    requests = [line for line in lines if line.get("method") == "POST"]
    route = "/v2/models/<model>/infer"
    versioned = "/v2/models/<model>/versions/<version>/infer"
    assert [(line["route"], line["status"]) for line in requests] == [
        *((route, 200), (route, 200), (versioned, 400))
    ]
    assert all(line["model_version"] == 1 for line in requests)
    assert all("queue_wait_ms" in line for line in requests[:2])
    assert "Zirconium" not in str(lines)
    assert f'http_requests_total{{method="POST",route="{route}",status="200"}} 2.0' in metrics
    assert 'creatives_predictions_total{quality="good"} 3.0' in metrics
    assert "creatives_prediction_confidence_ratio_count 3.0" in metrics
    assert "creatives_batch_items_sum 3.0" in metrics
