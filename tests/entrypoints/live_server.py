"""An application behind waitress on a free port, and a client that hides nothing."""

import http.client
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Thread
from typing import Any

from flask import Flask

from entrypoints.server.admission import Admission
from entrypoints.server.main_loop import Drain, Stop, run
from entrypoints.server.server import bind
from entrypoints.settings.sections import ServerSettings

PROBLEM = "application/problem+json"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def content_type(self) -> str:
        return self.headers.get_content_type()

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Client:
    host: str
    port: int

    def request(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        connection = http.client.HTTPConnection(self.host, self.port, timeout=30)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, named)
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Answer:
        return self.request("GET", path, **headers)

    def post(self, path: str, value: object) -> Answer:
        return self.post_raw(path, json.dumps(value).encode())

    def post_raw(
        self, path: str, body: bytes, content_type: str = "application/json", **headers: str
    ) -> Answer:
        return self.request("POST", path, body, Content_Type=content_type, **headers)


@contextmanager
def live(
    app: Flask,
    *,
    threads: int = 4,
    admission: Admission | None = None,
    stop: Stop | None = None,
    grace_seconds: float = 0.0,
    limits: ServerSettings | None = None,
) -> Iterator[Client]:
    server = bind(
        app, host="127.0.0.1", port=0, threads=threads, admission=admission, limits=limits
    )
    stop = stop or Stop()
    thread = Thread(target=run, args=(server, stop, Drain(grace_seconds=grace_seconds)))
    thread.start()
    try:
        yield Client(server.effective_host, int(server.effective_port))
    finally:
        stop.skip_grace = True
        stop.requested.set()
        with suppress(OSError):  # its loop has ended by itself already
            server.pull_trigger()
        thread.join()


def assert_problem(answer: Answer, status: int, *fields: str) -> dict[str, Any]:
    """The answer is a problem document with this status that blames exactly these fields."""
    document: dict[str, Any] = answer.json()
    assert answer.status == status
    assert answer.content_type == PROBLEM
    assert document["status"] == status
    assert document["request_id"] == answer.headers["X-Request-ID"]
    assert [fault["field"] for fault in document.get("errors", [])] == list(fields)
    assert "Traceback" not in answer.body.decode()
    return document
