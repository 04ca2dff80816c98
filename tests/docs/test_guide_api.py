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
from flask_openapi import OpenAPI

from entrypoints.settings.sections import DataServiceSettings, InferenceSettings
from tests.docs.page import README, blocks, code, headings, rows, section, shape

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
        assert shape(answer.get_json()) == shape(json.loads(example.answer))


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
