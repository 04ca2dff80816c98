"""What alerts ask: is a model in use, is it well, was what is published loaded, how old is it."""

from collections.abc import Sequence
from datetime import datetime

from prometheus_client.parser import text_string_to_metric_families

from domain.errors.promotion import BundleDamaged
from tests.entrypoints.inference_app.conftest import SETTINGS, Service
from tests.fakes.served_bundle import FakeScorer, bundle

CREATED = datetime.fromisoformat(bundle().manifest.created_at).timestamp()


def _state(service: Service) -> dict[str, float]:
    exposition = service.client.get("/metrics").body.decode()
    families = text_string_to_metric_families(exposition)
    values = {each.name: each.value for family in families for each in family.samples}
    names = ("ready", "last_load_successful", "model_created_timestamp_seconds")
    return {name: values[f"creatives_{name}"] for name in names}


def _expected(*, ready: bool, loaded: bool, created: float) -> dict[str, float]:
    return {
        "ready": ready,
        "last_load_successful": loaded,
        "model_created_timestamp_seconds": created,
    }


def _look(service: Service, version: int | None, *, damaged: bool = False) -> None:
    found = None if version is None else bundle(version)
    service.reader.published = BundleDamaged("a", "b", "c") if damaged else found
    service.model.look()


def test_a_service_without_a_model_is_not_ready_and_has_refused_none(service: Service) -> None:
    _look(service, None)
    assert _state(service) == _expected(ready=False, loaded=True, created=0)


def test_a_refusal_lasts_until_something_else_is_published(service: Service) -> None:
    _look(service, 1)
    assert _state(service) == _expected(ready=True, loaded=True, created=CREATED)
    _look(service, 2, damaged=True)
    assert _state(service) == _expected(ready=True, loaded=False, created=CREATED)
    _look(service, 1)  # back to what is in use
    assert _state(service) == _expected(ready=True, loaded=True, created=CREATED)


def test_a_first_bundle_that_is_refused_is_seen(service: Service) -> None:
    _look(service, 1, damaged=True)
    assert _state(service) == _expected(ready=False, loaded=False, created=0)


def test_a_model_that_fails_its_self_test_is_not_ready(service: Service) -> None:
    def fail(_: Sequence[str]) -> list[float]:
        raise RuntimeError("kernel is gone")

    scorer = FakeScorer()
    service.load.scorer = scorer
    _look(service, 1)
    scorer.answer = fail
    service.model.test()
    assert _state(service) == _expected(ready=False, loaded=True, created=CREATED)


def test_the_queue_tells_how_much_it_holds_and_the_process_its_memory(service: Service) -> None:
    lines = service.client.get("/metrics").body.decode().splitlines()
    assert f"creatives_queue_capacity_items {SETTINGS.queue_items:.1f}" in lines
    assert any(line.startswith("process_resident_memory_bytes ") for line in lines)
