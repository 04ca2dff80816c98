"""Locks of directories, and file systems that have none."""

import errno
from pathlib import Path

import pytest

from adapters.files.file_locks import locked
from adapters.storage.scratch_directory import scratch_directory
from domain.errors.storage import FileNeeded, LocksUnsupported, StoreBusy
from tests.fakes.poor_file_systems import no_locks


def lock_once(directory: Path) -> None:
    with locked(directory, "the store", timeout=0):
        pass


def test_one_at_a_time(tmp_path: Path) -> None:
    with locked(tmp_path, "the store", timeout=0), pytest.raises(StoreBusy, match="the store"):
        lock_once(tmp_path)
    lock_once(tmp_path)


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP])
def test_without_locks_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """A file in the place of a lock would stay for ever after a SIGKILL."""
    no_locks(monkeypatch, number)
    with pytest.raises(LocksUnsupported) as caught:
        lock_once(tmp_path)
    assert caught.value.path == str(tmp_path)
    assert "NFS with its lock service" in str(caught.value)
    with pytest.raises(LocksUnsupported), scratch_directory(tmp_path, ".scratch-"):
        pass


def test_a_directory_in_the_place_of_a_lock(tmp_path: Path) -> None:
    (tmp_path / ".lock").mkdir()
    with pytest.raises(FileNeeded, match=r"\.lock is a directory"):
        lock_once(tmp_path)
