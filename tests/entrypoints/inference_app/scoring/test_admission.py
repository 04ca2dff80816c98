"""Requests that the main loop answers itself: rejected ones, and those whose deadline passed."""

import http.client
import json
import socket
import struct
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from threading import Thread
from typing import Self

import pytest
from structlog.testing import capture_logs

from tests.entrypoints.inference_app.conftest import SETTINGS, Service
from tests.entrypoints.live_server import assert_problem
from tests.fakes.served_bundle import GatedScorer, bundle

LAMP = json.dumps({"title": "Desk Lamp", "description": "Dims in five steps."}).encode()
PAGE = "https://shop.example.com"
PATIENCE = 30.0
RunService = Callable[..., AbstractContextManager[Service]]


class Full:
    """One request in work, held by the model, and one in the queue: it has no room for another."""

    def __init__(self, service: Service, scorer: GatedScorer) -> None:
        self.client, self.scorer, self._service = service.client, scorer, service
        self._held = [
            Thread(target=service.client.post_raw, args=("/predict", LAMP)) for _ in range(2)
        ]

    def __enter__(self) -> Self:
        self.scorer.gate.clear()
        self._held[0].start()
        self.scorer.wait_until_asked()
        self._held[1].start()
        while self._service.model._queue.depth < 1:
            pass
        return self

    def __exit__(self, *_: object) -> None:
        self.scorer.gate.set()
        for thread in self._held:
            thread.join(PATIENCE)


@pytest.fixture
def full(run_service: RunService) -> Callable[..., AbstractContextManager[Full]]:
    @contextmanager
    def run(**settings: object) -> Iterator[Full]:
        small = {"sessions": 1, "queue_items": 1, "max_batch": 1, "deadline_seconds": 60.0}
        scorer = GatedScorer()
        scorer.gate.set()
        with run_service(SETTINGS.model_copy(update=small | settings)) as service:
            service.load.scorer, service.reader.published = scorer, bundle()
            service.model.look()
            scorer.wait_until_asked()  # the warm-up
            with Full(service, scorer) as scene:
                yield scene

    return run


def test_a_rejection_is_logged_and_counted_as_any_answer(
    full: Callable[..., AbstractContextManager[Full]],
) -> None:
    with full() as scene, capture_logs() as lines:
        refused = scene.client.post_raw("/predict", LAMP, X_Request_ID="mine-7")
        metrics = scene.client.get("/metrics").body.decode()

    assert assert_problem(refused, 503)["request_id"] == "mine-7"
    [line] = [line for line in lines if line.get("status") == 503]
    assert (line["method"], line["route"], line["request_id"]) == ("POST", "/predict", "mine-7")
    assert 'http_requests_total{method="POST",route="/predict",status="503"} 1.0' in metrics
    assert 'creatives_rejections_total{reason="queue-full"} 1.0' in metrics


def test_a_rejection_has_the_headers_of_every_answer(
    full: Callable[..., AbstractContextManager[Full]],
) -> None:
    with full(cors_origins=[PAGE]) as scene:
        refused = scene.client.post_raw("/predict", LAMP, Origin=PAGE)
    assert refused.status == 503
    assert refused.headers["X-Content-Type-Options"] == "nosniff"
    assert refused.headers["Access-Control-Allow-Origin"] == PAGE
    assert refused.headers["Vary"] == "Origin"


def test_the_connection_of_a_rejected_request_stays_open(
    full: Callable[..., AbstractContextManager[Full]],
) -> None:
    with full() as scene:
        client = scene.client
        connection = http.client.HTTPConnection(client.host, client.port, timeout=PATIENCE)
        statuses = []
        for _ in range(2):
            connection.request("POST", "/predict", LAMP, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            statuses.append(answer.status)
            assert answer.read()
            assert answer.headers["Connection"] is None
            scene.scorer.gate.set()
        connection.close()
    assert statuses == [503, 200]


def test_requests_sent_at_once_on_one_connection_are_answered_in_turn(
    full: Callable[..., AbstractContextManager[Full]],
) -> None:
    head = f"POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: {len(LAMP)}\r\n"
    request = f"{head}Content-Type: application/json\r\n".encode()
    with full() as scene:
        address = (scene.client.host, scene.client.port)
        with socket.create_connection(address, timeout=PATIENCE) as connection:
            last = request + b"Connection: close\r\n\r\n" + LAMP
            connection.sendall((request + b"\r\n" + LAMP) * 2 + last)
            answers = connection.makefile("rb").read().decode()
    assert answers.count("HTTP/1.1 503 ") == 3


def test_a_malformed_deadline_is_rejected_before_its_turn(
    full: Callable[..., AbstractContextManager[Full]],
) -> None:
    with full() as scene:
        soon = scene.client.post_raw("/predict", LAMP, X_Request_Deadline_Ms="soon")
        assert_problem(soon, 422, "X-Request-Deadline-Ms")


def test_a_request_held_by_the_model_is_answered_at_its_deadline_and_logged_once(
    run_service: RunService,
) -> None:
    scorer = GatedScorer()
    scorer.gate.set()
    with run_service(SETTINGS.model_copy(update={"sessions": 1})) as service:
        service.load.scorer, service.reader.published = scorer, bundle()
        service.model.look()
        scorer.gate.clear()
        with capture_logs() as lines:
            late = service.client.post_raw(
                "/predict", LAMP, X_Request_ID="late-1", X_Request_Deadline_Ms="50"
            )
            assert not scorer.gate.is_set()  # the model holds it still
            scorer.gate.set()
            after = service.client.post_raw("/predict", LAMP)
        metrics = service.client.get("/metrics").body.decode()

    assert assert_problem(late, 504)["request_id"] == "late-1"
    assert late.headers["Connection"] == "close"
    assert after.status == 200
    assert [line["status"] for line in lines if line["event"] == "request"] == [504, 200]
    assert 'creatives_rejections_total{reason="deadline-passed"} 1.0' in metrics


def test_a_client_that_leaves_before_its_deadline_disturbs_no_other(
    full: Callable[..., AbstractContextManager[Full]],
) -> None:
    head = f"POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: {len(LAMP)}\r\n"
    request = f"{head}Content-Type: application/json\r\nX-Request-Deadline-Ms: 60\r\n\r\n"
    with full(queue_items=8) as scene:
        for _ in range(3):
            with socket.create_connection((scene.client.host, scene.client.port)) as leaver:
                leaver.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                leaver.sendall(request.encode() + LAMP)
        late = scene.client.post_raw("/predict", LAMP, X_Request_Deadline_Ms="120")
        assert_problem(late, 504)  # so theirs have passed too
        assert scene.client.get("/health").status == 200


def test_a_batch_is_rejected_before_its_body_is_read(
    full: Callable[..., AbstractContextManager[Full]],
) -> None:
    with full() as scene:
        assert_problem(scene.client.post_raw("/batch_predict", b"{no json"), 503)


def test_a_request_during_the_pause_is_still_answered_when_the_service_stops(
    full: Callable[..., AbstractContextManager[Full]],
) -> None:
    with full() as scene:
        client = scene.client
        connection = http.client.HTTPConnection(client.host, client.port, timeout=PATIENCE)
        connection.request("POST", "/predict", LAMP, {"Content-Type": "application/json"})
        assert connection.getresponse().read()
        connection.request("POST", "/predict", LAMP, {"Content-Type": "application/json"})
    # the service drains here; the connection is still open
    assert connection.getresponse().status in {200, 503}
    connection.close()
