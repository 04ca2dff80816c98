"""Models that change under clients that never pause."""

import http.client
import json
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from threading import Event

from domain.errors.promotion import BundleDamaged
from tests.entrypoints.inference_app.conftest import SETTINGS, Service
from tests.entrypoints.live_server import Client
from tests.fakes.served_bundle import FakeScorer, GatedScorer, bundle

LAMP = {"title": "Desk Lamp", "description": "Dims in five steps."}
BODY = json.dumps(LAMP).encode()
SWAPS, CLIENTS, PATIENCE = 50, 6, 30.0
RunService = Callable[..., AbstractContextManager[Service]]


def _score_of(version: int) -> float:
    return 0.5 + version / 200


def _model(version: int) -> FakeScorer:
    def answer(texts: Sequence[str]) -> list[float]:
        time.sleep(0.001)
        return [_score_of(version)] * len(texts)

    return FakeScorer(answer)


def _publish(service: Service, version: int) -> None:
    service.load.scorer, service.reader.published = _model(version), bundle(version)
    service.model.look()


def _ask_until(stop: Event, client: Client) -> list[tuple[int, int, float]]:
    """Status, version and confidence of every answer on one connection."""
    connection = http.client.HTTPConnection(client.host, client.port, timeout=PATIENCE)
    answers = []
    while not stop.is_set():
        connection.request("POST", "/predict", BODY, {"Content-Type": "application/json"})
        response = connection.getresponse()
        creative = json.loads(response.read())
        version, confidence = creative.get("model_version", 0), creative.get("confidence", 0)
        answers.append((response.status, version, confidence))
    connection.close()
    return answers


def test_fifty_swaps_under_load(run_service: RunService) -> None:
    enough, stop = SETTINGS.model_copy(update={"deadline_seconds": 60.0}), Event()
    with run_service(enough) as service, ThreadPoolExecutor(CLIENTS) as pool:
        _publish(service, 1)
        clients = [pool.submit(_ask_until, stop, service.client) for _ in range(CLIENTS)]
        try:
            for version in range(2, SWAPS + 2):
                service.reader.published = BundleDamaged(f"versions/{version}", "model.onnx", "no")
                service.model.look()
                assert service.client.get("/ready").json()["model_version"] == version - 1
                _publish(service, version)
                assert service.client.post("/predict", LAMP).json()["model_version"] == version
        finally:
            stop.set()
        answered = [client.result(PATIENCE) for client in clients]
        metrics = service.client.get("/metrics").body.decode().splitlines()

    assert f"creatives_model_swaps_total {SWAPS:.1f}" in metrics
    assert f"creatives_bundles_refused_total {SWAPS:.1f}" in metrics
    for answers in answered:
        versions = [version for _, version, _ in answers]
        assert {status for status, _, _ in answers} == {200}
        assert versions == sorted(versions)
        assert len(set(versions)) > 1  # it was there when models changed
        assert all(confidence == _score_of(version) for _, version, confidence in answers)


def test_what_is_in_flight_finishes_on_the_old_model(run_service: RunService) -> None:
    old = GatedScorer()
    with run_service() as service, ThreadPoolExecutor(4) as pool:
        old.gate.set()
        service.load.scorer, service.reader.published = old, bundle(1)
        service.model.look()
        old.wait_until_asked()  # the warm-up
        old.gate.clear()
        batch = {"items": [LAMP] * 3}  # two in work, one still waits
        pending = pool.submit(service.client.post, "/batch_predict", batch)
        for _ in range(SETTINGS.sessions):
            old.wait_until_asked()

        _publish(service, 2)
        assert service.client.get("/ready").json()["model_version"] == 2
        new = pool.submit(service.client.post, "/predict", LAMP)
        old.gate.set()

        creatives = pending.result(PATIENCE).json()["creatives"]
        assert [creative["model_version"] for creative in creatives] == [1] * 3
        assert (
            len(old.asked) == 5
        )  # with the two of the warm-up; none of its texts went to the new one
        assert new.result(PATIENCE).json()["model_version"] == 2
