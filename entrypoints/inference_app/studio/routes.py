"""Serves the page and its files; browsers check each time whether their copy is current."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePath

from flask import Flask, Response, abort, request

from entrypoints.http.security_headers import STUDIO_POLICY

PAGE_ROUTE = "/"
FILE_ROUTE = "/studio/<path:name>"
_PAGE = "index.html"
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class _StaticFile:
    content: bytes
    content_type: str
    etag: str


def add_studio_routes(app: Flask) -> None:
    """Serve the page at ``/`` and what it loads below ``/studio/``; not in the OpenAPI document."""
    known = _static_files()

    def page() -> Response:
        return _answer(known[_PAGE])

    def static_file(name: str) -> Response:
        if name == _PAGE or name not in known:
            abort(404)
        return _answer(known[name])

    app.add_url_rule(PAGE_ROUTE, "studio_page", page)
    app.add_url_rule(FILE_ROUTE, "studio_file", static_file)


def _static_files() -> dict[str, _StaticFile]:
    found = {}
    for name, each in _all_below(files(__package__)):
        content_type = _TYPES.get(PurePath(name).suffix)
        if content_type is not None:
            content = each.read_bytes()
            found[name] = _StaticFile(content, content_type, sha256(content).hexdigest()[:32])
    return found


def _all_below(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, Traversable]]:
    """Each file with its path from the folder, as addresses write it."""
    for each in folder.iterdir():
        if each.is_dir():
            yield from _all_below(each, f"{prefix}{each.name}/")
        else:
            yield prefix + each.name, each


def _answer(static: _StaticFile) -> Response:
    response = Response(static.content, content_type=static.content_type)
    response.set_etag(static.etag)
    response.cache_control.no_cache = True  # kept, but never used unasked: a new release shows
    response.headers["Content-Security-Policy"] = STUDIO_POLICY
    response.make_conditional(request)
    return response
