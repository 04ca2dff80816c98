"""What browsers are told about every answer: do not guess, frame, embed, leak or keep it."""

from flask import Flask, Response

from entrypoints.http.access_log import matched_route

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


def install_security_headers(app: Flask) -> None:
    app.after_request(_harden)


def _harden(response: Response) -> Response:
    if response.mimetype == "text/html" and matched_route().startswith(DOCUMENTATION):
        response.headers.setdefault("Content-Security-Policy", PAGE_POLICY)
    for name, value in SECURITY_HEADERS.items():  # its files have a Cache-Control
        response.headers.setdefault(name, value)
    return response
