"""A small real HTTP proxy: CONNECT, and GET of whole addresses; it alone knows where names lead."""

import select
import socket
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

import pytest

VARIABLES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@dataclass
class Proxy:
    """What it was asked for, and how it answers.

    Attributes:
        port: on 127.0.0.1.
        routes: names, and the local ports that they lead to; it answers 502 for others.
        asked: method and target of every request.
        login: user:password that it asks for.
        status: what it answers instead of asking on.
    """

    port: int = 0
    routes: dict[str, int] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    login: str | None = None
    status: int | None = None

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def refusal(self, authorization: str | None) -> int | None:
        expected = self.login and f"Basic {b64encode(self.login.encode()).decode()}"
        return 407 if expected and authorization != expected else self.status


@contextmanager
def running_proxy() -> Iterator[Proxy]:
    proxy = Proxy()

    class Handler(BaseHTTPRequestHandler):
        def do_CONNECT(self) -> None:
            port = self._port(self.path.rpartition(":")[0])
            if port is not None:
                with socket.create_connection(("127.0.0.1", port)) as upstream:
                    self.send_response(200, "Connection established")
                    self.end_headers()
                    _pass_on(self.connection, upstream)

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            port = self._port(parts.hostname or "")
            if port is not None:
                upstream = HTTPConnection("127.0.0.1", port, timeout=10)
                upstream.request("GET", self.path.partition(parts.netloc)[2])
                answer = upstream.getresponse()
                body = answer.read()
                self.send_response(answer.status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
                upstream.close()

        def _port(self, host: str) -> int | None:
            """None: it was answered already."""
            proxy.asked.append(f"{self.command} {self.path}")
            refusal = proxy.refusal(self.headers["Proxy-Authorization"])
            if refusal or host not in proxy.routes:
                self.send_response(refusal or 502)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return None
            return proxy.routes[host]

        def log_message(self, *_: object) -> None:
            """Keep the test output quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        proxy.port = server.server_port
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield proxy
        finally:
            server.shutdown()
            thread.join()


def set_proxies(monkeypatch: pytest.MonkeyPatch, **variables: str) -> None:
    """Set these variables, and no other of them; all are put back after the test."""
    for name in VARIABLES:
        monkeypatch.setenv(name.upper(), "")
        monkeypatch.delenv(name.upper())
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)


def _pass_on(left: socket.socket, right: socket.socket) -> None:
    """Both ways, until one side ends."""
    other = {left: right, right: left}
    while True:
        for source in select.select([left, right], [], [], 10)[0]:
            data = source.recv(65_536)
            if not data:
                return
            other[source].sendall(data)
