"""What the guide says of the Open Inference Protocol is what the service does."""

import json
import re
from collections.abc import Iterator

import pytest
from flask import Flask
from flask_openapi import OpenAPI

from entrypoints.inference_app.open_inference.contract import metadata
from entrypoints.settings.sections import InferenceSettings, TrackingSettings
from tests.docs.page import blocks, code, rows, section
from tests.docs.test_guide_api import Example
from tests.entrypoints.live_server import Client, live

TITLE = "Open Inference Protocol"
NAME = TrackingSettings().registered_model
INFER = f"/v2/models/{NAME}/infer"
LAMP = {"name": "title", "shape": [1], "datatype": "BYTES", "data": ["Lamp"]}


@pytest.fixture
def service(apps: dict[int, OpenAPI]) -> Flask:
    app: Flask = apps[InferenceSettings().port]
    return app


@pytest.fixture
def client(service: Flask) -> Iterator[Client]:
    with live(service) as client:
        yield client


def _tables() -> dict[int, list[list[str]]]:
    """The section's rows by their number of cells."""
    found: dict[int, list[list[str]]] = {2: [], 3: []}
    for row in rows(section(TITLE)):
        found[len(row)].append(row)
    return found


def test_every_address_is_documented_and_every_documented_one_exists(service: Flask) -> None:
    documented = {
        (method, code(address)[0]) for method, address, _ in _tables()[3] if method.isupper()
    }
    words = {"<model>": "MODEL", "<version>": "VERSION"}
    present = {
        (method, re.sub(r"<\w+>", lambda found: words[found[0]], rule.rule))
        for rule in service.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if rule.rule.startswith("/v2")
    }
    assert documented == present


def test_the_tensors_are_those_of_the_model() -> None:
    documented = [
        (code(name)[0], code(datatype)[0])
        for name, datatype, _ in _tables()[3]
        if not name.isupper()
    ]
    model = metadata(NAME, "1")
    tensors = [*model["inputs"], *model["outputs"]]
    assert documented == [(each["name"], each["datatype"]) for each in tensors]


def test_the_example_is_answered_as_documented(apps: dict[int, OpenAPI]) -> None:
    [line], [expected] = blocks("sh", section(TITLE)), blocks("json", section(TITLE))
    answer = Example(line, expected).send(apps)
    assert answer.get_json() == json.loads(expected)


def test_the_client_of_the_guide_prints_labels_and_confidences(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("tritonclient.http", reason="comes with the extra dev")
    [program] = blocks("python", section(TITLE))
    address = f"127.0.0.1:{InferenceSettings().port}"
    assert address in program
    exec(program.replace(address, f"{client.host}:{client.port}"), {})  # noqa: S102 - the guide's
    assert "[b'good' b'good'] [0.875 0.875]" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("method", "path", "content", "headers", "status"),
    [
        ("POST", INFER, b"{", {}, 400),
        ("POST", INFER, b"{}", {}, 400),
        ("GET", "/v2/models/other", b"", {}, 404),
        ("GET", f"/v2/models/{NAME}/versions/77", b"", {}, 404),
        ("GET", "/v2/nowhere", b"", {}, 404),
        ("GET", INFER, b"", {}, 405),
        ("POST", INFER, b" " * (InferenceSettings().max_body_bytes + 1), {}, 413),
        ("POST", INFER, b"{}", {"Content_Type": "text/plain"}, 415),
        ("POST", INFER, b"{}", {"Content_Encoding": "br"}, 415),
        (
            "POST",
            INFER,
            json.dumps({"inputs": [LAMP]}).encode(),
            {"X_Request_Deadline_Ms": "x"},
            422,
        ),
        ("GET", "/v2?a=1&a=2", b"", {}, 422),
    ],
)
def test_errors_have_the_documented_status_and_form(
    client: Client, method: str, path: str, content: bytes, headers: dict[str, str], status: int
) -> None:
    answer = client.request(method, path, content, **headers)
    assert answer.status == status
    assert str(status) in [row[0] for row in _tables()[2]]
    assert (list(answer.json()), answer.content_type) == (["error"], "application/json")


def test_the_error_of_the_guide_is_one_of_the_service(client: Client) -> None:
    [quoted] = [each for each in code(section(TITLE)) if each.startswith('{"error"')]
    title = LAMP | {"shape": [4], "data": ["a", "b", "c", " "]}
    assert client.post(INFER, {"inputs": [title]}).json() == json.loads(quoted)
