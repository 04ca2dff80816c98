"""A small real HTTP server whose answers a test scripts."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from domain.model.catalog.generation import generate_products

Answer = Callable[[BaseHTTPRequestHandler, dict[str, int]], None]


def document(query: dict[str, int]) -> dict[str, Any]:
    seed = query.get("seed", 7)
    return {
        "metadata": {
            "count": query["count"],
            "generated_at": "2026-01-02T03:04:05.678901Z",
            "seed": seed,
            "schema_version": 1,
        },
        "products": [
            {
                "id": product.id,
                "title": product.title,
                "category": product.category,
                "description": product.description,
                "price": float(product.price),
                "rating": product.rating,
                "timestamp": product.timestamp.isoformat(),
            }
            for product in generate_products(count=query["count"], seed=seed)
        ],
    }


def send(
    handler: BaseHTTPRequestHandler,
    body: bytes,
    *,
    status: int = 200,
    headers: dict[str, str] | None = None,
) -> None:
    handler.send_response(status)
    for name, value in ({"Content-Length": str(len(body))} | (headers or {})).items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def serve_products(handler: BaseHTTPRequestHandler, query: dict[str, int]) -> None:
    send(handler, json.dumps(document(query)).encode())


@dataclass
class DataService:
    """Answers with ``script`` first, one entry per request, then as the real service does."""

    url: str = ""
    script: list[Answer] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture
def data_service(monkeypatch: pytest.MonkeyPatch) -> Iterator[DataService]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    service = DataService()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            service.requests.append(self.path)
            parts = urlsplit(self.path)
            query = {name: int(values[0]) for name, values in parse_qs(parts.query).items()}
            answer = service.script.pop(0) if service.script else serve_products
            answer(self, query)

        def log_message(self, *_: object) -> None:
            """Keep the test output quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        service.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield service
        server.shutdown()
        thread.join()
