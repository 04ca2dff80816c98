from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from threading import Barrier, Lock

from tests.entrypoints.inference_app.conftest import SETTINGS, Service
from tests.fakes.served_bundle import PROBABILITY, FakeScorer, bundle

LAMP = {"title": "Zirconium Lamp", "description": "Dims in five steps."}


def _with_model(service: Service) -> Service:
    service.reader.published = bundle()
    service.model.look()
    return service


def _metrics(service: Service) -> list[str]:
    answer = service.client.get("/metrics")
    assert answer.content_type == "text/plain"
    return answer.body.decode().splitlines()


def test_info_tells_what_is_served(service: Service) -> None:
    assert _with_model(service).client.get("/info").json() == {
        "model": {
            "model_version": 1,
            "run_id": "run-1",
            "dataset_version": 2,
            "dataset_digest": "d" * 64,
            "precision": "int8",
            "label_threshold": 3.5,
            "label": "rating of at least 3.5 stars",
            "accuracy": 0.9,
            "beats_baseline": True,
            "temperature": 1.25,
            "calibration_rows": 40,
            "loaded_at": "2026-01-02T03:04:05Z",
        },
        "last_refused": None,
    }


def test_requests_are_counted_by_route_and_status(service: Service) -> None:
    client = _with_model(service).client
    client.post("/predict", LAMP)
    client.post("/predict", {})
    client.get("/made-up-1")
    client.get("/made-up-2")
    client.request("BREW", "/predict")

    lines = _metrics(service)
    counted = "creatives_http_requests_total"
    assert f'{counted}{{method="POST",route="/predict",status="200"}} 1.0' in lines
    assert f'{counted}{{method="POST",route="/predict",status="422"}} 1.0' in lines
    assert f'{counted}{{method="GET",route="unmatched",status="404"}} 2.0' in lines
    assert f'{counted}{{method="other",route="unmatched",status="405"}} 1.0' in lines
    assert 'creatives_http_request_duration_seconds_count{route="/predict"} 2.0' in lines


def test_predictions_and_their_confidence_are_counted(service: Service) -> None:
    client = _with_model(service).client
    client.post("/batch_predict", {"items": [LAMP, LAMP]})

    lines = _metrics(service)
    assert 'creatives_predictions_total{quality="good"} 2.0' in lines
    assert 'creatives_predictions_total{quality="poor"} 0.0' in lines
    assert f"creatives_prediction_confidence_ratio_sum {2 * PROBABILITY}" in lines
    assert "creatives_inference_duration_seconds_count 2.0" in lines  # with the warm-up


def test_only_the_model_in_use_is_told(service: Service) -> None:
    _with_model(service)
    service.reader.published = bundle(2)
    service.model.look()

    shown = [line for line in _metrics(service) if line.startswith("creatives_model_info{")]
    assert len(shown) == 1
    assert 'version="2"' in shown[0]


def test_applications_do_not_share_metrics(
    run_service: Callable[..., AbstractContextManager[Service]],
) -> None:
    with run_service() as first, run_service() as second:
        first.client.get("/health")
        assert not [line for line in _metrics(second) if 'route="/health"' in line]


def test_inferences_are_bounded_by_sessions(service: Service) -> None:
    lock, both_in = Lock(), Barrier(SETTINGS.sessions)
    inside = most = 0

    def answer(texts: Sequence[str]) -> list[float]:
        nonlocal inside, most
        with lock:
            inside += 1
            most = max(most, inside)
        both_in.wait(timeout=30)  # passes only when as many as allowed are in at once
        with lock:
            inside -= 1
        return [PROBABILITY] * len(texts)

    _with_model(service)
    scorer = FakeScorer()
    service.load.scorer = scorer
    service.reader.published = bundle(2)
    service.model.look()
    scorer.answer = answer

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: service.client.post("/predict", LAMP), range(6)))
    assert [answer.status for answer in answers] == [200] * 6
    assert most == SETTINGS.sessions
