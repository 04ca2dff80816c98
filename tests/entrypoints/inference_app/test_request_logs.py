from collections.abc import Sequence

from structlog.testing import capture_logs

from tests.entrypoints.inference_app.conftest import Service
from tests.entrypoints.live_server import assert_problem
from tests.fakes.served_bundle import FakeScorer, bundle

LAMP = {"title": "Zirconium Lamp", "description": "Dims in five steps."}


def _with_model(service: Service) -> None:
    service.reader.published = bundle()
    service.model.look()


def test_a_bug_is_logged_and_told_without_a_trace(service: Service) -> None:
    scorer = FakeScorer()
    service.load.scorer = scorer
    _with_model(service)

    def broken(_: Sequence[str]) -> list[float]:
        raise RuntimeError("session is gone")

    scorer.answer = broken
    with capture_logs() as lines:
        answer = service.client.post("/predict", LAMP)
    assert_problem(answer, 500)
    assert b"session is gone" not in answer.body
    [failure] = [line for line in lines if line["event"] == "request failed"]
    assert str(failure["exc_info"]) == "session is gone"


def test_one_log_line_per_request_without_product_text(service: Service) -> None:
    _with_model(service)
    with capture_logs() as lines:
        service.client.post("/predict", LAMP)
        service.client.post("/predict", LAMP | {"Zirconium": 1})
        service.client.get("/Zirconium?title=Zirconium")

    requests = [line for line in lines if line["event"] == "request"]
    routes = [(line["method"], line["route"], line["status"]) for line in requests]
    assert routes == [
        ("POST", "/predict", 200),
        ("POST", "/predict", 422),
        ("GET", "unmatched", 404),
    ]
    assert "Zirconium" not in str(lines)
