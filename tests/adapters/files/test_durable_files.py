"""Files and directories are replaced whole, or not at all."""

import errno
import os
from pathlib import Path

import pytest

from adapters.files.durable_files import (
    make_directory,
    replace_directory,
    write_bytes,
    write_together,
)
from domain.errors.storage import StorageFailed, StorageFull
from tests.fakes.failing_disk import SimulatedKill, fail_at, killed_at
from tests.fakes.poor_file_systems import no_directory_sync


def test_a_file_is_created_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_bytes(path, b"old")
    write_bytes(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("step", range(1, 5))
def test_a_killed_write_leaves_the_old_file_or_the_new(tmp_path: Path, step: int) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with killed_at(step):
        write_bytes(path, b"new")
    assert path.read_bytes() in (b"old", b"new")


def test_a_full_disk_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = {tmp_path / name: b"old" for name in "ab"}
    write_together(old)
    real, calls = os.fsync, iter([False, True])

    def second_is_too_much(descriptor: int) -> None:
        if next(calls, False):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", second_is_too_much)
    with pytest.raises(StorageFull) as caught:
        write_together(dict.fromkeys(old, b"new"))
    assert caught.value.path == str(tmp_path / "b")
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == old


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP, errno.EBADF])
def test_a_file_system_that_syncs_no_directories_is_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    no_directory_sync(monkeypatch, number)
    write_bytes(tmp_path / "file", b"new")
    make_directory(tmp_path / "new" / "deep")
    (tmp_path / "new" / "deep" / "file").write_bytes(b"new")
    replace_directory(tmp_path / "new", tmp_path / "final")
    assert (tmp_path / "final" / "deep" / "file").read_bytes() == b"new"


def test_a_directory_that_the_disk_fails_to_sync_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_directory_sync(monkeypatch, errno.EIO)
    with pytest.raises(StorageFailed) as caught:
        write_bytes(tmp_path / "file", b"new")
    assert caught.value.path == str(tmp_path)


def test_a_file_that_cannot_be_synced_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be lost, unlike the entry of a directory."""

    def refuse(_: int) -> None:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(StorageFailed):
        write_bytes(tmp_path / "file", b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_directory_replaces_another(tmp_path: Path) -> None:
    temporary, final = tmp_path / "temporary", tmp_path / "final"
    make_directory(temporary / "deep")
    (temporary / "deep" / "file").write_bytes(b"new")
    make_directory(final)
    (final / "other").write_bytes(b"old")
    replace_directory(temporary, final)
    assert sorted(tmp_path.rglob("*")) == [final, final / "deep", final / "deep" / "file"]


@pytest.mark.parametrize("step", range(1, 9))
def test_a_killed_replacement_is_never_partial(tmp_path: Path, step: int) -> None:
    temporary, final = tmp_path / "temporary", tmp_path / "final"
    for directory, content in ((temporary, b"new"), (final, b"old")):
        directory.mkdir()
        for name in "ab":
            (directory / name).write_bytes(content)
    with killed_at(step):
        replace_directory(temporary, final)
    if final.exists():
        assert {path.read_bytes() for path in final.iterdir()} in ({b"old"}, {b"new"})
        assert len(list(final.iterdir())) == 2
    else:
        assert len(list(temporary.iterdir())) == 2


def test_a_kill_passes_as_one(tmp_path: Path) -> None:
    def die() -> None:
        raise SimulatedKill

    with pytest.raises(SimulatedKill), fail_at(1, die):
        write_bytes(tmp_path / "file", b"")
