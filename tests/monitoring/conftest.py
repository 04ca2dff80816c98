"""The real services, Prometheus and Alertmanager, on ports of 127.0.0.1."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

pytest.importorskip("onnx", reason="makes the model: tox -e monitoring, or the extra train")

from tests.fakes.workplace import free_port
from tests.monitoring.scene import Scene
from tests.monitoring.shipped import ROOT, Addresses, copy_to
from tests.monitoring.webhook import webhook

ALERTMANAGERS = ("prometheus-alertmanager", "alertmanager")  # Debian's name, and its own


def tool(*names: str) -> str:
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip(f"{names[0]} is not found: run sh scripts/install_prometheus.sh DIRECTORY")
    return found


@pytest.fixture(scope="session")
def promtool() -> str:
    return tool("promtool")


@pytest.fixture(scope="session")
def amtool() -> str:
    return tool("amtool")


@contextmanager
def _running(place: Path, *command: str, **variables: str) -> Iterator[None]:
    """A process in a directory of its own, with its log there; ended with SIGKILL."""
    place.mkdir(exist_ok=True)
    kept = {name: each for name, each in os.environ.items() if not name.startswith("CREATIVES_")}
    with (place / "log.txt").open("w") as log:
        process = subprocess.Popen(
            command, cwd=place, env={**kept, **variables}, stdout=log, stderr=log
        )
        try:
            yield
        finally:
            process.kill()
            process.wait()


def _service(name: str, place: Path, address: str) -> tuple[tuple[str, ...], dict[str, str]]:
    port = address.partition(":")[2]
    variables = {
        "PYTHONPATH": str(ROOT),
        "CREATIVES_MODELS__DIRECTORY": str(place / "models"),
        "CREATIVES_INFERENCE__SELF_TEST_SECONDS": "1",
    }
    return (sys.executable, "-m", f"entrypoints.{name}", "--port", port), variables


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """All of them, without a model and before any request."""
    place = tmp_path_factory.mktemp("monitoring")
    prometheus, alertmanager = tool("prometheus"), tool(*ALERTMANAGERS)
    with ExitStack() as stack:
        received = stack.enter_context(webhook())
        inference, data, alerting, asked = (f"127.0.0.1:{free_port()}" for _ in range(4))
        copy_to(place, Addresses(inference, data, alerting, received.address))
        for name, address in (("inference_app", inference), ("data_app", data)):
            command, variables = _service(name, place, address)
            stack.enter_context(_running(place / name, *command, **variables))
        stack.enter_context(
            _running(
                place / "alertmanager",
                alertmanager,
                f"--config.file={place / 'alertmanager.yml'}",
                f"--storage.path={place / 'alertmanager'}",
                f"--web.listen-address={alerting}",
                "--cluster.listen-address=",  # alone
            )
        )
        stack.enter_context(
            _running(
                place / "prometheus",
                prometheus,
                f"--config.file={place / 'prometheus.yml'}",
                f"--storage.tsdb.path={place / 'prometheus'}",
                f"--web.listen-address={asked}",
            )
        )
        scene = Scene(
            place,
            prometheus=asked,
            alertmanager=alerting,
            inference=inference,
            webhook=received,
        )
        try:
            scene.wait_until_watched()
        except AssertionError as error:
            for log in sorted(place.glob("*/log.txt")):
                error.add_note(f"{log.parent.name} said:\n{log.read_text()[-2000:]}")
            raise
        yield scene
