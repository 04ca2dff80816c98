import posixpath
import re
from importlib.resources import files
from pathlib import Path

import pytest

from tests.entrypoints.live_server import Client, assert_problem

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
TYPES = {"css": "text/css", "js": "text/javascript"}
ROOT = Path(str(files("entrypoints.inference_app.studio")))
FILES = sorted(
    each.relative_to(ROOT).as_posix() for each in ROOT.rglob("*") if each.suffix in {".css", ".js"}
)
PATHS = ["/", *(f"/studio/{name}" for name in FILES)]


@pytest.mark.parametrize("path", PATHS)
def test_the_page_and_its_files_are_told_to_load_nothing_from_elsewhere(
    client: Client, path: str
) -> None:
    answer = client.get(path)
    assert answer.status == 200
    assert answer.content_type == TYPES.get(path.rpartition(".")[2], "text/html")
    assert answer.headers.get_content_charset() == "utf-8"
    assert answer.headers.get_all("Content-Security-Policy") == [STRICT]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("path", PATHS)
def test_browsers_keep_them_but_ask_whether_they_are_current(client: Client, path: str) -> None:
    first = client.get(path)
    assert first.headers.get_all("Cache-Control") == ["no-cache"]
    again = client.get(path, If_None_Match=first.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["Content-Security-Policy"] == STRICT
    assert client.get(path, If_None_Match='"of-an-older-release"').body == first.body


def test_etags_differ_from_file_to_file(client: Client) -> None:
    assert len({client.get(path).headers["ETag"] for path in PATHS}) == len(PATHS)


@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        "routes.py",
        "__init__.py",
        "nothing.js",
        "form",
        "..%2Froutes.py",
        "form/..%2Froutes.py",
        "%00.js",
    ],
)
def test_nothing_else_of_the_package_is_handed_out(client: Client, name: str) -> None:
    assert_problem(client.get(f"/studio/{name}"), 404)


def test_the_page_only_reads(client: Client) -> None:
    assert_problem(client.post("/", {}), 405)
    assert_problem(client.post("/studio/studio.js", {}), 405)


def test_the_page_is_no_part_of_the_openapi_document(client: Client) -> None:
    paths = client.get("/openapi/openapi.json").json()["paths"]
    assert not {path for path in paths if path == "/" or path.startswith("/studio")}


def test_all_that_the_page_and_its_modules_name_is_served(client: Client) -> None:
    page = client.get("/").body.decode()
    named = set(re.findall(r'(?:src|href)="studio/([\w./]+)"', page))
    for name in FILES:
        text = client.get(f"/studio/{name}").body.decode()
        for path in re.findall(r'from "(\.[\w./]+)"', text):
            named.add(posixpath.normpath(posixpath.join(posixpath.dirname(name), path)))
    assert named == set(FILES)


def test_the_page_has_no_script_or_style_in_itself(client: Client) -> None:
    page = client.get("/").body.decode()
    assert re.findall(r"<script[^>]*>([^<]+)</script>", page) == []
    assert re.search(r"<style|\sstyle=|\son\w+=|javascript:", page) is None


@pytest.mark.parametrize("name", FILES)
def test_no_file_makes_markup_from_text(client: Client, name: str) -> None:
    text = client.get(f"/studio/{name}").body.decode()
    forbidden = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function"
    assert re.search(forbidden, text) is None
