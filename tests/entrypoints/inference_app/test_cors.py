from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from pydantic import SecretStr

from tests.entrypoints.inference_app.conftest import SETTINGS, Service
from tests.entrypoints.live_server import Answer, Client

SHOP, STUDIO, STRANGER = "https://shop.example", "http://localhost:3000", "https://evil.example"
RunService = Callable[..., AbstractContextManager[Service]]


def _headers(answer: Answer) -> set[str]:
    return {name for name in answer.headers if name.lower().startswith("access-control-")}


def _varies(answer: Answer) -> bool:
    return "origin" in answer.headers.get("Vary", "").lower()


def _preflight(client: Client, origin: str, path: str = "/predict") -> Answer:
    return client.request(
        "OPTIONS",
        path,
        Origin=origin,
        Access_Control_Request_Method="POST",
        Access_Control_Request_Headers="content-type, x-api-key",
    )


def _listed(answer: Answer, name: str) -> set[str]:
    return {item.strip().lower() for item in answer.headers[name].split(",")}


def test_off_by_default(client: Client) -> None:
    for answer in (client.get("/health", Origin=SHOP), _preflight(client, SHOP)):
        assert answer.status == 200
        assert _headers(answer) == set()
        assert not _varies(answer)


@pytest.mark.parametrize("origin", [SHOP, STUDIO])
def test_a_named_origin_may_read_answers_and_errors(run_service: RunService, origin: str) -> None:
    with run_service(SETTINGS.model_copy(update={"cors_origins": [SHOP, STUDIO]})) as service:
        for path in ("/health", "/ready", "/nowhere"):
            answer = service.client.get(path, Origin=origin)
            assert answer.headers["Access-Control-Allow-Origin"] == origin
            assert _listed(answer, "Access-Control-Expose-Headers") == {
                "retry-after",
                "x-request-id",
            }
            assert "Access-Control-Allow-Credentials" not in answer.headers
            assert _varies(answer)


def test_a_preflight_is_answered_without_a_key(run_service: RunService) -> None:
    settings = {"cors_origins": [SHOP], "api_keys": [SecretStr("key")]}
    with run_service(SETTINGS.model_copy(update=settings)) as service:
        answer = _preflight(service.client, SHOP)
        assert (answer.status, answer.body) == (200, b"")
        assert answer.headers["Access-Control-Allow-Origin"] == SHOP
        assert _listed(answer, "Access-Control-Allow-Methods") == {"get", "post"}
        assert {"content-type", "authorization", "x-api-key"} <= _listed(
            answer, "Access-Control-Allow-Headers"
        )
        assert int(answer.headers["Access-Control-Max-Age"]) > 0

        refused = service.client.post_raw("/predict", b"{}", Origin=SHOP)
        assert refused.status == 401
        assert refused.headers["Access-Control-Allow-Origin"] == SHOP  # the page reads why


@pytest.mark.parametrize(
    "origin",
    [STRANGER, "null", SHOP + ".evil.example", "http://shop.example", SHOP + ":8443", "*", ""],
)
def test_other_origins_learn_nothing_and_caches_keep_them_apart(
    run_service: RunService, origin: str
) -> None:
    with run_service(SETTINGS.model_copy(update={"cors_origins": [SHOP]})) as service:
        for answer in (
            service.client.get("/health", Origin=origin),
            service.client.get("/health"),
            _preflight(service.client, origin),
        ):
            assert answer.status == 200
            assert _headers(answer) == set()
            assert _varies(answer)


def test_every_origin(run_service: RunService) -> None:
    with run_service(SETTINGS.model_copy(update={"cors_origins": ["*"]})) as service:
        for answer in (
            service.client.get("/health", Origin=STRANGER),
            _preflight(service.client, STRANGER),
        ):
            assert answer.headers["Access-Control-Allow-Origin"] == "*"
            assert not _varies(answer)
