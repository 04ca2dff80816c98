"""``best_model`` where people copied a plain directory, and where file systems have no links."""

import errno
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.storage.bundle_directory import BundleDirectory
from domain.errors.promotion import BundleDamaged
from domain.errors.storage import StorageFailed
from domain.model.promotion.bundle import Bundle
from tests.fakes.exported import UNSEALED, write_exported
from tests.fakes.failing_disk import killed_at
from tests.fakes.poor_file_systems import no_links


def sealed(store: BundleDirectory, directory: Path, version: int) -> Bundle:
    return store.seal(write_exported(directory, f"content {version}"), UNSEALED)


def publish(store: BundleDirectory, bundle: Bundle, version: int) -> Bundle:
    return store.publish(bundle, replace(bundle.manifest, model_version=version))


def served_version(store: BundleDirectory) -> int | None:
    served = store.served()
    return served.manifest.model_version if served else None


def make_plain(models: Path) -> None:
    """What ``docker cp -L``, or a synchronisation without links, leaves."""
    content = (models / "best_model").resolve()
    shutil.copytree(content, models / "copy")
    (models / "best_model").unlink()
    (models / "copy").rename(models / "best_model")


def _damage(models: Path) -> None:
    (models / "best_model" / "model.onnx").unlink()


def _empty(models: Path) -> None:
    shutil.rmtree(models / "best_model")
    (models / "best_model").mkdir()


def _file(models: Path) -> None:
    shutil.rmtree(models / "best_model")
    (models / "best_model").write_text("a link that a synchronisation turned into a file")


PLACES: dict[str, Callable[[Path], None]] = {
    "whole": lambda _: None,
    "half copied": _damage,
    "empty": _empty,
    "file": _file,
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_publishing_replaces_a_plain_directory(
    store: BundleDirectory,
    models: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: str,
    links: bool,  # noqa: FBT001 - a parameter of pytest
) -> None:
    publish(store, sealed(store, tmp_path / "old", 1), 1)
    make_plain(models)
    PLACES[place](models)
    if not links:
        no_links(monkeypatch)
    published = publish(store, sealed(store, tmp_path / "new", 2), 2)
    assert store.served() == published
    assert (models / "best_model").is_symlink() == links
    store.keep_only({1, 2})
    assert {path.name for path in models.iterdir()} == {"best_model", "versions"}
    assert len(list((models / "versions").iterdir())) == 2


def test_the_bundle_that_lies_there_is_left_as_it_is(
    store: BundleDirectory, models: Path, tmp_path: Path
) -> None:
    bundle = sealed(store, tmp_path / "candidate", 1)
    publish(store, bundle, 1)
    make_plain(models)
    assert publish(store, bundle, 1) == store.served()
    assert not (models / "best_model").is_symlink()


@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOTSUP, errno.ENOSYS])
def test_without_links_a_plain_directory_is_served_and_replaced(
    store: BundleDirectory,
    models: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
) -> None:
    no_links(monkeypatch, number)
    for version in (1, 2, 1):  # a rollback, too
        bundle = sealed(store, tmp_path / f"candidate {version}", version)
        assert publish(store, bundle, version) == store.served()
        assert (models / "best_model").is_dir()
    store.keep_only({1})
    assert served_version(store) == 1


def test_a_link_that_may_not_be_made_is_no_reason_to_copy(
    store: BundleDirectory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_links(monkeypatch, errno.EIO)
    with pytest.raises(StorageFailed, match="Input/output error"):
        publish(store, sealed(store, tmp_path / "candidate", 1), 1)


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_killed_anywhere_it_ends_well_when_it_is_run_again(
    models: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    links: bool,  # noqa: FBT001 - a parameter of pytest
) -> None:
    if not links:
        no_links(monkeypatch)
    step, outcomes = 0, set()
    while True:
        step += 1
        store = BundleDirectory(models / str(step))
        publish(store, sealed(store, tmp_path / "old", 1), 1)
        if links:
            make_plain(models / str(step))
        new = sealed(store, tmp_path / "new", 2)
        with killed_at(step) as killed:
            publish(store, new, 2)
        seen = served_version(store)  # None: between two renames
        outcomes.add(seen)
        assert publish(store, new, 2) == store.served()
        store.keep_only({2})
        assert {path.name for path in (models / str(step)).iterdir()} == {"best_model", "versions"}
        assert len(list((models / str(step) / "versions").iterdir())) == 1
        if not killed:
            break
    assert outcomes == {1, None, 2}
    assert step > 10


def test_a_directory_that_is_renamed_while_it_is_read_is_read_again(
    store: BundleDirectory, models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(store, sealed(store, tmp_path / "old", 1), 1)
    make_plain(models)
    new = sealed(store, tmp_path / "new", 2)
    staged = store.stage(new, replace(new.manifest, model_version=2))
    shutil.copytree(staged.location, models / "arriving")
    real, swapped = Path.open, []

    def swap_first(path: Path, mode: str = "r") -> object:
        if path.name == "model.onnx" and not swapped:
            swapped.append(path)
            (models / "best_model").rename(models / "leaving")
            (models / "arriving").rename(models / "best_model")
        return real(path, mode)

    monkeypatch.setattr(Path, "open", swap_first)
    assert served_version(store) == 2
    assert swapped


def test_the_stamp_of_a_plain_directory_changes_with_every_change(
    store: BundleDirectory, models: Path, tmp_path: Path
) -> None:
    publish(store, sealed(store, tmp_path / "old", 1), 1)
    make_plain(models)
    place, stamps = models / "best_model", [store.stamp()]
    file = place / "model.onnx"
    times = (file.stat().st_atime_ns, file.stat().st_mtime_ns)
    file.write_bytes(file.read_bytes()[::-1])
    os.utime(file, ns=times)  # as ``rsync --times`` does
    stamps.append(store.stamp())
    (place / "other").symlink_to("nowhere")
    stamps.append(store.stamp())
    shutil.rmtree(place)
    stamps.append(store.stamp())
    place.symlink_to("versions/nowhere")
    stamps.append(store.stamp())
    place.unlink()
    place.write_text("")
    stamps.append(store.stamp())
    assert all(one != other for i, one in enumerate(stamps) for other in stamps[:i])
    assert store.stamp() == stamps[-1]


def test_a_link_to_nothing_is_a_damage(store: BundleDirectory, models: Path) -> None:
    models.mkdir()
    (models / "best_model").symlink_to("versions/1-000000000000")
    with pytest.raises(BundleDamaged):
        store.served()
