"""A model that was well when it was loaded and is not any more."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager

import pytest

from entrypoints.inference_app.scoring import served_model
from tests.entrypoints.inference_app.conftest import SETTINGS, Service
from tests.entrypoints.live_server import assert_problem
from tests.fakes.served_bundle import PROBABILITY, FakeScorer, GatedScorer, bundle

LAMP = {"title": "Desk Lamp", "description": "Dims in five steps."}


def _raises(_: Sequence[str]) -> list[float]:
    raise RuntimeError("kernel is gone")


def _exits(_: Sequence[str]) -> list[float]:
    raise SystemExit


@pytest.fixture
def scorer() -> FakeScorer:
    return FakeScorer()


@pytest.fixture
def well(
    run_service: Callable[..., AbstractContextManager[Service]], scorer: FakeScorer
) -> Iterator[Service]:
    """A model in use, asked for itself unless a request had an answer within an hour."""
    with run_service(SETTINGS.model_copy(update={"self_test_seconds": 3600.0})) as service:
        service.load.scorer, service.reader.published = scorer, bundle()
        service.model.look()
        yield service


@pytest.mark.parametrize("answer", [_raises, _exits, lambda _: [float("nan")], lambda _: []])
def test_a_model_that_fell_ill_is_not_ready_until_it_is_well(
    well: Service, scorer: FakeScorer, answer: Callable[[Sequence[str]], list[float]]
) -> None:
    scorer.answer = answer
    assert_problem(well.client.post("/predict", LAMP), 500)  # nor is that a success
    well.model.test()

    sick = assert_problem(well.client.get("/ready"), 503)
    assert sick["type"] == "urn:creatives:problem:model-sick"
    assert_problem(well.client.post("/predict", LAMP), 500)
    assert well.client.get("/health").status == 200

    scorer.answer = FakeScorer().answer
    well.model.test()
    assert well.client.get("/ready").status == 200
    assert well.client.post("/predict", LAMP).json()["confidence"] == PROBABILITY


def test_a_model_that_answers_requests_is_not_asked_beside_them(
    well: Service, scorer: FakeScorer
) -> None:
    assert well.client.post("/predict", LAMP).status == 200
    scorer.answer = _raises
    well.model.test()
    assert well.client.get("/ready").status == 200


def test_a_promotion_cures(well: Service, scorer: FakeScorer) -> None:
    scorer.answer = _raises
    well.model.test()
    well.load.scorer, well.reader.published = FakeScorer(), bundle(2)
    well.model.look()
    assert well.client.get("/ready").json()["model_version"] == 2


def test_a_model_that_hangs_is_not_ready(
    well: Service, scorer: FakeScorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(served_model, "_SELF_TEST_LIMIT_SECONDS", 0.05)
    hanging = GatedScorer()
    scorer.answer = hanging.answer
    well.model.test()

    sick = assert_problem(well.client.get("/ready"), 503)
    assert "no answer within 0.05 s" in sick["detail"]
    body = json.dumps(LAMP).encode()
    assert_problem(well.client.post_raw("/predict", body, X_Request_Deadline_Ms="50"), 504)
    hanging.gate.set()
    well.model.test()
    assert well.client.get("/ready").status == 200


def test_the_background_tests_too(
    run_service: Callable[..., AbstractContextManager[Service]], scorer: FakeScorer
) -> None:
    asked = GatedScorer()
    asked.gate.set()
    scorer.answer = asked.answer
    often = {"self_test_seconds": 1e-6, "reload_seconds": 0.001}
    with run_service(SETTINGS.model_copy(update=often)) as service:
        service.load.scorer, service.reader.published = scorer, bundle()
        service.model.start()
        for _ in range(3):  # the warm-up, and two tests
            asked.wait_until_asked()
        service.model.stop()
