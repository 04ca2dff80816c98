"""Models that people copy into place, with real tools and file by file, under a running service."""

import itertools
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from adapters.storage.bundle_directory import BundleDirectory
from domain.errors.promotion import BundleDamaged
from entrypoints.inference_app.app import create_app, served_model
from entrypoints.inference_app.scoring import publication
from entrypoints.inference_app.scoring.served_model import ServedModel
from tests.entrypoints.inference_app.conftest import NOW, SETTINGS
from tests.fakes.copywriting import core_copywriter
from tests.fakes.exported import UNSEALED, write_exported
from tests.fakes.served_bundle import FakeLoader

Copy = Callable[[Path, Path], None]


class Place:
    """A directory of models, and bundles elsewhere to copy from."""

    def __init__(self, root: Path) -> None:
        self.models, self._root = root / "models", root
        self.models.mkdir()
        self.served = self.models / "best_model"
        self.store = BundleDirectory(self.models)

    def bundle(self, version: int) -> Path:
        """A promoted bundle in a directory of its own."""
        directory = self._root / f"bundle {version}"
        sealed = self.store.seal(write_exported(directory, f"content {version}"), UNSEALED)
        promoted = replace(sealed.manifest, model_version=version)
        return Path(self.store.seal(str(directory), promoted).location)

    def model(
        self, *, settle_seconds: float = 3600.0, load: FakeLoader | None = None
    ) -> ServedModel:
        app = create_app(
            SETTINGS.model_copy(update={"settle_seconds": settle_seconds}),
            reader=self.store,
            load=load or FakeLoader(),
            clock=lambda: NOW,
            copywriter=core_copywriter(),
            clean=str,
            read_price=lambda *_: None,
            stamp=self.store.stamp,
        )
        return served_model(app)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def version(model: ServedModel) -> int | None:
    return model.current.manifest.model_version if model.current else None


def _run(tool: str, *arguments: object) -> None:
    found = shutil.which(tool)
    if found is None:
        pytest.skip(f"{tool} is not installed")
    subprocess.run([found, *map(str, arguments)], check=True)


def _cp(source: Path, target: Path) -> None:
    _run("cp", "-r", f"{source}/.", target)


def _cp_keeping_times(source: Path, target: Path) -> None:
    _run("cp", "-a", f"{source}/.", target)


def _rsync(source: Path, target: Path) -> None:
    # Files of the same second and size would be taken for the same ones.
    _run("rsync", "--archive", "--ignore-times", "--delete", f"{source}/", target)


def _rsync_in_place(source: Path, target: Path) -> None:
    _run("rsync", "--recursive", "--ignore-times", "--inplace", f"{source}/", target)


def _removed_first(source: Path, target: Path) -> None:
    shutil.rmtree(target)
    shutil.copytree(source, target)


def _renamed(source: Path, target: Path) -> None:
    aside = target.with_name("arriving")
    shutil.copytree(source, aside)
    target.rename(target.with_name("leaving"))
    aside.rename(target)


@pytest.mark.parametrize(
    "copy", [_cp, _cp_keeping_times, _rsync, _rsync_in_place, _removed_first, _renamed]
)
def test_a_plain_directory_is_served_and_its_replacement_too(place: Place, copy: Copy) -> None:
    shutil.copytree(place.bundle(1), place.served)
    model = place.model()
    model.look()
    assert version(model) == 1
    copy(place.bundle(2), place.served)
    model.look()
    assert version(model) == 2
    assert model.faults.refused is None
    assert model.faults.waiting is None


FILES = ("bundle.json", "config.json", "metrics.json", "model.onnx", "tokenizer.json")


