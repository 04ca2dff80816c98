"""A batch answers each item in its place, within its size and its time."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from time import sleep

import pytest

from domain.model.creative.composing import compose
from entrypoints.inference_app.schemas.answers import CreativeAnswer
from tests.entrypoints.inference_app.conftest import SETTINGS, Service
from tests.entrypoints.live_server import PROBLEM, Client, assert_problem
from tests.fakes.served_bundle import bundle

LAMP = {"title": "Desk Lamp, Brass", "description": "Dims in five steps."}
FAULTS = {
    "items.1.title": LAMP | {"title": ""},
    "items.1.colour": LAMP | {"colour": "brass"},
    "items.1.price": LAMP | {"price": "about ten"},
    "items.1": "a lamp",
}


@pytest.mark.parametrize("field", FAULTS)
def test_an_item_at_fault_is_answered_in_its_place(client: Client, field: str) -> None:
    answer = client.post("/batch_predict", {"items": [LAMP, FAULTS[field], LAMP]})

    before, refused, after = answer.json()["creatives"]
    assert answer.status == 200
    assert before == after == client.post("/predict", LAMP).json()
    assert refused["status"] == 422
    assert [error["field"] for error in refused["errors"]] == [field]


def test_an_item_that_is_no_object_is_told_in_plain_words(client: Client) -> None:
    [refused] = client.post("/batch_predict", {"items": ["a lamp"]}).json()["creatives"]
    assert refused["errors"] == [{"field": "items.0", "message": "must be a JSON object"}]


def test_a_title_without_words_is_answered_in_its_place(client: Client) -> None:
    wordless = LAMP | {"title": "<b></b>"}
    answer = client.post("/batch_predict", {"items": [wordless, LAMP]})
    refused, written = answer.json()["creatives"]
    assert "once markup is taken out" in refused["errors"][0]["message"]
    assert written["caption"]


def test_a_batch_of_faults_alone_is_answered_too(client: Client) -> None:
    answer = client.post("/batch_predict", {"items": [FAULTS["items.1.title"]] * 2})
    assert [item["status"] for item in answer.json()["creatives"]] == [422, 422]


@pytest.mark.parametrize("field", FAULTS)
def test_a_strict_batch_is_refused_for_one_item(client: Client, field: str) -> None:
    body = {"items": [LAMP, FAULTS[field]], "strict": True}
    assert_problem(client.post("/batch_predict", body), 422, field)


RunService = Callable[..., AbstractContextManager[Service]]


def _ready(service: Service) -> Service:
    service.reader.published = bundle()
    service.model.look()
    return service


def test_a_batch_is_bounded_by_the_variants_that_it_asks_for(run_service: RunService) -> None:
    with run_service(SETTINGS.model_copy(update={"max_batch_variants": 12})) as service:
        client = _ready(service).client
        wish = {"platforms": ["x", "instagram"], "variants": 3}
        fitting = client.post("/batch_predict", {"items": [LAMP | wish] * 2})
        assert fitting.status == 200

        problem = assert_problem(
            client.post("/batch_predict", {"items": [LAMP | wish, LAMP | wish, LAMP]}), 422, "items"
        )
        assert "13 variants" in problem["detail"]
        assert "at most 12" in problem["detail"]


@pytest.mark.parametrize("route", ["/predict", "/batch_predict"])
def test_writing_ends_at_the_deadline(
    run_service: RunService, route: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = []

    def slow(*args: object) -> list[object]:
        fields.append(args)
        sleep(0.3)  # longer than the deadline
        return []

    with run_service() as service:
        client = _ready(service).client
        product = LAMP | {"platforms": ["google_rsa"], "variants": 10}
        body = product if route == "/predict" else {"items": [product] * 3}
        assert client.post(route, body).status == 200  # in time
        monkeypatch.setattr(compose, "_field", slow)
        late = client.post_raw(route, json.dumps(body).encode(), X_Request_Deadline_Ms="200")
    assert late.status == 504
    assert late.content_type == PROBLEM
    assert len(fields) == 1  # of sixty that were asked for


def test_the_document_shows_items_as_products(client: Client) -> None:
    schemas = client.get("/openapi/openapi.json").json()["components"]["schemas"]
    assert schemas["BatchRequest"]["properties"]["items"]["items"] == {
        "$ref": "#/components/schemas/PredictRequest"
    }
    assert CreativeAnswer.__name__ in str(schemas["BatchAnswer"])
