import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager

import pytest
from pydantic import SecretStr
from structlog.testing import capture_logs

from tests.entrypoints.inference_app.conftest import SETTINGS, Service
from tests.entrypoints.live_server import Answer, Client, assert_problem
from tests.fakes.served_bundle import GatedScorer, bundle

OLD, NEW = "old-key-5b1f", "new-key-77ac"
LAMP = json.dumps({"title": "Desk Lamp", "description": "Dims in five steps."}).encode()
RunService = Callable[..., AbstractContextManager[Service]]


@pytest.fixture
def guarded(run_service: RunService) -> Iterator[Client]:
    keys = [SecretStr(OLD), SecretStr(NEW)]
    with run_service(SETTINGS.model_copy(update={"api_keys": keys})) as service:
        service.reader.published = bundle()
        service.model.look()
        yield service.client


def _predict(client: Client, **headers: str) -> Answer:
    return client.post_raw("/predict", LAMP, **headers)


@pytest.mark.parametrize("key", [OLD, NEW])
def test_each_key_opens_by_either_header(guarded: Client, key: str) -> None:
    assert _predict(guarded, Authorization=f"Bearer {key}").status == 200
    assert _predict(guarded, Authorization=f"bearer {key}").status == 200
    assert _predict(guarded, X_API_Key=key).status == 200
    assert _predict(guarded, Authorization="Bearer of-a-proxy", X_API_Key=key).status == 200


@pytest.mark.parametrize(
    "headers",
    [{}, {"Authorization": "Basic b2xkOmtleQ=="}, {"Authorization": OLD}, {"Api_Key": OLD}],
)
def test_without_a_key_the_answer_says_how_to_send_one(
    guarded: Client, headers: dict[str, str]
) -> None:
    answer = _predict(guarded, **headers)
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="creatives"'
    problem = assert_problem(answer, 401)
    assert problem["type"] == "urn:creatives:problem:unauthorized"
    assert "X-API-Key" in problem["detail"]


@pytest.mark.parametrize(
    "wrong", ["", "x", OLD[:-1], OLD + "x", OLD.upper(), f"{OLD},{NEW}", "k\u00e9y", "x" * 8000]
)
def test_a_wrong_key_is_refused_and_not_repeated(guarded: Client, wrong: str) -> None:
    for answer in (
        _predict(guarded, X_API_Key=wrong),
        _predict(guarded, Authorization=f"Bearer {wrong}"),
    ):
        challenge = answer.headers["WWW-Authenticate"]
        assert challenge == 'Bearer realm="creatives", error="invalid_token"'
        problem = assert_problem(answer, 401)
        assert problem["detail"] == "the API key is not known"


@pytest.mark.parametrize(
    "path", ["/info", "/predict", "/nowhere", "/studio", "//predict", "/health/"]
)
def test_everything_else_is_closed_even_what_does_not_exist(guarded: Client, path: str) -> None:
    assert_problem(guarded.get(path), 401)


@pytest.mark.parametrize(
    "path",
    [
        "/health",
        "/ready",
        "/metrics",
        "/openapi/",
        "/openapi/openapi.json",
        "/openapi/swagger",
        "/",
        "/studio/studio.js",
    ],
)
def test_probes_metrics_documentation_and_the_page_are_open(guarded: Client, path: str) -> None:
    assert guarded.get(path).status == 200
    assert guarded.get(path, X_API_Key="wrong").status == 200


def test_the_documentation_is_found_without_its_last_slash(guarded: Client) -> None:
    answer = guarded.get("/openapi")
    assert answer.status == 308
    assert answer.headers["Location"] == "./openapi/"


def test_a_stranger_takes_no_place_in_the_queue(run_service: RunService) -> None:
    scorer = GatedScorer()
    full = {"api_keys": [SecretStr(OLD)], "sessions": 1, "queue_items": 1, "max_batch": 1}
    with run_service(SETTINGS.model_copy(update=full | {"deadline_seconds": 60.0})) as service:
        scorer.gate.set()
        service.load.scorer, service.reader.published = scorer, bundle()
        service.model.look()
        scorer.wait_until_asked()  # the warm-up
        scorer.gate.clear()
        with ThreadPoolExecutor(1) as pool:
            held = pool.submit(_predict, service.client, X_API_Key=OLD)
            scorer.wait_until_asked()  # the only thread is busy
            statuses = [_predict(service.client).status for _ in range(3)]
            scorer.gate.set()
        assert statuses == [401] * 3  # answered while the thread works, by the main loop
        assert held.result().status == 200


def test_a_bad_request_of_a_stranger_is_told_nothing_but_401(guarded: Client) -> None:
    assert_problem(guarded.post_raw("/predict", b"{"), 401)
    assert_problem(guarded.post_raw("/predict", b"{", X_API_Key=OLD), 400)


def test_keys_are_never_logged(guarded: Client) -> None:
    with capture_logs() as lines:
        _predict(guarded, X_API_Key=OLD)
        _predict(guarded, Authorization="Bearer wrong-key-0000")
        guarded.get("/health")  # is read once the refusal before it is logged
    predicted = [line for line in lines if line.get("route") == "/predict"]
    assert [line["status"] for line in predicted] == [200, 401]
    assert OLD not in str(lines)
    assert "wrong-key-0000" not in str(lines)


def test_without_keys_set_nobody_is_asked(client: Client) -> None:
    assert _predict(client).status == 200
    assert _predict(client, X_API_Key="any").status == 200


def test_the_openapi_document_says_where_a_key_is_needed(guarded: Client, client: Client) -> None:
    document = guarded.get("/openapi/openapi.json").json()
    assert set(document["components"]["securitySchemes"]) == {"bearer", "apiKey"}
    guarded_routes = {
        route
        for route, path in document["paths"].items()
        for operation in path.values()
        if operation.get("security") == [{"bearer": []}, {"apiKey": []}]
        and "401" in operation["responses"]
    }
    assert guarded_routes == {
        "/predict",
        "/batch_predict",
        "/info",
        "/lint",
        "/platforms",
        "/templates",
    }

    without = client.get("/openapi/openapi.json").json()
    assert without["components"]["securitySchemes"] == {}
    assert "401" not in json.dumps(without)
