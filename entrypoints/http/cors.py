"""Which web pages of other origins may use the service from a browser (the Fetch standard's CORS).

Written with Werkzeug's own properties for these headers. Flask-CORS 6.0 leaves ``Vary: Origin`` out
of answers to a single allowed origin and to all others, which lets a cache mix them up.
"""

from collections.abc import Collection

from flask import Flask, Response, request
from werkzeug.datastructures import HeaderSet

from entrypoints.http.telemetry.request_ids import HEADER as REQUEST_ID
from entrypoints.settings.lists import ANY_ORIGIN

_MAY_SEND = ("Authorization", "Content-Type", "X-API-Key", REQUEST_ID, "X-Request-Deadline-Ms")
_MAY_READ = ("Retry-After", REQUEST_ID)
_METHODS = ("GET", "POST")
_PREFLIGHT_SECONDS = 600


def install_cors(app: Flask, origins: Collection[str] | None) -> None:
    """Let pages of these origins read the answers; None: no page of another origin.

    Args:
        app: answers OPTIONS, which a browser asks first, by itself.
        origins: ``https://shop.example.com``, or ``*`` alone.
    """
    if not origins:
        return

    def share(response: Response) -> Response:
        response.headers.extend(sharing_headers(origins, request.origin))
        if response.access_control_allow_origin is not None and _is_preflight():
            response.access_control_allow_methods = HeaderSet(_METHODS)
            response.access_control_allow_headers = HeaderSet(_MAY_SEND)
            response.access_control_max_age = _PREFLIGHT_SECONDS
        return response

    app.after_request(share)


def sharing_headers(origins: Collection[str] | None, origin: str | None) -> dict[str, str]:
    """What an answer to a page of this origin carries, preflights aside."""
    if not origins:
        return {}
    anyone = ANY_ORIGIN in origins
    headers = {} if anyone else {"Vary": "Origin"}
    if origin is not None and (anyone or origin in origins):
        headers["Access-Control-Allow-Origin"] = ANY_ORIGIN if anyone else origin
        headers["Access-Control-Expose-Headers"] = HeaderSet(_MAY_READ).to_header()
    return headers


def _is_preflight() -> bool:
    return request.method == "OPTIONS" and request.access_control_request_method is not None
