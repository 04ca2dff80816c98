"""API keys: who may use the service, when keys are set; without keys, everybody may."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from hmac import compare_digest

from flask import request
from flask_openapi import OpenAPI
from pydantic import SecretStr
from werkzeug.routing import RequestRedirect

from entrypoints.http.api import Api
from entrypoints.http.open_inference import is_open_inference_probe
from entrypoints.http.problem import Problem, problem_responses
from entrypoints.http.security_headers import DOCUMENTATION
from entrypoints.http.telemetry.access_log import matched_route

HEADER = "X-API-Key"
# Balancers and Prometheus send no key, nor does a browser that opens the page, which asks for one;
# the page and the documentation say nothing that is secret.
OPEN_ROUTES = frozenset({"/health", "/ready", "/metrics", "/", "/studio/<path:name>"})
_SCHEMES = {
    "bearer": {"type": "http", "scheme": "bearer"},
    "apiKey": {"type": "apiKey", "in": "header", "name": HEADER},
}


class KeyCheck:
    """Refuses requests that carry none of the keys; None lets everybody in."""

    def __init__(self, keys: Sequence[SecretStr] | None) -> None:
        self._known = [_digest(key.get_secret_value()) for key in keys or ()]

    def __call__(self, authorization: str | None, key: str | None) -> None:
        """Look at the values of both headers that may carry a key.

        Raises:
            Problem: 401.
        """
        if not self._known:
            return
        given = list(_given(authorization or "", key))
        if not any([_matches(each, self._known) for each in given]):  # noqa: C419 - never stops early
            raise _unauthorized(any_given=bool(given))


def require_api_keys(app: OpenAPI, keys: Sequence[SecretStr] | None) -> None:
    """Answer 401 to requests that carry none of the keys; None lets everybody in."""
    check = KeyCheck(keys)

    def refuse_without_key() -> None:
        if request.method != "OPTIONS" and not _is_open(_route()):  # a preflight has no key
            check(request.headers.get("Authorization"), request.headers.get(HEADER))

    app.before_request(refuse_without_key)


def _route() -> str:
    """That the request asks for, or is led on to."""
    is_led_on = isinstance(request.routing_exception, RequestRedirect)
    return f"{request.path}/" if is_led_on else matched_route()


def document_api_keys(app: Api, keys: Sequence[SecretStr] | None) -> None:
    """Say in the OpenAPI document which of the routes so far need a key, and how it is sent."""
    if keys:
        app.document_with(lambda: _document(app))


def _document(app: Api) -> None:
    app.security_schemes = _SCHEMES
    refusal = {str(status): response for status, response in problem_responses(401).items()}
    for route, path in app.paths.items():
        for operation in (path.get, path.post):
            if operation is not None and not _is_open(route):
                operation.security = [{scheme: []} for scheme in _SCHEMES]
                operation.responses = {**operation.responses, **refusal}


def _is_open(route: str) -> bool:
    is_known = route in OPEN_ROUTES or route.startswith(DOCUMENTATION)
    return is_known or is_open_inference_probe(route)


def _given(authorization: str, key: str | None) -> Iterator[str]:
    scheme, _, credentials = authorization.partition(" ")
    if scheme.lower() == "bearer":
        yield credentials.strip()
    if key is not None:
        yield key


def _matches(given: str, known: Sequence[bytes]) -> bool:
    """Compare with every key, in a time that reveals neither which one nor how much of it fits."""
    digest = _digest(given)
    return any([compare_digest(digest, key) for key in known])  # noqa: C419 - never stops early


def _digest(key: str) -> bytes:
    return sha256(key.encode()).digest()  # of one length, whatever was sent


def _unauthorized(*, any_given: bool) -> Problem:
    if any_given:
        detail = "the API key is not known"
        challenge = 'Bearer realm="creatives", error="invalid_token"'
    else:
        detail = f"an API key is needed: send it as 'Authorization: Bearer KEY' or '{HEADER}: KEY'"
        challenge = 'Bearer realm="creatives"'
    headers = {"WWW-Authenticate": challenge}
    return Problem(401, detail, kind="unauthorized", headers=headers)
