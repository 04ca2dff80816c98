"""Requests in the forms that the clients of KServe and MLServer send them.

Their own packages bring far more than a client (ray, FastAPI, pandas): their forms are written
out here, from https://kserve.github.io/website/docs/concepts/architecture/data-plane/v2-protocol
and https://docs.seldon.ai/mlserver/user-guide/content-type .
"""

import json

from entrypoints.inference_app.open_inference.body import JSON_LENGTH
from tests.entrypoints.inference_app.open_inference.requests import (
    HEADER,
    INFER,
    binary,
    elements,
    packed,
)
from tests.entrypoints.live_server import Client


def test_kserve_sends_its_id_and_the_name_of_the_model_in_the_body(client: Client) -> None:
    request = {
        "id": "4be4e82f-5500-420a-a5c5-ac86841e271b",
        "model_name": "creative-quality",
        "inputs": [
            {
                "name": "title",
                "shape": [2],
                "datatype": "BYTES",
                "data": ["Desk Lamp", "Mug"],
            },
            {
                "name": "description",
                "shape": [2],
                "datatype": "BYTES",
                "data": ["Dims in five steps.", "Holds 30 cl."],
            },
        ],
        "parameters": {"content_type": "pd"},
    }
    answer = client.post_raw(INFER, json.dumps(request).encode(), "application/json")
    assert elements(answer)["label"] == ["good", "good"]
    assert answer.json()["id"] == request["id"]


def test_kserve_sends_binary_data_and_reads_some(client: Client) -> None:
    data = packed("Desk Lamp")
    request = {
        "id": "1",
        "model_name": "creative-quality",
        "inputs": [binary("title", len(data), [1, 1])],
        "outputs": [{"name": "confidence", "parameters": {"binary_data": True}}],
        "parameters": {"binary_data_output": False},
    }
    head = json.dumps(request, separators=(",", ":")).encode()
    sent = {HEADER: str(len(head))}
    answer = client.post_raw(INFER, head + data, "application/octet-stream", **sent)
    length = int(answer.headers[JSON_LENGTH.lower()])
    [output] = json.loads(answer.body[:length])["outputs"]
    assert output["parameters"]["binary_data_size"] == len(answer.body) - length == 8


def test_kserve_takes_the_bodies_of_health_as_truth(client: Client) -> None:
    assert client.get("/v2/health/live").json().get("live") is True
    assert client.get("/v2/health/ready").json().get("ready") is True
    assert client.get("/v2/models/creative-quality/ready").status == 200


def test_mlserver_says_of_each_tensor_that_it_is_text(client: Client) -> None:
    """As its codec of strings encodes a list; null is what it leaves out elsewhere."""
    request = {
        "id": None,
        "parameters": {"content_type": "str", "headers": None},
        "inputs": [
            {
                "name": name,
                "shape": [2, 1],
                "datatype": "BYTES",
                "parameters": {"content_type": "str", "headers": None},
                "data": texts,
            }
            for name, texts in (("title", ["Desk Lamp", "Mug"]), ("description", ["Dims.", ""]))
        ],
        "outputs": None,
    }
    answer = client.post_raw(INFER, json.dumps(request).encode())
    assert elements(answer)["needs_review"] == [False, False]
    assert {tuple(each["shape"]) for each in answer.json()["outputs"]} == {(2, 1)}


def test_mlserver_reads_an_answer_of_names_datatypes_shapes_and_data(client: Client) -> None:
    request = {
        "inputs": [{"name": "title", "shape": [1, 1], "datatype": "BYTES", "data": ["Lamp"]}],
        "outputs": [{"name": "label", "parameters": {"content_type": "str"}}],
    }
    answer = client.post(INFER, request).json()
    assert answer == {
        "model_name": "creative-quality",
        "model_version": "1",
        "outputs": [{"name": "label", "datatype": "BYTES", "shape": [1, 1], "data": ["good"]}],
    }
