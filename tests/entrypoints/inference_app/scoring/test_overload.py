"""What clients hear when more is asked than can be done in time."""

import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager

import pytest

from tests.entrypoints.inference_app.conftest import SETTINGS, Service
from tests.entrypoints.live_server import Answer, assert_problem
from tests.fakes.served_bundle import GatedScorer, bundle

LAMP = {"title": "Desk Lamp", "description": "Dims in five steps."}
SMALL = {"sessions": 1, "queue_items": 4, "max_batch": 4, "deadline_seconds": 60.0}
PATIENCE = 30.0
RunService = Callable[..., AbstractContextManager[Service]]
Overloaded = Callable[..., AbstractContextManager["Busy"]]


class Busy:
    """A service whose only session is held at its first text, and clients in the background."""

    def __init__(self, service: Service, scorer: GatedScorer, pool: ThreadPoolExecutor) -> None:
        self.client, self.scorer, self._service, self._pool = service.client, scorer, service, pool

    def send(self, title: str, **headers: str) -> Future[Answer]:
        body = json.dumps(LAMP | {"title": title}).encode()
        return self._pool.submit(self.client.post_raw, "/predict", body, **headers)

    def send_batch(self, items: int) -> Answer:
        return self.client.post("/batch_predict", {"items": [LAMP] * items})

    def depth(self) -> int:
        return self._service.model._queue.depth

    def wait_for_depth(self, depth: int) -> None:
        until = time.monotonic() + PATIENCE
        while self.depth() != depth:
            assert time.monotonic() < until, f"{self.depth()} texts wait, not {depth}"
            time.sleep(0.001)

    def metrics(self) -> list[str]:
        return self.client.get("/metrics").body.decode().splitlines()


@pytest.fixture
def overloaded(run_service: RunService) -> Overloaded:
    @contextmanager
    def run(**settings: object) -> Iterator[Busy]:
        scorer, scene = GatedScorer(), SETTINGS.model_copy(update=SMALL | settings)
        with run_service(scene) as service, ThreadPoolExecutor(32) as pool:
            scorer.gate.set()
            service.load.scorer = scorer
            service.reader.published = bundle()
            service.model.look()
            scorer.wait_until_asked()  # the warm-up
            scorer.asked.clear()
            scorer.gate.clear()
            busy = Busy(service, scorer, pool)
            first = busy.send("First")
            scorer.wait_until_asked()
            try:
                yield busy
            finally:
                scorer.gate.set()
                first.result(PATIENCE)

    return run


def test_a_full_queue_refuses_and_says_when_to_come_again(overloaded: Overloaded) -> None:
    with overloaded() as busy:
        waiting = [busy.send(f"Lamp {number}") for number in range(4)]
        busy.wait_for_depth(4)
        refused = busy.client.post("/predict", LAMP)

        assert assert_problem(refused, 503)["type"] == "urn:creatives:problem:queue-full"
        assert refused.headers["Retry-After"].isdigit()
        assert int(refused.headers["Retry-After"]) >= 1
        assert 'creatives_rejections_total{reason="queue-full"} 1.0' in busy.metrics()
        assert "creatives_queue_items 4.0" in busy.metrics()

        busy.scorer.gate.set()
        assert [answer.result(PATIENCE).status for answer in waiting] == [200] * 4
        assert busy.client.post("/predict", LAMP).status == 200


def test_batches_count_by_their_items(overloaded: Overloaded) -> None:
    with overloaded() as busy:
        waiting = busy.send("Lamp")
        busy.wait_for_depth(1)
        assert_problem(busy.send_batch(4), 503)
        assert busy.depth() == 1  # nothing of it was queued

        busy.scorer.gate.set()
        waiting.result(PATIENCE)
        assert busy.send_batch(4).status == 200


def test_past_its_deadline_a_request_is_told_and_its_text_dropped(overloaded: Overloaded) -> None:
    with overloaded() as busy:
        late = busy.send("Late Lamp", X_Request_Deadline_Ms="50").result(PATIENCE)
        assert assert_problem(late, 504)["type"] == "urn:creatives:problem:deadline-passed"
        assert 'creatives_rejections_total{reason="deadline-passed"} 1.0' in busy.metrics()

        busy.scorer.gate.set()
        assert busy.send("Next Lamp").result(PATIENCE).status == 200
        assert [asked.split(".")[0] for asked in busy.scorer.asked] == ["First", "Next Lamp"]


def test_the_deadline_covers_what_is_in_work(run_service: RunService) -> None:
    scorer = GatedScorer()
    with run_service() as service:
        service.load.scorer, service.reader.published = scorer, bundle()
        scorer.gate.set()
        service.model.look()
        scorer.gate.clear()
        body = json.dumps(LAMP).encode()
        late = service.client.post_raw("/predict", body, X_Request_Deadline_Ms="50")
        assert_problem(late, 504)
        scorer.gate.set()


@pytest.mark.parametrize("given", ["", "0", "-1", "1.5", "soon", "1e3", "86400001", "٥"])
def test_a_malformed_deadline_is_refused(overloaded: Overloaded, given: str) -> None:
    with overloaded() as busy:
        raw = given.encode().decode("latin-1")
        answer = busy.send("Lamp", X_Request_Deadline_Ms=raw).result(PATIENCE)
        assert_problem(answer, 422, "X-Request-Deadline-Ms")


def test_the_setting_caps_the_header(overloaded: Overloaded) -> None:
    with overloaded(deadline_seconds=0.05) as busy:
        patient = busy.send("Lamp", X_Request_Deadline_Ms="86400000")
        assert_problem(patient.result(PATIENCE), 504)


def test_a_sane_deadline_changes_nothing(overloaded: Overloaded) -> None:
    with overloaded() as busy:
        busy.scorer.gate.set()
        answer = busy.send("Lamp", X_Request_Deadline_Ms="30000")
        assert answer.result(PATIENCE).status == 200


def test_probes_answer_while_everything_else_is_held(overloaded: Overloaded) -> None:
    with overloaded(threads=2) as busy:
        held = [busy.send(f"Lamp {number}") for number in range(3)]
        busy.wait_for_depth(3)  # one is in work, none of these has a thread

        for path in ("/health", "/ready", "/metrics", "/info"):
            assert busy.client.get(path).status == 200
        assert not any(answer.done() for answer in held)
        busy.scorer.gate.set()
        assert [answer.result(PATIENCE).status for answer in held] == [200] * 3
