"""The guide's routes are the services' routes, and its examples are answered as it says."""

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from flask_openapi3 import OpenAPI

from entrypoints.data_app.app import create_app as create_data_app
from entrypoints.inference_app.app import create_app as create_inference_app
from entrypoints.inference_app.app import served_model
from entrypoints.settings import DataServiceSettings, InferenceSettings
from tests.docs.page import README, blocks, code, headings, rows, section
from tests.fakes.served_bundle import FakeBundleReader, FakeLoader, bundle

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
DATA, INFERENCE = DataServiceSettings().port, InferenceSettings().port
PARTS = {DATA: "Data service API", INFERENCE: "Inference service API"}


@dataclass(frozen=True)
class Example:
    """A curl line, and the JSON that the guide says is the answer."""

    line: str
    answer: str | None

    def send(self, apps: dict[int, OpenAPI]) -> Any:
        words = shlex.split(self.line.replace("\\\n", ""))
        url = urlsplit(next(word for word in words if word.startswith("http://")))
        assert url.port is not None
        client: FlaskClient = apps[url.port].test_client()
        target = f"{url.path}?{url.query}" if url.query else url.path
        if "-d" not in words:
            return client.get(target)
        header, _, value = words[words.index("-H") + 1].partition(": ")
        return client.post(target, data=words[words.index("-d") + 1], headers={header: value})


def _examples() -> Iterator[Example]:
    for part in PARTS.values():
        for title in headings(4, section(part)):
            text = section(title)
            [line] = blocks("sh", text)
            yield Example(line, next(iter(blocks("json", text)), None))


@pytest.fixture
def apps() -> dict[int, OpenAPI]:
    reader = FakeBundleReader(bundle())
    inference = create_inference_app(
        InferenceSettings(), reader=reader, load=FakeLoader(), clock=lambda: NOW
    )
    served_model(inference).look()
    return {DATA: create_data_app(clock=lambda: NOW), INFERENCE: inference}


def _document(app: OpenAPI) -> dict[str, Any]:
    document: dict[str, Any] = app.test_client().get("/openapi/openapi.json").get_json()
    return document


@pytest.mark.parametrize("port", PARTS)
def test_every_route_is_documented_and_every_documented_one_exists(
    apps: dict[int, OpenAPI], port: int
) -> None:
    documented = [code(title)[0] for title in headings(4, section(PARTS[port]))]
    paths = _document(apps[port])["paths"]
    routes = [f"{method.upper()} {path}" for path in paths for method in paths[path]]
    assert sorted(documented) == sorted(routes)


@pytest.mark.parametrize("example", list(_examples()), ids=lambda example: example.line[:60])
def test_examples_are_answered_as_documented(apps: dict[int, OpenAPI], example: Example) -> None:
    answer = example.send(apps)
    assert answer.status_code == HTTPStatus.OK, answer.get_data(as_text=True)
    if example.answer is None:
        assert answer.mimetype == "text/plain"
    else:
        assert _shape(answer.get_json()) == _shape(json.loads(example.answer))


def test_the_readme_example_is_answered(apps: dict[int, OpenAPI]) -> None:
    lines = re.findall(r"curl [^\n]*(?:\\\n[^\n]*)*", README.read_text(encoding="utf-8"))
    for line in lines:
        assert Example(line, None).send(apps).status_code == HTTPStatus.OK


def test_the_fields_of_a_prediction_are_documented(apps: dict[int, OpenAPI]) -> None:
    schema = _document(apps[INFERENCE])["components"]["schemas"]["PredictRequest"]
    table = {code(row[0])[0]: row[1] for row in rows(section("`POST /predict`"))}
    assert set(table) == set(schema["properties"])
    assert {name for name, required in table.items() if required == "yes"} == set(
        schema["required"]
    )


def test_the_parameters_of_a_collection_are_documented(apps: dict[int, OpenAPI]) -> None:
    operation = _document(apps[DATA])["paths"]["/generate_data"]["get"]
    named = code(section("`GET /generate_data`"))
    assert {parameter["name"] for parameter in operation["parameters"]} <= set(named)


def test_every_status_a_route_declares_is_documented(apps: dict[int, OpenAPI]) -> None:
    table = {row[0] for row in rows(section("Errors"))}
    for app in apps.values():
        for operations in _document(app)["paths"].values():
            for operation in operations.values():
                assert set(operation["responses"]) - {"200"} <= table


@pytest.mark.parametrize(
    ("path", "content", "content_type", "status"),
    [
        ("/predict", b"{", "application/json", 400),
        ("/predict", b'{"price": NaN}', "application/json", 400),
        ("/nowhere", b"{}", "application/json", 404),
        ("/health", b"{}", "application/json", 405),
        ("/predict", b" " * (InferenceSettings().max_body_bytes + 1), "application/json", 413),
        ("/predict", b"{}", "text/plain", 415),
        ("/predict", b'{"title": "Desk Lamp"}', "application/json", 422),
    ],
)
def test_problems_have_the_documented_status_and_type(
    apps: dict[int, OpenAPI], path: str, content: bytes, content_type: str, status: int
) -> None:
    client = apps[INFERENCE].test_client()
    answer = client.post(path, data=content, content_type=content_type)
    documented = {(row[0], code(row[2])[0]) for row in rows(section("Errors"))}
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    assert (str(status), json.loads(answer.data)["type"]) in documented


def test_the_problem_example_has_the_keys_of_a_problem(apps: dict[int, OpenAPI]) -> None:
    [example] = blocks("text", section("Errors"))
    answer = apps[INFERENCE].test_client().post("/predict", json={"title": "Desk Lamp"})
    expected, actual = json.loads(example), json.loads(answer.data)
    assert _shape(expected) == _shape(actual)
    assert {k: v for k, v in expected.items() if k != "request_id"} == {
        k: v for k, v in actual.items() if k != "request_id"
    }


def _shape(value: Any) -> Any:
    """Keys and kinds of values, without the values; of a list, its first item."""
    if isinstance(value, dict):
        return {key: _shape(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_shape(each) for each in value[:1]]
    return type(value).__name__
