"""Problems have the status and the type that the guide's table gives."""

import json
from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient
from flask_openapi import OpenAPI

from adapters.cleaning.plain_text_cleaner import PlainTextCleaner
from adapters.prices.price_text import read_price
from domain.errors.promotion import BundleDamaged
from domain.model.promotion.bundle import Bundle
from entrypoints.inference_app.app import create_app, served_model
from entrypoints.settings.sections import InferenceSettings
from tests.docs.page import blocks, code, rows, section, shape
from tests.fakes.copywriting import core_copywriter
from tests.fakes.served_bundle import FakeBundleReader, FakeLoader

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture
def client(apps: dict[int, OpenAPI]) -> FlaskClient:
    client: FlaskClient = apps[InferenceSettings().port].test_client()
    return client


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
    client: FlaskClient, path: str, content: bytes, content_type: str, status: int
) -> None:
    answer = client.post(path, data=content, content_type=content_type)
    documented = {(row[0], code(row[2])[0]) for row in rows(section("Errors"))}
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    assert (str(status), json.loads(answer.data)["type"]) in documented


def test_the_problem_example_has_the_keys_of_a_problem(client: FlaskClient) -> None:
    [example] = blocks("text", section("Errors"))
    answer = client.post("/predict", json={"title": "Desk Lamp"})
    expected, actual = json.loads(example), json.loads(answer.data)
    assert shape(expected) == shape(actual)
    assert {k: v for k, v in expected.items() if k != "request_id"} == {
        k: v for k, v in actual.items() if k != "request_id"
    }


@pytest.mark.parametrize(
    ("published", "looked"),
    [
        (None, False),
        (None, True),
        (BundleDamaged("models/best_model", "model.onnx", "is missing"), True),
    ],
)
def test_why_a_service_is_not_ready_has_a_documented_type(
    published: Bundle | Exception | None, *, looked: bool
) -> None:
    app = create_app(
        InferenceSettings(),
        reader=FakeBundleReader(published),
        load=FakeLoader(),
        clock=lambda: NOW,
        copywriter=core_copywriter(),
        clean=PlainTextCleaner(),
        read_price=read_price,
    )
    if looked:
        served_model(app).look()
    answer = app.test_client().get("/ready")
    problem = json.loads(answer.data)
    assert ("503", problem["type"]) in {
        (row[0], code(row[2])[0]) for row in rows(section("Errors"))
    }
    assert "Retry-After" in answer.headers
