"""With a proxy in the environment that does not answer, our own services do."""

import os
import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.error import URLError
from urllib.request import build_opener, proxy_bypass_environment

import pytest
from requests.utils import get_environ_proxies

from entrypoints.bootstrap.training import tracking_connection
from entrypoints.processes.loopback import reach_loopback_directly
from entrypoints.settings.sections import TrackingSettings
from entrypoints.settings.settings import Settings


class _Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def own_service() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), _Answer) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture
def proxied(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """All requests go to a proxy at a port where nobody listens."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    for name in ("HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    for name in ("no_proxy", "NO_PROXY"):  # set, so that they are restored
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{port}")
    return monkeypatch


def test_an_own_service_is_reached_past_the_proxy(
    own_service: str, proxied: pytest.MonkeyPatch
) -> None:
    opener = build_opener()  # urlopen would keep its first one, with this proxy, for later tests
    with pytest.raises(URLError):
        opener.open(own_service, timeout=10)
    reach_loopback_directly()
    with opener.open(own_service, timeout=10) as answer:
        assert answer.status == 204


@pytest.mark.parametrize("name", ["no_proxy", "NO_PROXY"])
def test_all_other_addresses_keep_to_the_proxy_and_its_exceptions(
    proxied: pytest.MonkeyPatch, name: str
) -> None:
    proxied.setenv(name, "intranet.example, 127.0.0.1")
    reach_loopback_directly()
    assert os.environ["no_proxy"] == os.environ["NO_PROXY"]
    assert proxy_bypass_environment("intranet.example")
    assert proxy_bypass_environment("localhost")
    assert not proxy_bypass_environment("shop.example")


@pytest.mark.parametrize("given", ["*", "*,intranet.example", "intranet.example, *"])
def test_an_exception_for_everything_is_one_also_beside_others(
    proxied: pytest.MonkeyPatch, given: str
) -> None:
    proxied.setenv("no_proxy", given)
    reach_loopback_directly()
    assert proxy_bypass_environment("shop.example")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.1.1", "localhost", "[::1]"])
def test_the_libraries_that_others_use_reach_this_machine_directly(
    proxied: pytest.MonkeyPatch, host: str
) -> None:
    assert get_environ_proxies(f"http://{host}:5000")
    reach_loopback_directly()
    assert not get_environ_proxies(f"http://{host}:5000")


def test_mlflows_client_does_so_however_the_program_was_started(
    proxied: pytest.MonkeyPatch,
) -> None:
    uri = "http://127.0.0.1:5000"
    tracking_connection(Settings(tracking=TrackingSettings(uri=uri)))  # as in a task of Airflow
    assert not get_environ_proxies(uri)


def test_without_a_proxy_the_environment_stays_as_it_is(proxied: pytest.MonkeyPatch) -> None:
    proxied.delenv("http_proxy")
    reach_loopback_directly()
    assert os.environ["no_proxy"] == ""
