"""Receives what Alertmanager sends to operators."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import groupby
from threading import Thread
from typing import Any


class Webhook:
    """Keeps every alert that arrived, in order."""

    def __init__(self) -> None:
        self.alerts: list[dict[str, Any]] = []
        self.address = ""

    def statuses(self, name: str) -> list[str]:
        """Firing or resolved, of one alert, without repetitions."""
        told = (each["status"] for each in self.alerts if each["labels"]["alertname"] == name)
        return [status for status, _ in groupby(told)]


@contextmanager
def webhook() -> Iterator[Webhook]:
    received = Webhook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            received.alerts += json.loads(body)["alerts"]
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    received.address = f"127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield received
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
