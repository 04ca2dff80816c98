"""scripts/fetch_champion.py over a real MLflow, a database and a server, once and as a sidecar."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("mlflow", reason="comes with the extra train")

from structlog.testing import capture_logs

from adapters.storage.bundle_directory import BundleDirectory
from adapters.storage.plain_bundle_directory import PlainBundleDirectory
from entrypoints.bootstrap import training as parts
from entrypoints.retraining.fetching import fetch_champion, follow_champion
from entrypoints.settings.sections import ModelsSettings, TrackingSettings
from entrypoints.settings.settings import Settings
from tests.adapters.tracking.conftest import MLFLOW_WARNINGS
from tests.fakes.exported import UNSEALED, write_exported
from tests.fakes.mlflow_server import free_port, mlflow_server

pytestmark = pytest.mark.filterwarnings(*MLFLOW_WARNINGS)

ROOT = Path(__file__).parents[3]


def settings_in(place: Path, uri: str | None = None) -> Settings:
    return Settings(
        tracking=TrackingSettings(
            uri=uri or f"sqlite:///{place / 'mlflow.db'}", artifact_root=place / "artifacts"
        ),
        models=ModelsSettings(directory=place / "models"),
    )


def promote(settings: Settings, place: Path, key: str) -> int:
    """Register a model and make it the champion, without publishing it anywhere."""
    registry = parts.build_registry(settings)
    with parts.build_tracker(settings).run(key) as run:
        location = write_exported(place / "candidates" / key, key)
    BundleDirectory(place / "unused").seal(location, replace(UNSEALED, run_id=run.run_id))
    model = registry.register(
        run.run_id, accuracy=0.5, dataset_version=1, bundle=location, description="a model"
    )
    registry.promote(model.version)
    return model.version


def version_in(directory: Path) -> int | None:
    served = PlainBundleDirectory(directory).served()
    return served.manifest.model_version if served else None


def command(settings: Settings, *arguments: object) -> "subprocess.Popen[str]":
    """The script, begun."""
    kept = {name: value for name, value in os.environ.items() if "CREATIVES_" not in name}
    own = {
        "PYTHONPATH": str(ROOT),
        "NO_COLOR": "1",
        "MLFLOW_HTTP_REQUEST_MAX_RETRIES": "0",
        "CREATIVES_LOGGING__FORMAT": "json",
        "CREATIVES_TRACKING__URI": settings.tracking.uri,
        "CREATIVES_TRACKING__ARTIFACT_ROOT": str(settings.tracking.artifact_root),
        "CREATIVES_MODELS__DIRECTORY": str(settings.models.directory),
    }
    return subprocess.Popen(
        [sys.executable, str(ROOT / "scripts" / "fetch_champion.py"), *map(str, arguments)],
        env=kept | own,
        cwd=settings.models.directory.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def call(settings: Settings, *arguments: object) -> tuple[int | None, str, str]:
    process = command(settings, *arguments)
    out, said = process.communicate(timeout=120)
    return process.returncode, out, said


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    with mlflow_server(f"sqlite:///{tmp_path / 'of_server.db'}", tmp_path) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.mark.parametrize("over", ["database", "server"])
def test_the_champion_is_fetched_once_and_again_it_is_there(
    tmp_path: Path, request: pytest.FixtureRequest, over: str
) -> None:
    uri = request.getfixturevalue("server") if over == "server" else None
    settings, directory = settings_in(tmp_path, uri), tmp_path / "elsewhere" / "best_model"
    version = promote(settings, tmp_path, "one")
    for fetched, said in ((True, "is now in"), (False, "was already in")):
        code, out, errors = call(settings, directory)
        assert (code, f"Version {version} {said} {directory}." in errors) == (0, True), errors
        told = json.loads(out)
        assert (told["fetched"], told["directory"]) == (fetched, str(directory))
        assert version_in(directory) == told["model_version"] == version
    assert not directory.is_symlink()
    left = {path.name for path in directory.parent.iterdir() if path.is_dir()}
    assert left == {"best_model", ".fetching"}
    assert {path.name for path in (directory.parent / ".fetching").iterdir()} <= {".lock"}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 1, "error: there is no champion yet"),
        (("--watch", "0"), 2, "--watch"),
        (("one", "two"), 2, "two"),
    ],
)
def test_what_cannot_be_done_is_said_and_makes_nothing(
    tmp_path: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    done, out, errors = call(settings_in(tmp_path), *arguments)
    assert (done, out, said in errors) == (code, "", True), errors
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_is_away_is_an_error_of_its_own(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, f"http://127.0.0.1:{free_port()}")
    done, _, errors = call(settings)
    assert (done, errors.startswith("error: MLflow at http://127.0.0.1")) == (1, True), errors


def test_the_served_directory_is_the_default(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    version = promote(settings, tmp_path, "one")
    served = settings.models.directory / "best_model"
    assert fetch_champion(settings, None)["directory"] == str(served)
    assert version_in(served) == version


def test_where_retraining_publishes_the_champion_is_published_as_retraining_does(
    tmp_path: Path,
) -> None:
    settings = settings_in(tmp_path)
    store, served = parts.build_bundles(settings), settings.models.directory / "best_model"
    other = store.seal(write_exported(tmp_path / "other", "other"), UNSEALED)
    store.publish(other, replace(other.manifest, model_version=7))
    version = promote(settings, tmp_path, "one")
    told = fetch_champion(settings, None)
    assert (told["model_version"], told["fetched"]) == (version, True)
    assert served.is_symlink()
    assert served.readlink().parent == Path("versions")
    assert served.resolve() == Path(str(told["directory"]))


def test_a_link_of_a_persons_own_is_followed(tmp_path: Path) -> None:
    settings, link = settings_in(tmp_path), tmp_path / "current"
    version = promote(settings, tmp_path, "one")
    link.symlink_to(tmp_path / "disk" / "model")
    fetch_champion(settings, link)
    assert link.is_symlink()
    assert version_in(tmp_path / "disk" / "model") == version


def test_watching_logs_what_changes_once(tmp_path: Path) -> None:
    settings, directory = settings_in(tmp_path), tmp_path / "elsewhere" / "model"

    def nothing() -> None: ...

    def first() -> None:
        promote(settings, tmp_path, "one")

    def second() -> None:
        promote(settings, tmp_path, "two")

    def damage() -> None:
        (directory / "model.onnx").write_text("{}")

    between = iter([nothing, first, nothing, nothing, second, damage])

    def wait(_: float) -> None:
        next(between, lambda: sys.exit(0))()

    with capture_logs() as logs, pytest.raises(SystemExit):
        follow_champion(settings, directory, seconds=1, wait=wait)
    assert [(line["event"], line.get("model_version")) for line in logs] == [
        ("champion not fetched", None),
        ("champion fetched", 1),
        ("champion fetched", 2),
        ("champion fetched", 2),
    ]
    assert version_in(directory) == 2


def test_a_watch_over_what_is_there_says_so(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    promote(settings, tmp_path, "one")
    fetch_champion(settings, None)
    with capture_logs() as logs, pytest.raises(SystemExit):
        follow_champion(settings, None, seconds=1, wait=lambda _: sys.exit(0))
    assert [line["event"] for line in logs] == ["champion is there"]


def eventually(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 120
    while not happened():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.1)


def test_a_sidecar_outlives_the_tracking_server_and_ends_with_0(tmp_path: Path) -> None:
    port, database = free_port(), f"sqlite:///{tmp_path / 'of_server.db'}"
    settings = settings_in(tmp_path, f"http://127.0.0.1:{port}")
    directory = tmp_path / "elsewhere" / "model"
    sidecar = command(settings, directory, "--watch", "1")
    assert sidecar.stderr is not None
    try:
        assert "champion not fetched" in sidecar.stderr.readline()  # no server yet
        with mlflow_server(database, tmp_path, port=port):
            promote(settings, tmp_path, "one")
            eventually(lambda: version_in(directory) == 1)
        for event in ("champion fetched", "champion not fetched"):  # the server is gone again
            while event not in (line := sidecar.stderr.readline()):
                assert "champion not fetched" in line  # for another reason: no champion yet
        sidecar.send_signal(signal.SIGTERM)
        assert sidecar.wait(60) == 0
        assert version_in(directory) == 1
    finally:
        sidecar.kill()
        out, _ = sidecar.communicate()
    assert out == ""