@pytest.mark.parametrize("first", FILES)
def test_file_by_file_the_old_model_stays_until_the_last_one(place: Place, first: str) -> None:
    shutil.copytree(place.bundle(1), place.served)
    new, model = place.bundle(2), place.model()
    model.look()
    rest = [name for name in FILES if name != first]
    with capture_logs() as lines:
        for order in itertools.islice(itertools.permutations(rest), 0, None, 5):
            shutil.copytree(place.bundle(1), place.served, dirs_exist_ok=True)
            model.look()
            assert version(model) == 1
            for name in (first, *order):
                assert version(model) == 1
                content = (new / name).read_bytes()
                for part in (content[:7], content):
                    (place.served / name).write_bytes(part)
                    model.look()
                    model.look()
            assert version(model) == 2
    assert model.faults.refused is None
    events = [line["event"] for line in lines]
    assert 2 * events.count("model not loaded yet") == events.count("model loaded") + 1


def test_a_first_model_is_waited_for(place: Place) -> None:
    source, model = place.bundle(1), place.model()
    model.look()
    assert (version(model), model.faults.waiting) == (None, None)
    place.served.mkdir()
    for name in FILES:
        model.look()
        assert model.faults.waiting is not None
        shutil.copyfile(source / name, place.served / name)
    model.look()
    assert version(model) == 1
    assert model.faults.waiting is None


def test_a_store_that_is_copied_with_its_link_first(place: Place) -> None:
    """As rsync does: best_model comes before versions."""
    place.served.symlink_to("versions/1")
    model = place.model()
    model.look()
    assert model.faults.waiting is not None
    shutil.copytree(place.bundle(1), place.models / "versions" / "1")
    model.look()
    assert version(model) == 1


def test_what_stays_half_copied_is_refused_once_and_taken_when_it_is_mended(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(place.bundle(1), place.served)
    model, clock = place.model(settle_seconds=5.0), [1000.0]
    monkeypatch.setattr(publication, "monotonic", lambda: clock[-1])
    model.look()
    new = place.bundle(2)
    shutil.copyfile(new / "bundle.json", place.served / "bundle.json")
    with capture_logs() as lines:
        for now in (1001.0, 1002.0, 1005.9):
            clock.append(now)
            model.look()
            assert model.faults.refused is None
        for now in (1006.0, 1007.0, 2000.0):
            clock.append(now)
            model.look()
    assert [line["event"] for line in lines] == ["model not loaded yet", "model refused"]
    assert model.faults.refused is not None
    assert "has sha256" in model.faults.refused.reason
    assert version(model) == 1
    shutil.copytree(new, place.served, dirs_exist_ok=True)
    model.look()
    assert version(model) == 2
    assert model.faults.refused is None


def test_the_old_bundle_put_back_is_no_refused_one(place: Place) -> None:
    old = place.bundle(1)
    shutil.copytree(old, place.served)
    model = place.model(settle_seconds=0.0)
    model.look()
    (place.served / "model.onnx").unlink()
    model.look()
    assert model.faults.refused is not None
    shutil.copytree(old, place.served, dirs_exist_ok=True)
    model.look()
    assert model.faults.refused is None


@pytest.mark.parametrize("fails", [True, False])
def test_files_that_change_while_they_are_loaded_are_loaded_again(
    place: Place,
    fails: bool,  # noqa: FBT001 - a parameter of pytest
) -> None:
    """The digests were right, the model is the new one and the tokenizer may be the old one."""
    shutil.copytree(place.bundle(1), place.served)
    new, fake = place.bundle(2), FakeLoader()

    class Overtaken(FakeLoader):
        def __call__(self, location: str) -> object:  # type: ignore[override]
            if not fake.loaded:
                shutil.copytree(new, place.served, dirs_exist_ok=True)
            scorer = fake(location)
            if fails and len(fake.loaded) == 1:
                raise BundleDamaged(location, "model.onnx", "cannot be loaded")
            return scorer

    model = place.model(load=Overtaken())
    model.look()
    assert model.current is None
    assert model.faults.waiting is not None
    assert model.faults.refused is None
    model.look()
    assert version(model) == 2
