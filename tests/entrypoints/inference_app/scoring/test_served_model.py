import errno
import os
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from threading import Event

import pytest
from structlog.testing import capture_logs

from domain.errors.promotion import BundleDamaged
from domain.errors.storage import AccessDenied, ResourcesExhausted
from tests.entrypoints.inference_app.conftest import SETTINGS, Service
from tests.entrypoints.live_server import assert_problem
from tests.fakes.served_bundle import FakeScorer, bundle

LAMP = {"title": "Desk Lamp", "description": "Dims in five steps."}
DAMAGED = BundleDamaged("versions/2", "model.onnx", "differs from its digest")
RunService = Callable[..., AbstractContextManager[Service]]


def _version(service: Service) -> object:
    return service.client.post("/predict", LAMP).json()["model_version"]


def test_the_port_answers_while_the_model_loads(service: Service) -> None:
    service.reader.published = bundle()
    service.load.gate.clear()
    service.model.start()

    assert service.client.get("/health").status == 200
    loading = assert_problem(service.client.get("/ready"), 503)
    assert loading["type"] == "urn:creatives:problem:model-loading"
    refused = service.client.post("/predict", LAMP)
    assert_problem(refused, 503)
    assert refused.headers["Retry-After"] == "1"

    service.load.gate.set()
    service.model.stop()  # waits for the look that is under way
    assert service.client.get("/ready").json() == {"status": "ready", "model_version": 1}
    assert service.client.post("/predict", LAMP).status == 200


def test_without_a_model(service: Service) -> None:
    service.model.look()

    missing = assert_problem(service.client.get("/ready"), 503)
    assert missing["type"] == "urn:creatives:problem:no-model"
    assert "retrain.py" in missing["detail"]
    assert_problem(service.client.post("/batch_predict", {"items": [LAMP]}), 503)
    assert service.client.get("/health").status == 200
    assert service.client.get("/info").json() == {"model": None, "last_refused": None}


def test_bad_input_is_told_even_without_a_model(service: Service) -> None:
    assert_problem(service.client.post("/predict", {"title": "Lamp"}), 422, "description")


def test_a_promotion_is_picked_up(service: Service) -> None:
    service.reader.published = bundle(1)
    service.model.look()
    assert _version(service) == 1

    service.reader.published = bundle(2)
    service.model.look()
    assert _version(service) == 2
    assert service.client.get("/info").json()["model"]["run_id"] == "run-2"


def test_a_model_that_fails_on_long_texts_is_refused_and_the_old_one_serves_on(
    service: Service,
) -> None:
    """Its bundle says that it reads more tokens than it has positions for."""
    service.reader.published = bundle(1)
    service.model.look()

    def answer(texts: Sequence[str]) -> list[float]:
        if any(len(text) > 3_000 for text in texts):
            raise IndexError("512 is out of bounds")
        return [0.5] * len(texts)

    service.reader.published = bundle(2)
    service.load.scorer = FakeScorer(answer)
    service.model.look()
    assert _version(service) == 1
    refused = service.client.get("/info").json()["last_refused"]["reason"]
    assert "failed the warm-up (512 is out of bounds)" in refused


def test_a_damaged_bundle_is_refused_and_the_old_one_serves_on(service: Service) -> None:
    service.reader.published = bundle(1)
    service.model.look()
    service.reader.published = DAMAGED
    service.model.look()
    service.model.look()

    assert _version(service) == 1
    assert service.client.get("/ready").status == 200
    info = service.client.get("/info").json()
    assert info["model"]["model_version"] == 1
    assert info["last_refused"] == {"reason": str(DAMAGED), "refused_at": "2026-01-02T03:04:05Z"}
    metrics = service.client.get("/metrics").body.decode()
    assert "creatives_bundles_refused_total 1.0" in metrics.splitlines()  # counted once


