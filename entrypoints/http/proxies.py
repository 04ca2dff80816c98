"""Behind a proxy that serves us below a path of its own, such as https://shop.example/creatives/.

Only its prefix is of use, in the OpenAPI document and in problems: no answer has an absolute
address, so that host and scheme are not needed, and no log has the client's address.
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from flask import Flask, Response, request
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import RequestRedirect

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# Segments of plain characters: never //, after which a browser expects a host.
_PREFIX = re.compile(r"(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*){1,20}")


def behind_proxies(app: Flask, count: int) -> "WSGIApplication":
    """The application, which takes the prefix that so many proxies in front of it tell.

    Args:
        count: as in ``ProxyFix``; 0 believes nobody, because a client can send the header, too.
    """
    if not count:
        return app
    return ProxyFix(_with_plain_prefix(app), x_for=0, x_proto=0, x_prefix=count)


def prefixed(path: str) -> str:
    """The path as the client of the current request knows it."""
    return request.script_root + path


def install_relative_redirects(app: Flask) -> None:
    """Lead on to a route, where a slash is missing, whatever the prefix and the Host sent are."""
    app.after_request(_make_relative)


def _make_relative(response: Response) -> Response:
    redirect = request.routing_exception
    if isinstance(redirect, RequestRedirect) and response.location == redirect.new_url:
        response.location = _from_here(redirect.new_url)
        response.set_data(b"")  # of Werkzeug's, which has the absolute address
    return response


def _from_here(address: str) -> str:
    """An address of this service, relative to that of the current request.

    Where slashes are doubled only by way of its prefix, as clients count such slashes differently.
    """
    parts = urlsplit(address)
    path = parts.path
    if "//" not in request.path:
        up = "../" * (request.path.count("/") - 1) or "./"  # a segment with a colon is no scheme
        path = up + path.removeprefix(quote(request.script_root)).lstrip("/")
    return f"{path}?{parts.query}" if parts.query else path


def _with_plain_prefix(app: Flask) -> "WSGIApplication":
    def call(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        prefix = environ.get("SCRIPT_NAME", "").rstrip("/")
        environ["SCRIPT_NAME"] = prefix if _PREFIX.fullmatch(prefix) else ""
        return app(environ, start_response)

    return call
