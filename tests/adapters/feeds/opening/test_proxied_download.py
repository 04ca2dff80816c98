"""Feeds at https addresses behind a real proxy, which alone knows where their names lead."""

import ssl
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
import trustme

from adapters.feeds.open_table import open_table
from adapters.feeds.opening.download import DownloadLimits, downloaded
from domain.errors.catalog import FeedUnreadable, ProxyUnusable
from tests.fakes.proxy import Proxy, set_proxies

FEED = "https://shop.example/feed.csv"


class _Feed(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/near":
            self.send_response(302)
            self.send_header("Location", f"http://127.0.0.1:{self.server.server_address[1]}/x.csv")
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Length", "8")
        self.end_headers()
        self.wfile.write(b"a,b\n1,2\n")

    def log_message(self, *_: object) -> None:
        """Keep the test output quiet."""


@pytest.fixture
def shop(proxy: Proxy, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Proxy]:
    """The proxy that leads to the shop."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("shop.example").configure_cert(context)
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "ca.pem"))
    set_proxies(monkeypatch, HTTPS_PROXY=f"http://me:s3cret@{proxy.address}")
    with ThreadingHTTPServer(("127.0.0.1", 0), _Feed) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        proxy.routes["shop.example"] = server.server_port
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield proxy
        server.shutdown()
        thread.join()


def fetch(url: str = FEED) -> None:
    downloaded(url, DownloadLimits(attempts=2), sleep=lambda _: None)


def test_a_feed_is_read_through_the_proxy_which_does_not_see_it(shop: Proxy) -> None:
    assert [row.cells for row in open_table(FEED).rows()] == [{"a": "1", "b": "2"}]
    assert shop.asked == ["CONNECT shop.example:443"]


def test_a_feed_behind_the_proxy_may_not_lead_to_this_machine(shop: Proxy) -> None:
    with pytest.raises(FeedUnreadable, match="not https"):
        fetch("https://shop.example/near")


def test_a_feed_of_this_machine_is_asked_directly(
    shop: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://{shop.address}")
    with pytest.raises(FeedUnreadable, match="no connection"):
        fetch("http://127.0.0.1:9/feed.csv")
    assert shop.asked == []


def test_a_proxy_that_wants_another_password_is_said_at_once(shop: Proxy) -> None:
    shop.login = "me:other"
    with pytest.raises(ProxyUnusable, match="407 Proxy Authentication Required") as caught:
        fetch()
    assert len(shop.asked) == 1
    assert "s3cret" not in str(caught.value)


def test_a_proxy_that_finds_no_way_is_asked_again(shop: Proxy) -> None:
    del shop.routes["shop.example"]
    with pytest.raises(FeedUnreadable, match=r"answers 502 Bad Gateway") as caught:
        fetch()
    assert len(shop.asked) == 2
    assert f"the proxy {shop.address} " in str(caught.value)
