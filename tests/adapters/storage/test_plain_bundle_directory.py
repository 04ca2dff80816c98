"""PlainBundleDirectory: one bundle in a plain directory, replaced whole or not at all."""

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from adapters.storage.bundle_directory import BundleDirectory
from adapters.storage.plain_bundle_directory import PlainBundleDirectory
from domain.errors.base import InvalidValue
from domain.errors.promotion import BundleDamaged
from domain.errors.storage import StorageFull, StoreBusy
from domain.model.promotion.bundle import Bundle
from tests.fakes.exported import UNSEALED, write_exported
from tests.fakes.failing_disk import fail_at, killed_at


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """With a character that a pattern would read as its own."""
    return tmp_path / "volume" / "best[_]model"


@pytest.fixture
def place(directory: Path) -> PlainBundleDirectory:
    directory.parent.mkdir()
    return PlainBundleDirectory(directory, lock_timeout=0.01)


@pytest.fixture
def sealed(tmp_path: Path) -> Callable[[int], Bundle]:
    """A bundle for a version, each with files of its own."""

    def seal(version: int) -> Bundle:
        location = write_exported(tmp_path / f"candidate {version}", f"content {version}")
        return BundleDirectory(tmp_path / "unused").seal(location, UNSEALED)

    return seal


def publish(place: PlainBundleDirectory, bundle: Bundle, version: int) -> Bundle:
    return place.publish(bundle, replace(bundle.manifest, model_version=version))


def test_a_bundle_lies_there_alone_under_its_version(
    place: PlainBundleDirectory, directory: Path, sealed: Callable[[int], Bundle]
) -> None:
    assert place.served() is None
    for version in (1, 2, 2):
        bundle = sealed(version)
        done = publish(place, bundle, version)
        assert done == place.served() == place.open(str(directory))
        assert done.manifest == replace(bundle.manifest, model_version=version)
        assert not directory.is_symlink()
        assert list(directory.parent.iterdir()) == [directory]
        assert {path.name for path in directory.iterdir()} == {"bundle.json", *done.manifest.files}


def test_a_service_over_the_same_directory_reads_it(
    tmp_path: Path, sealed: Callable[[int], Bundle]
) -> None:
    place = PlainBundleDirectory(tmp_path / "models" / "best_model")
    with place.promotion():
        assert publish(place, sealed(3), 3) == BundleDirectory(tmp_path / "models").served()


@pytest.mark.parametrize("name", ["model.onnx", "bundle.json"])
def test_a_damaged_bundle_is_refused_and_replaced(
    place: PlainBundleDirectory, directory: Path, sealed: Callable[[int], Bundle], name: str
) -> None:
    publish(place, sealed(1), 1)
    (directory / name).write_text("{")
    with pytest.raises(BundleDamaged):
        place.served()
    assert publish(place, sealed(1), 1) == place.served()


def test_a_sealed_bundle_without_a_version_is_not_served(
    place: PlainBundleDirectory, directory: Path, sealed: Callable[[int], Bundle]
) -> None:
    Path(sealed(1).location).rename(directory)
    with pytest.raises(BundleDamaged, match="no model_version"):
        place.served()


def test_what_must_not_be_published_leaves_what_is_there(
    place: PlainBundleDirectory, sealed: Callable[[int], Bundle]
) -> None:
    before, other = publish(place, sealed(1), 1), sealed(2)
    with pytest.raises(InvalidValue, match="model version"):
        place.publish(other, other.manifest)
    with pytest.raises(InvalidValue, match="digests"):
        place.publish(other, replace(before.manifest, model_version=2))
    Path(other.location, "model.onnx").write_text("tampered")
    with pytest.raises(BundleDamaged):
        publish(place, other, 2)
    assert place.served() == before


def _file(directory: Path) -> None:
    directory.write_text("a note")


def _holiday_pictures(directory: Path) -> None:
    directory.mkdir()
    (directory / "beach.jpg").write_text("sand")


@pytest.mark.parametrize("taken", [_file, _holiday_pictures])
def test_what_is_no_bundle_is_never_replaced(
    place: PlainBundleDirectory,
    directory: Path,
    sealed: Callable[[int], Bundle],
    taken: Callable[[Path], None],
) -> None:
    taken(directory)
    with pytest.raises(InvalidValue, match=r"replaceable: with a bundle\.json"):
        publish(place, sealed(1), 1)
    assert directory.is_file() or (directory / "beach.jpg").read_text() == "sand"


def test_a_mounted_directory_cannot_be_renamed_and_says_so(
    place: PlainBundleDirectory, sealed: Callable[[int], Bundle], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "is_mount", lambda _: True)
    with pytest.raises(InvalidValue, match="inside a volume"):
        publish(place, sealed(1), 1)


def test_an_empty_directory_is_taken(
    place: PlainBundleDirectory, directory: Path, sealed: Callable[[int], Bundle]
) -> None:
    directory.mkdir()
    assert publish(place, sealed(1), 1) == place.served()


def test_one_process_at_a_time(place: PlainBundleDirectory) -> None:
    with place.promotion(), pytest.raises(StoreBusy, match="volume"), place.promotion():
        pass


def test_killed_at_any_step_the_old_bundle_the_new_or_none_is_there_and_again_mends_it(
    place: PlainBundleDirectory, directory: Path, sealed: Callable[[int], Bundle]
) -> None:
    found = set()
    for step in count(1):
        old, bundle = publish(place, sealed(1), 1), sealed(2)
        with killed_at(step) as killed:
            publish(place, bundle, 2)
        if not killed:
            break
        there = place.served()
        found.add(there.manifest.model_version if there else None)
        assert there in (None, old) or there == place.open(str(directory))
        assert publish(place, bundle, 2) == place.served()
        assert list(directory.parent.iterdir()) == [directory]
    assert found == {1, 2, None}


def _full() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_on_a_full_disk_what_is_there_stays(
    place: PlainBundleDirectory, sealed: Callable[[int], Bundle]
) -> None:
    before, bundle = publish(place, sealed(1), 1), sealed(2)
    with fail_at(1, _full), pytest.raises(StorageFull):
        publish(place, bundle, 2)
    assert place.served() == before
