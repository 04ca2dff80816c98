"""Inference waits as /predict does: a bounded queue, deadlines, and keys before a place in it."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager

import pytest
from pydantic import SecretStr
from structlog.testing import capture_logs

from tests.entrypoints.inference_app.conftest import SETTINGS, Service
from tests.entrypoints.inference_app.open_inference.requests import (
    INFER,
    MODEL,
    assert_refused,
    body,
    elements,
    infer,
    tensor,
)
from tests.entrypoints.live_server import Answer, Client
from tests.fakes.served_bundle import GatedScorer, bundle

RunService = Callable[..., AbstractContextManager[Service]]
PATIENCE = 30.0
ROUTE = "/v2/models/<model>/infer"
KEY = "a-key"


class Held:
    """A service whose model holds what it was asked until its gate opens."""

    def __init__(self, service: Service, scorer: GatedScorer, pool: ThreadPoolExecutor) -> None:
        self.client, self.scorer, self._service, self._pool = service.client, scorer, service, pool

    def send(self, *titles: str, path: str = INFER, **headers: str) -> Future[Answer]:
        content = json.dumps(body(tensor("title", *titles))).encode()
        return self._pool.submit(self.client.post_raw, path, content, **headers)

    def wait_for_depth(self, depth: int) -> None:
        while self._service.model._queue.depth != depth:
            pass


@pytest.fixture
def held(run_service: RunService) -> Callable[..., AbstractContextManager[Held]]:
    @contextmanager
    def run(**settings: object) -> Iterator[Held]:
        small = {"sessions": 1, "queue_items": 2, "max_batch": 2, "deadline_seconds": 60.0}
        scorer = GatedScorer()
        scorer.gate.set()
        with (
            run_service(SETTINGS.model_copy(update=small | settings)) as service,
            ThreadPoolExecutor(8) as pool,
        ):
            service.load.scorer, service.reader.published = scorer, bundle()
            service.model.look()
            scorer.wait_until_asked()  # the warm-up
            scorer.asked.clear()
            scorer.gate.clear()
            scene = Held(service, scorer, pool)
            try:
                yield scene
            finally:
                scorer.gate.set()

    return run


def test_a_full_queue_refuses_says_when_to_come_again_and_is_counted(
    held: Callable[..., AbstractContextManager[Held]],
) -> None:
    with held() as scene, capture_logs() as lines:
        first = scene.send("First")
        scene.scorer.wait_until_asked()
        waiting = [scene.send("Second"), scene.send("Third", path=f"{MODEL}/versions/1/infer")]
        scene.wait_for_depth(2)
        refused = infer(scene.client, tensor("title", "Fourth"))
        versioned = scene.send("Fifth", path=f"{MODEL}/versions/99999/infer").result(PATIENCE)
        scene.scorer.gate.set()
        assert [each.result(PATIENCE).status for each in (first, *waiting)] == [200] * 3
        metrics = scene.client.get("/metrics").body.decode()

    for answer in (refused, versioned):
        assert_refused(answer, 503, "too many texts are waiting")
        assert int(answer.headers["Retry-After"]) >= 1
    routes = [line["route"] for line in lines if line.get("status") == 503]
    assert routes == [ROUTE, "/v2/models/<model>/versions/<version>/infer"]
    assert 'creatives_rejections_total{reason="queue-full"} 2.0' in metrics
    assert f'http_requests_total{{method="POST",route="{ROUTE}",status="503"}} 1.0' in metrics


def test_products_that_find_no_room_are_refused_together(
    held: Callable[..., AbstractContextManager[Held]],
) -> None:
    with held(sessions=2, queue_items=3) as scene:
        first = scene.send("A", "B")
        for _ in range(2):
            scene.scorer.wait_until_asked()  # one on each session
        waiting = scene.send("C", "D")
        scene.wait_for_depth(2)  # in the second thread for inference, which has queued them
        batch = {"items": [{"title": "E", "description": "x"}] * 2}
        assert scene.client.post("/batch_predict", batch).status == 503
        scene.scorer.gate.set()
        assert [each.result(PATIENCE).status for each in (first, waiting)] == [200, 200]
        assert elements(first.result())["label"] == ["good", "good"]


def test_products_behind_a_batch_are_refused_where_the_queue_has_no_room_for_all(
    held: Callable[..., AbstractContextManager[Held]],
) -> None:
    with held() as scene:
        product = {"title": "A", "description": "x"}
        batch = json.dumps({"items": [product, product]}).encode()
        first = scene._pool.submit(scene.client.post_raw, "/batch_predict", batch)
        scene.scorer.wait_until_asked()
        scene.wait_for_depth(1)
        refused = infer(scene.client, tensor("title", "B", "C"))
        assert_refused(refused, 503, "too many texts are waiting")
        assert refused.headers["Retry-After"]
        scene.scorer.gate.set()
        assert first.result(PATIENCE).status == 200


def test_past_its_deadline_a_request_is_told_in_work_and_while_it_waits(
    held: Callable[..., AbstractContextManager[Held]],
) -> None:
    with held() as scene:
        in_work = scene.send("In work", X_Request_Deadline_Ms="60")
        scene.scorer.wait_until_asked()
        waiting = scene.send("Waiting", X_Request_Deadline_Ms="50")
        for late in (in_work, waiting):
            assert_refused(late.result(PATIENCE), 504, "the deadline passed")
        scene.scorer.gate.set()
        after = infer(scene.client, tensor("title", "After"))
        assert after.status == 200
        assert scene.scorer.asked == ["In work.", "After."]


def test_inference_and_predict_do_not_wait_for_one_anothers_threads(
    held: Callable[..., AbstractContextManager[Held]],
) -> None:
    with held(queue_items=8) as scene:
        inference = scene.send("Inference")
        scene.scorer.wait_until_asked()  # its only thread is busy
        product = json.dumps({"title": "Predict", "description": "x"}).encode()
        other = scene._pool.submit(scene.client.post_raw, "/predict", product)
        scene.scorer.wait_until_asked()  # in a thread of its own
        scene.scorer.gate.set()
        assert inference.result(PATIENCE).status == other.result(PATIENCE).status == 200


def test_probes_answer_while_everything_else_is_held(
    held: Callable[..., AbstractContextManager[Held]],
) -> None:
    with held(threads=1, queue_items=8) as scene:
        product = {"title": "A", "description": "x"}
        batch = json.dumps({"items": [product]}).encode()
        waiting = [scene._pool.submit(scene.client.post_raw, "/batch_predict", batch)]
        scene.scorer.wait_until_asked()  # so that the general pool has no thread left
        waiting += [scene.send("B"), scene.send("C")]
        scene.wait_for_depth(1)
        for path in ("/v2/health/live", "/v2/health/ready", f"{MODEL}/ready"):
            assert scene.client.get(path).status == 200
        scene.scorer.gate.set()
        assert [each.result(PATIENCE).status for each in waiting] == [200] * 3


def test_a_stranger_takes_no_place_in_the_queue(
    held: Callable[..., AbstractContextManager[Held]],
) -> None:
    with held(api_keys=[SecretStr(KEY)]) as scene:
        first = scene.send("First", X_API_Key=KEY)
        scene.scorer.wait_until_asked()
        for _ in range(4):
            assert_refused(scene.send("Stranger").result(PATIENCE), 401, "X-API-Key")
        known = scene.send("Known", Authorization=f"Bearer {KEY}")
        scene.wait_for_depth(1)
        scene.scorer.gate.set()
        assert [each.result(PATIENCE).status for each in (first, known)] == [200, 200]


def test_a_request_that_does_not_arrive_has_an_error_of_the_protocol(client: Client) -> None:
    """Answered by the server without the application, which knows its address all the same."""
    answer = client.request("POST", INFER, b"", Transfer_Encoding="gzip")
    assert_refused(answer, 501)
