"""BundleDirectory when processes are killed, disks fill up and readers read all the time."""

import errno
import os
import shutil
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.storage.bundle_directory import BundleDirectory
from domain.errors.storage import StorageFull
from domain.model.promotion.bundle import Bundle
from tests.fakes.exported import UNSEALED, write_exported

REPOSITORY = Path(__file__).parents[3]


class Killed(BaseException):
    """Stands for a process that ends here."""


def publish(store: BundleDirectory, directory: Path, version: int) -> Bundle:
    sealed = store.seal(write_exported(directory, f"content {version}"), UNSEALED)
    return store.publish(sealed, replace(sealed.manifest, model_version=version))


@pytest.mark.parametrize("step", range(1, 4))
@pytest.mark.parametrize("first", [True, False], ids=["first publish", "later publish"])
def test_killed_between_steps_the_old_bundle_or_the_new_is_served(
    store: BundleDirectory,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: int,
    first: bool,  # noqa: FBT001 - a parameter of pytest
) -> None:
    old = None if first else publish(store, tmp_path / "old", 1)
    sealed = store.seal(write_exported(tmp_path / "new", "new"), UNSEALED)
    manifest = replace(sealed.manifest, model_version=2)
    calls, real = [], os.replace

    def killing(source: Path, target: Path) -> None:
        calls.append(source)
        if len(calls) == step:
            raise Killed
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", killing)
        with pytest.raises(Killed):
            store.publish(sealed, manifest)
    assert store.served() == old
    new = store.publish(sealed, manifest)
    assert store.served() == new
    store.keep_only({2})
    assert [path.name for path in (tmp_path / "models" / "versions").iterdir()] == [
        Path(new.location).name
    ]


DIE_AT = """
import os, sys
from dataclasses import replace
from pathlib import Path
from adapters.storage.bundle_directory import BundleDirectory

models, candidate, step, after = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4] == "after"
calls, real = [], os.replace

def dying(source, target):
    calls.append(source)
    if len(calls) == step and not after:
        os._exit(9)
    real(source, target)
    if len(calls) == step:
        os._exit(9)

os.replace = dying
store = BundleDirectory(Path(models))
sealed = store.open(candidate)
store.publish(sealed, replace(sealed.manifest, model_version=2))
"""


@pytest.mark.parametrize("step", range(1, 4))
@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_process_that_dies_leaves_the_old_or_the_new_and_nothing_for_long(
    store: BundleDirectory, models: Path, tmp_path: Path, step: int, moment: str
) -> None:
    old = publish(store, tmp_path / "old", 1)
    sealed = store.seal(write_exported(tmp_path / "new", "new"), UNSEALED)
    command = [sys.executable, "-c", DIE_AT, str(models), sealed.location, str(step), moment]
    died = subprocess.run(command, cwd=REPOSITORY, check=False)
    assert died.returncode == 9
    swapped = (step, moment) == (3, "after")
    served = store.served()
    assert served is not None
    assert served.manifest.model_version == (2 if swapped else old.manifest.model_version)
    new = store.publish(sealed, replace(sealed.manifest, model_version=2))
    assert store.served() == new
    store.keep_only({2})
    assert list((models / "versions").iterdir()) == [Path(new.location)]


def test_a_killed_process_leaves_remains_that_keep_only_removes(
    store: BundleDirectory, models: Path, tmp_path: Path
) -> None:
    served = publish(store, tmp_path / "candidate", 1)
    (models / "versions" / ".publishing-abc").mkdir()
    (models / "versions" / "1-000000000000.0.tmp").mkdir()
    store.keep_only({1})
    assert list((models / "versions").iterdir()) == [Path(served.location)]


def test_a_full_disk_leaves_what_was_served(
    store: BundleDirectory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = publish(store, tmp_path / "old", 1)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(StorageFull):
        publish(store, tmp_path / "new", 2)
    assert store.served() == before


def test_a_reader_never_sees_a_mixture(
    store: BundleDirectory, models: Path, tmp_path: Path
) -> None:
    publish(store, tmp_path / "candidate", 1)
    done, seen, faults = threading.Event(), set[int](), list[BaseException]()

    def read() -> None:
        reader = BundleDirectory(models)
        while not done.is_set():
            try:
                bundle = reader.served()  # verifies each file against the same manifest
            except BaseException as error:  # noqa: BLE001 - whatever a reader meets is a finding
                faults.append(error)
                return
            assert bundle is not None
            assert bundle.manifest.model_version is not None
            seen.add(bundle.manifest.model_version)

    reader = threading.Thread(target=read)
    reader.start()
    for version in range(2, 52):
        publish(store, tmp_path / "candidate", version)
        store.keep_only({version})  # harsher than the gate, which spares the previous one too
    done.set()
    reader.join()
    assert faults == []
    assert seen
