"""Below a path of a proxy: believed only where that is set, and never able to lead elsewhere."""

from datetime import UTC, datetime
from urllib.parse import urljoin

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import Client

from entrypoints.data_app.app import create_app
from entrypoints.http.proxies import behind_proxies
from entrypoints.settings.sections import ServerSettings
from tests.entrypoints.live_server import live

DOCUMENT = "/openapi/openapi.json"


@pytest.fixture(scope="session")
def app() -> Flask:
    made: Flask = create_app(clock=lambda: datetime(2026, 1, 2, tzinfo=UTC))
    return made


def _client(app: Flask, proxies: int) -> Client:
    return Client(behind_proxies(app, proxies), response_wrapper=app.response_class)


def _prefix(client: Client, *sent: str) -> str:
    """What the service takes for its prefix, as the document and a problem agree on it."""
    headers = [("X-Forwarded-Prefix", each) for each in sent]
    document = client.get(DOCUMENT, headers=headers).get_json()
    found: str = client.get("/nowhere", headers=headers).get_json()["instance"]
    prefix = found.removesuffix("/nowhere")
    assert document.get("servers") == ([{"url": prefix}] if prefix else None)
    return prefix


@pytest.mark.parametrize(
    ("sent", "prefix"),
    [
        (["/creatives"], "/creatives"),
        (["/creatives/"], "/creatives"),
        (["/shop/~me/v1.0"], "/shop/~me/v1.0"),
        (["/from-client, /creatives"], "/creatives"),
        ([], ""),
        (["/"], ""),
        (["creatives"], ""),
        (["//evil.example"], ""),
        (["/\\evil.example"], ""),
        (["/.."], ""),
        (["/a/../b"], ""),
        (["https://evil.example"], ""),
        (["/a b"], ""),
        (["/a?b"], ""),
        (["/a%2F"], ""),
        (["/" + "a/" * 30], ""),
    ],
)
def test_the_prefix_of_the_last_proxy_is_believed_where_it_is_a_plain_path(
    app: Flask, sent: list[str], prefix: str
) -> None:
    assert _prefix(_client(app, 1), *sent) == prefix
    assert not _prefix(_client(app, 0), *sent)


def test_with_two_proxies_that_of_the_outer_one_is_believed(app: Flask) -> None:
    assert _prefix(_client(app, 2), "/client, /outer, /inner") == "/outer"
    assert not _prefix(_client(app, 2), "/client")


@pytest.mark.parametrize("proxies", [0, 1])
@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/openapi", "/openapi/"),
        ("/openapi?a=1&b=2", "/openapi/?a=1&b=2"),
    ],
)
def test_a_redirect_holds_below_any_path_and_for_any_host(
    app: Flask, path: str, target: str, proxies: int
) -> None:
    headers = {"Host": "evil.example", "X-Forwarded-Prefix": "/creatives"}
    headers |= {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "gopher"}
    answer = _client(app, proxies).get(path, headers=headers)
    assert answer.status_code == 308
    assert "evil" not in str(answer.headers) + answer.get_data(as_text=True)
    asked = f"https://shop.example/creatives{path}"
    assert urljoin(asked, answer.headers["Location"]) == f"https://shop.example/creatives{target}"


def test_a_redirect_from_doubled_slashes_holds_below_the_prefix(app: Flask) -> None:
    headers = {"Host": "evil.example", "X-Forwarded-Prefix": "/creatives"}
    answer = _client(app, 1).get("/openapi//openapi.json", headers=headers)
    assert answer.headers["Location"] == "/creatives/openapi/openapi.json"


@given(sent=st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40))
def test_whatever_is_sent_as_prefix_no_answer_leads_to_another_host(app: Flask, sent: str) -> None:
    client = _client(app, 1)
    answer = client.get("/openapi", headers={"X-Forwarded-Prefix": sent})
    base = "https://shop.example/creatives/openapi"
    assert urljoin(base, answer.headers["Location"]) == "https://shop.example/creatives/openapi/"
    document = client.get(DOCUMENT, headers={"X-Forwarded-Prefix": sent}).get_json()
    [server] = document.get("servers", [{"url": "/"}])
    assert urljoin("https://shop.example", server["url"]).startswith("https://shop.example/")


@pytest.mark.parametrize("proxies", [0, 1])
def test_the_server_goes_by_its_setting(app: Flask, proxies: int) -> None:
    with live(app, limits=ServerSettings(trusted_proxies=proxies)) as client:
        document = client.get(DOCUMENT, X_Forwarded_Prefix="/creatives").json()
    assert ("servers" in document) == bool(proxies)