def test_a_damaged_first_bundle_is_the_reason_of_not_being_ready(service: Service) -> None:
    service.reader.published = DAMAGED
    service.model.look()
    refused = assert_problem(service.client.get("/ready"), 503)
    assert refused["type"] == "urn:creatives:problem:model-refused"
    assert "differs from its digest" in refused["detail"]

    service.reader.published = bundle(3)
    service.model.look()
    assert service.client.get("/ready").json()["model_version"] == 3


def _raises(_: Sequence[str]) -> list[float]:
    raise RuntimeError("kernel not found")


@pytest.mark.parametrize(
    "answer", [_raises, lambda _: [], lambda _: [float("nan")], lambda _: [1.5]]
)
def test_a_model_that_fails_its_warm_up_is_refused(
    service: Service, answer: Callable[[Sequence[str]], list[float]]
) -> None:
    service.reader.published = bundle()
    service.load.scorer = FakeScorer(answer)
    service.model.look()

    refused = assert_problem(service.client.get("/ready"), 503)
    assert "warm-up" in refused["detail"]
    assert_problem(service.client.post("/predict", LAMP), 503)


def test_a_disk_that_fails_is_asked_again(run_service: RunService) -> None:
    with run_service(stamp=lambda: "unchanged") as service:
        service.reader.published = OSError("input/output error")
        service.model.look()
        assert_problem(service.client.get("/ready"), 503)

        service.reader.published = bundle()
        service.model.look()
        assert service.client.get("/ready").status == 200


def test_the_reader_is_asked_only_when_the_stamp_changes(run_service: RunService) -> None:
    stamps = iter([1, 1, 1, 2])
    with run_service(stamp=lambda: next(stamps)) as service:
        service.reader.published = bundle()
        for _ in range(4):
            service.model.look()

        assert service.reader.asked == 3  # once more when it is loaded
        assert service.load.loaded == ["versions/1"]  # the same bundle is not loaded twice


def test_the_background_looks_again_and_again(run_service: RunService) -> None:
    twice = Event()
    looks = iter([lambda: None, lambda: None, twice.set])

    def stamp() -> object:
        next(looks, twice.set)()
        return object()

    settings = SETTINGS.model_copy(update={"reload_seconds": 0.001})
    with run_service(settings, stamp=stamp) as service:
        service.model.start()
        assert twice.wait(timeout=30)
        service.model.stop()


EXHAUSTED = OSError(errno.EMFILE, os.strerror(errno.EMFILE), "versions/2/model.onnx")


@pytest.mark.parametrize(
    "fault",
    [
        EXHAUSTED,
        ResourcesExhausted("versions/2/model.onnx", "file descriptor"),
        AccessDenied("models", 10_001),
        MemoryError(),
    ],
    ids=lambda fault: type(fault).__name__,
)
def test_what_the_machine_refuses_is_no_refused_bundle(
    run_service: RunService, fault: Exception
) -> None:
    """It is tried again at every look, without a line of the log each time."""
    with run_service(stamp=lambda: "unchanged") as service, capture_logs() as lines:
        service.reader.published = fault
        for _ in range(3):
            service.model.look()
        waiting = assert_problem(service.client.get("/ready"), 503)
        assert waiting["type"] == "urn:creatives:problem:model-loading"
        assert "tried again" in waiting["detail"]
        assert service.client.get("/info").json()["last_refused"] is None
        events = [line["event"] for line in lines if line["event"].startswith("model")]
        assert events == ["model not loaded yet"]

        service.reader.published = bundle(2)
        service.model.look()
        assert service.client.get("/ready").json()["model_version"] == 2


def test_memory_that_is_used_up_while_a_model_warms_up(service: Service) -> None:
    def answer(_: Sequence[str]) -> list[float]:
        raise RuntimeError("std::bad_alloc")

    service.reader.published = bundle()
    service.load.scorer = FakeScorer(answer)
    service.model.look()
    assert service.model.faults.refused is None
    service.load.scorer = FakeScorer()
    service.model.look()
    assert service.client.get("/ready").status == 200
