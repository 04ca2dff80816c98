"""What the service says of itself and of its model, and whether they are ready."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from pydantic import SecretStr

from entrypoints.settings.sections import TrackingSettings
from tests.entrypoints.inference_app.conftest import SETTINGS, Service
from tests.entrypoints.inference_app.open_inference.requests import INFER, MODEL, assert_refused
from tests.entrypoints.live_server import Client
from tests.fakes.served_bundle import bundle

RunService = Callable[..., AbstractContextManager[Service]]
HEALTH = ["/v2/health/live", "/v2/health/ready", f"{MODEL}/ready", f"{MODEL}/versions/1/ready"]


def test_the_server_names_itself_and_its_extension(client: Client) -> None:
    answer = client.get("/v2")
    assert answer.status == 200
    assert answer.json() == {
        "name": "marketing-creatives",
        "version": "1.0.0",
        "extensions": ["binary_tensor_data"],
    }


@pytest.mark.parametrize("address", [MODEL, f"{MODEL}/versions/1"])
def test_the_model_says_what_it_takes_and_answers(client: Client, address: str) -> None:
    answer = client.get(address)
    model = answer.json()
    assert answer.status == 200
    assert (model["name"], model["versions"]) == ("creative-quality", ["1"])
    assert {(each["name"], each["datatype"]) for each in model["inputs"]} == {
        ("title", "BYTES"),
        ("description", "BYTES"),
    }
    assert {(each["name"], each["datatype"]) for each in model["outputs"]} == {
        ("label", "BYTES"),
        ("confidence", "FP64"),
        ("needs_review", "BOOL"),
        ("truncated", "BOOL"),
    }
    assert all(each["shape"] == [-1] for each in (*model["inputs"], *model["outputs"]))


def test_health_says_so_in_the_words_that_clients_read(client: Client) -> None:
    ready = {"name": "creative-quality", "ready": True}
    expected = [{"live": True}, {"ready": True}, ready, ready]
    assert [client.get(address).json() for address in HEALTH] == expected


def test_without_a_model_the_service_lives_and_nothing_is_ready(service: Service) -> None:
    assert service.client.get("/v2/health/live").status == 200
    assert service.client.get("/v2").status == 200
    for address in (*HEALTH[1:], MODEL):
        answer = service.client.get(address)
        assert_refused(answer, 503, "the model is being loaded")
        assert answer.headers["Retry-After"] == "1"
    assert_refused(service.client.post(INFER, {}), 503, "the model is being loaded")


def test_a_model_that_fails_its_self_test_is_not_ready(service: Service) -> None:
    service.reader.published = bundle()
    service.model.look()
    service.model.self_test_fault = "no answer within 5 s"
    for address in HEALTH[1:]:
        assert_refused(service.client.get(address), 503, "no answer within 5 s")
    assert service.client.get(MODEL).status == 200


@pytest.mark.parametrize("address", [MODEL, f"{MODEL}/ready", INFER])
@pytest.mark.parametrize("version", ["2", "01", "latest", "1.0", "%00", "%D9%A1"])
def test_a_version_that_is_not_served_is_told_which_one_is(
    client: Client, address: str, version: str
) -> None:
    path = address.replace("creative-quality", f"creative-quality/versions/{version}")
    method = "POST" if address == INFER else "GET"
    assert_refused(client.request(method, path), 404, "version 1 is")


def test_after_a_promotion_the_new_version_is_served_and_the_old_one_is_not(
    service: Service,
) -> None:
    for version in (1, 2):
        service.reader.published = bundle(version)
        service.model.look()
    assert service.client.get(f"{MODEL}/versions/2/ready").status == 200
    assert_refused(service.client.get(f"{MODEL}/versions/1/ready"), 404, "version 2 is")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/v2/models/other"),
        ("GET", "/v2/models/other/ready"),
        ("GET", "/v2/models/Creative-Quality/versions/1"),
        ("POST", "/v2/models/other/infer"),
        ("POST", "/v2/models/other/versions/1/infer"),
    ],
)
def test_another_model_is_not_known(client: Client, method: str, path: str) -> None:
    assert_refused(client.request(method, path), 404, "creative-quality is")


@pytest.mark.parametrize("path", ["/v2/", "/v2/nowhere", "/v2/models", f"{MODEL}/explain"])
def test_what_the_protocol_does_not_have_is_no_page(client: Client, path: str) -> None:
    assert_refused(client.get(path), 404)


@pytest.mark.parametrize(
    ("method", "path", "allowed"), [("GET", INFER, "POST"), ("POST", MODEL, "GET")]
)
def test_a_wrong_method_is_told_the_right_one(
    client: Client, method: str, path: str, allowed: str
) -> None:
    answer = client.request(method, path)
    assert_refused(answer, 405)
    assert allowed in answer.headers["Allow"]


def test_keys_guard_all_but_health(run_service: RunService) -> None:
    keys = [SecretStr("a-key")]
    with run_service(SETTINGS.model_copy(update={"api_keys": keys})) as service:
        service.reader.published = bundle()
        service.model.look()
        assert [service.client.get(path).status for path in HEALTH] == [200] * len(HEALTH)
        for answer in (
            *(service.client.get(path) for path in ("/v2", MODEL, f"{MODEL}/versions/1")),
            service.client.post(INFER, {}),
            service.client.post(f"{MODEL}/versions/1/infer", {}),
        ):
            assert_refused(answer, 401, "X-API-Key")
            assert answer.headers["WWW-Authenticate"] == 'Bearer realm="creatives"'
        assert service.client.get("/v2", X_API_Key="a-key").status == 200


def test_the_model_has_the_name_of_the_registry(run_service: RunService) -> None:
    with run_service(tracking=TrackingSettings(registered_model="shop quality")) as service:
        service.reader.published = bundle()
        service.model.look()
        assert service.client.get("/v2/models/shop%20quality").json()["name"] == "shop quality"
        assert_refused(service.client.get(MODEL), 404, "shop quality is")


def test_the_protocol_is_not_in_the_openapi_document(client: Client) -> None:
    document = client.get("/openapi/openapi.json").json()
    assert not [path for path in document["paths"] if path.startswith("/v2")]
