"""What the operating system refuses is said in words that name the place and the remedy."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from adapters.files.storage_faults import explained, storage_faults_explained
from domain.errors.base import CreativesError
from domain.errors.promotion import BundleDamaged
from domain.errors.storage import (
    AccessDenied,
    DirectoryNeeded,
    FileNeeded,
    PathMissing,
    ResourcesExhausted,
    StorageFailed,
    StorageFault,
    StorageFull,
    StorageReadOnly,
)

KINDS = {
    errno.ENOSPC: (StorageFull, "the disk is full"),
    errno.EDQUOT: (StorageFull, "the disk is full"),
    errno.EACCES: (AccessDenied, f"user {os.geteuid()} may not use"),
    errno.EPERM: (AccessDenied, "chown"),
    errno.EROFS: (StorageReadOnly, "read-only file system"),
    errno.ENOTDIR: (DirectoryNeeded, "a directory is needed"),
    errno.EEXIST: (DirectoryNeeded, "a directory is needed"),
    errno.EISDIR: (FileNeeded, "a file is needed"),
    errno.ENOENT: (PathMissing, "does not exist"),
    errno.EMFILE: (ResourcesExhausted, "ulimit -n"),
    errno.ENFILE: (ResourcesExhausted, "no file descriptor is left"),
    errno.ENOMEM: (ResourcesExhausted, "no memory is left"),
    errno.EIO: (StorageFailed, "Input/output error"),
    errno.ESTALE: (StorageFailed, "Stale file handle"),
    errno.EBUSY: (StorageFailed, "Device or resource busy"),
}
PASSING = {errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE, errno.ENOMEM} | {
    number for number, (kind, _) in KINDS.items() if kind is StorageFailed
}


@pytest.mark.parametrize("number", KINDS)
def test_every_kind_names_the_place_and_the_remedy(tmp_path: Path, number: int) -> None:
    kind, words = KINDS[number]
    fault = explained(OSError(number, os.strerror(number)), tmp_path)
    assert type(fault) is kind
    assert isinstance(fault, StorageFault)
    assert fault.path == str(tmp_path)
    assert str(tmp_path) in str(fault)
    assert words in str(fault)
    assert fault.retry_helps == (number in PASSING)


def test_what_is_not_there_passes_because_it_may_be_expected(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), storage_faults_explained(tmp_path):
        (tmp_path / "nothing").read_bytes()


def test_other_errors_pass(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no fault"), storage_faults_explained(tmp_path):
        raise ValueError("no fault of a disk")
    plain, without_number = ValueError("no fault"), OSError("no number")
    assert explained(plain, tmp_path) is plain
    assert explained(without_number, tmp_path) is without_number


@pytest.mark.parametrize(
    "message",
    [
        "[ONNXRuntimeError] : 1 : FAIL : Load model from m.onnx failed:system error number 24",
        "Too many open files (os error 24)",
    ],
)
def test_libraries_say_the_number_in_words(tmp_path: Path, message: str) -> None:
    assert isinstance(explained(RuntimeError(message), tmp_path), ResourcesExhausted)


def test_an_error_that_quotes_a_number_stays_what_it_is(tmp_path: Path) -> None:
    damaged = BundleDamaged("models/1", "model.onnx", "No such file or directory (os error 2)")
    assert explained(damaged, tmp_path) is damaged


@pytest.mark.parametrize("error", [MemoryError(), RuntimeError("std::bad_alloc")])
def test_memory_that_is_used_up(tmp_path: Path, error: Exception) -> None:
    fault = explained(error, tmp_path)
    assert isinstance(fault, ResourcesExhausted)
    assert "memory" in str(fault)


def test_the_path_is_one_that_a_person_knows(tmp_path: Path) -> None:
    final = tmp_path / "final"

    def place(*names: Path) -> str:
        error = OSError(errno.EIO, "", str(names[0]), None, *map(str, names[1:]))
        fault = explained(error, final)
        assert isinstance(fault, StorageFault)
        return fault.path

    assert place(tmp_path / "other") == str(tmp_path / "other")
    assert place(tmp_path / "a", tmp_path / "b") == str(tmp_path / "b")
    assert place(tmp_path / "final.0123.tmp") == str(final)
    assert place(tmp_path / ".publishing-0" / "final") == str(final)


@contextmanager
def as_another_user() -> Iterator[None]:
    """A user for whom permissions count; root may do everything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(12_345)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_permission_is_missing_on_the_folder_when_the_file_is_not_there() -> None:
    # pytest's own folders may be entered by nobody else.
    with tempfile.TemporaryDirectory() as folder:
        closed = Path(folder, "closed")
        closed.mkdir()
        closed.chmod(0o555)
        Path(folder).chmod(0o755)
        new = closed / "new" / "file"
        denied = pytest.raises(AccessDenied)
        with as_another_user(), denied as caught, storage_faults_explained(new):
            new.parent.mkdir()
    assert caught.value.path == str(closed)
    assert isinstance(caught.value, CreativesError)
