"""The real inference process while bundles come and go, and when it is told to stop."""

import json
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from adapters.storage.bundle_files import seal_directory
from adapters.storage.bundle_manifest import read_manifest
from domain.errors.promotion import BundleDamaged
from tests.e2e.conftest import free_port
from tests.e2e.load import Load
from tests.e2e.service import Service, eventually

SWAPS = 10
CLIENTS = 4


@pytest.fixture
def service(
    two_cycles: str, environment: dict[str, str], workplace: Path, tmp_path: Path
) -> Iterator[Service]:
    assert two_cycles
    champion = (workplace / "models" / "best_model").resolve()
    started = Service(environment, tmp_path, champion=champion, port=free_port())
    try:
        started.wait_until_ready()
        yield started
    finally:
        started.process.kill()
        started.process.wait()


def _reseal(bundle: Path) -> None:
    """Give what lies there the right digests."""
    with suppress(BundleDamaged):  # of what the files say, once the digests are written
        seal_directory(bundle, read_manifest(bundle))


def _missing(bundle: Path) -> None:
    (bundle / "tokenizer.json").unlink()


def _truncated(bundle: Path) -> None:
    model = bundle / "model.onnx"
    model.write_bytes(model.read_bytes()[:-1000])


def _wrong_digest(bundle: Path) -> None:
    with (bundle / "metrics.json").open("a") as metrics:
        metrics.write("\n")


def _wrong_schema(bundle: Path) -> None:
    manifest = bundle / "bundle.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "schema_version": 999}))


def _not_onnx(bundle: Path) -> None:
    (bundle / "model.onnx").write_bytes(b"this is no graph" * 1000)
    _reseal(bundle)


def _not_json(bundle: Path) -> None:
    (bundle / "config.json").write_text("{")
    _reseal(bundle)


DAMAGES: dict[Callable[[Path], None], str] = {
    _missing: "tokenizer.json",
    _truncated: "model.onnx",
    _wrong_digest: "metrics.json",
    _wrong_schema: "bundle.json",
    _not_onnx: "model.onnx",
    _not_json: "config.json",
}


def test_damaged_bundles_are_refused_and_good_ones_taken(service: Service) -> None:
    for number, (damage, file) in enumerate(DAMAGES.items(), start=1):
        before = service.answering_version()
        service.publish_damaged(damage)
        eventually(lambda number=number: service.refused == number)
        assert file in service.info()["last_refused"]["reason"]
        assert service.log.count('"model refused"') == number
        assert service.answering_version() == before
        newest = service.publish_next()
        eventually(lambda newest=newest: service.answering_version() == newest)
    assert service.refused == len(DAMAGES)


def test_swaps_under_load_fail_no_request_and_leave_no_memory_behind(service: Service) -> None:
    with Load(service.port, clients=CLIENTS) as load:
        eventually(lambda: load.answered > 100)
        before = service.resident_megabytes
        for _ in range(SWAPS):
            newest, answered = service.publish_next(), load.answered
            eventually(lambda newest=newest: service.info()["model"]["model_version"] == newest)
            eventually(lambda answered=answered: load.answered > answered + CLIENTS)
        # Less than a loaded model, which takes more than its file, and one per session.
        slack = 2 * (service.good / "model.onnx").stat().st_size / 2**20
        eventually(lambda: service.resident_megabytes < before + slack)
    assert set(load.statuses) == {200}
    assert load.cut_off == 0


@pytest.mark.parametrize("keep_alive", [True, False])
def test_a_stop_under_load_cuts_no_request_off(service: Service, *, keep_alive: bool) -> None:
    with Load(service.port, clients=4 * CLIENTS, keep_alive=keep_alive) as load:
        eventually(lambda: load.answered > 100)
        service.process.send_signal(signal.SIGTERM)
        code = service.process.wait(60)
    assert code == 0
    assert set(load.statuses) == {200}
    assert load.cut_off == 0


@pytest.mark.parametrize("seconds", [0.0, 0.2])
def test_a_stop_while_the_model_loads_is_no_crash(
    environment: dict[str, str], service: Service, tmp_path: Path, seconds: float
) -> None:
    own = {**environment, "CREATIVES_INFERENCE__DRAIN_GRACE_SECONDS": "0"}
    loading = Service(own, tmp_path / "loading", champion=service.good, port=free_port())
    try:
        eventually(lambda: "listening on" in loading.log)
        time.sleep(seconds)
        loading.process.send_signal(signal.SIGTERM)
        assert loading.process.wait(60) == 0
    finally:
        loading.process.kill()
