"""A receiver on 127.0.0.1 that remembers what it got."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from adapters.notices.attempts import Attempts
from tests.fakes.proxy import set_proxies


@dataclass
class Receiver:
    """What it got, and the statuses that it answers; after the last, 204.

    Attributes:
        wait: called before each answer.
    """

    port: int = 0
    statuses: list[int] = field(default_factory=list)
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    wait: Callable[[], object] = lambda: None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/t0ken?key=t0ken"


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    set_proxies(monkeypatch)
    received = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            received.got.append(({k.lower(): v for k, v in self.headers.items()}, body))
            received.wait()
            self.send_response(received.statuses.pop(0) if received.statuses else 204)
            self.send_header("location", "http://127.0.0.1:1/elsewhere")
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        received.port = server.server_port
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield received
        server.shutdown()
        thread.join()


@pytest.fixture
def attempts() -> Attempts:
    return Attempts(total=30, count=3, backoff=1, sleep=lambda _: None)
