"""The services hold what their OpenAPI documents promise, whatever they are sent."""

import re
from collections.abc import Iterator
from http import HTTPStatus

import pytest

pytest.importorskip("schemathesis", reason="comes with the extra dev")

import schemathesis
from flask_openapi import OpenAPI
from hypothesis import HealthCheck, settings
from schemathesis import AuthContext, Case
from schemathesis.core.transport import Response
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from tests.entrypoints.live_server import live
from tests.fuzz.services import KEY, data_app, inference_app

# A loaded machine is no defect, and neither are documents that leave few bad values to try.
BOUNDED = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
# Where a document names them, these are answers like others: no model, a full queue, too late.
EXPECTED = {"expected-statuses": ["2xx", "3xx", "4xx", "503", "504"]}
# A title of markup alone, two fields that name two currencies, and 5.0, which is an integer there.
BEYOND = re.compile("once markup is taken out$|^must be in one currency|in decimal digits$")

DATA = data_app()
INFERENCE = inference_app()
WITHOUT_MODEL = inference_app(with_model=False)
WITH_KEYS = inference_app(with_keys=True)


def _document(app: OpenAPI, **checks: object) -> BaseSchema:
    config = schemathesis.Config.from_dict({"checks": {"not_a_server_error": EXPECTED, **checks}})
    return schemathesis.openapi.from_wsgi("/openapi/openapi.json", app, config=config)


# Beside two ways to send a key, an unknown header counts as bad data; it must be ignored.
WITH_KEYS_DOCUMENT = _document(WITH_KEYS, negative_data_rejection={"enabled": False})


@WITH_KEYS_DOCUMENT.auth()
class Key:
    """Sends the key, but for where schemathesis takes it away to see whether it is needed."""

    def get(self, _: Case, __: AuthContext) -> str:
        return KEY

    def set(self, case: Case, data: str, _: AuthContext) -> None:
        case.headers["X-API-Key"] = data


@pytest.fixture(scope="module")
def address(request: pytest.FixtureRequest) -> Iterator[str]:
    """Where the application that the test names is served."""
    with live(request.param) as client:
        yield f"http://{client.host}:{client.port}"


def _validate(case: Case, address: str) -> None:
    response = case.call(base_url=address)
    excluded = []
    if _is_beyond_the_schema(response):
        excluded.append(positive_data_acceptance)
    if _is_refused_in_its_place(case, response):
        excluded.append(negative_data_rejection)
    case.validate_response(response, excluded_checks=excluded)


def _is_beyond_the_schema(response: Response) -> bool:
    """Whether each fault is one that JSON Schema has no words for."""
    faults = (
        response.json()["errors"] if response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY else []
    )
    return bool(faults) and all(BEYOND.search(fault["message"]) for fault in faults)


def _is_refused_in_its_place(case: Case, response: Response) -> bool:
    """Whether a batch was answered with the problem of an item at fault among its creatives."""
    if case.path != "/batch_predict" or response.status_code != HTTPStatus.OK:
        return False
    if not response.content:  # of OPTIONS
        return False
    creatives = response.json()["creatives"]
    return any(each.get("status") == HTTPStatus.UNPROCESSABLE_ENTITY for each in creatives)


@_document(DATA).parametrize()
@BOUNDED
@pytest.mark.parametrize("address", [DATA], indirect=True, ids=["data"])
def test_the_data_service(case: Case, address: str) -> None:
    _validate(case, address)


@_document(INFERENCE).parametrize()
@BOUNDED
@pytest.mark.parametrize("address", [INFERENCE], indirect=True, ids=["inference"])
def test_the_inference_service(case: Case, address: str) -> None:
    _validate(case, address)


@_document(WITHOUT_MODEL).parametrize()
@BOUNDED
@pytest.mark.parametrize("address", [WITHOUT_MODEL], indirect=True, ids=["no-model"])
def test_the_inference_service_without_a_model(case: Case, address: str) -> None:
    _validate(case, address)


@WITH_KEYS_DOCUMENT.parametrize()
@BOUNDED
@pytest.mark.parametrize("address", [WITH_KEYS], indirect=True, ids=["keys"])
def test_the_inference_service_with_keys(case: Case, address: str) -> None:
    _validate(case, address)
