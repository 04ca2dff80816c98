"""Headers of every answer that tell browsers not to guess its type, frame, embed or keep it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import Flask

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",  # CORS lets named origins read all the same
    "Cache-Control": "no-store",
}
DOCUMENTATION = "/openapi/"
# Its pages bring their own scripts and styles, some of them in the page.
PAGE_POLICY = (
    "default-src 'none'; connect-src 'self'; img-src 'self' data:; "
    "script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
# The studio's page has all it needs in files of its own.
STUDIO_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_PAGE_HEADERS = SECURITY_HEADERS | {"Content-Security-Policy": PAGE_POLICY}

_Headers = list[tuple[str, str]]


def install_security_headers(app: Flask) -> None:
    """Add them as the answer leaves, for less than to Flask's response, header by header."""
    app.wsgi_app = _hardened(app.wsgi_app)  # type: ignore[assignment,method-assign]  # Flask says to do so


def _hardened(application: "WSGIApplication") -> "WSGIApplication":
    def harden(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        def start(status: str, headers: _Headers, exc_info: object = None) -> object:
            wanted = _wanted(environ.get("PATH_INFO", ""), headers)
            return start_response(status, headers + wanted, exc_info)  # type: ignore[arg-type]

        return application(environ, start)  # type: ignore[arg-type]

    return harden


def _wanted(path: str, headers: _Headers) -> _Headers:
    """Those the application did not set itself; its files have a Cache-Control."""
    given = {name.lower(): value for name, value in headers}
    is_page = path.startswith(DOCUMENTATION) and given.get("content-type", "").startswith(
        "text/html"
    )
    wanted = _PAGE_HEADERS if is_page else SECURITY_HEADERS
    return [pair for pair in wanted.items() if pair[0].lower() not in given]
