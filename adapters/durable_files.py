"""Writing so that a crash or a power cut leaves the old content or the new one, whole."""

import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from domain.errors.storage import StorageFull, StoreBusy

TEMPORARY_SUFFIX = ".tmp"  # of files that only a killed process leaves behind
LOCK_FILE = ".lock"  # of a directory that one writer at a time changes
DISK_FULL = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def disk_full_as_storage_full(path: Path) -> Iterator[None]:
    """Report a full disk, or a full quota, as what a person can act on.

    Raises:
        StorageFull: naming ``path``; other errors pass unchanged.
    """
    try:
        yield
    except OSError as error:
        if error.errno in DISK_FULL:
            raise StorageFull(str(path)) from error
        raise


def write_bytes(path: Path, data: bytes) -> None:
    """Create or replace a file in an existing directory, atomically and durably.

    Raises:
        StorageFull: the file is what it was.
    """
    write_together({path: data})


def write_together(files: Mapping[Path, bytes]) -> None:
    """Create or replace several files; none is touched before all are written aside.

    A crash between the renames, which follow the mapping's order, leaves some old and some new.

    Raises:
        StorageFull: all files are what they were.
    """
    asides = {path: _aside(path) for path in files}
    try:
        for path, data in files.items():
            with disk_full_as_storage_full(path):
                _write_new(asides[path], data)
        for path, aside in asides.items():
            with disk_full_as_storage_full(path):
                aside.replace(path)
    except BaseException:
        for aside in asides.values():
            aside.unlink(missing_ok=True)
        raise
    for directory in {path.parent for path in files}:
        fsync_directory(directory)


def replace_directory(temporary: Path, final: Path) -> None:
    """Make a finished directory durable and rename it into place, on the same file system.

    A crash leaves the old directory, the new one or, for the moment between two renames, none:
    never a partial one.

    Raises:
        StorageFull: ``final`` is what it was.
    """
    with disk_full_as_storage_full(final):
        _fsync_tree(temporary)
    former = _aside(final)
    if final.exists():
        final.replace(former)
    temporary.replace(final)
    fsync_directory(final.parent)
    shutil.rmtree(former, ignore_errors=True)


def fsync_directory(path: Path) -> None:
    """Make renames and new files in a directory survive a power cut."""
    with disk_full_as_storage_full(path):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def make_directory(path: Path) -> None:
    """Create a directory and its parents, durably; one that exists is left alone."""
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    with disk_full_as_storage_full(path):
        path.mkdir(parents=True, exist_ok=True)
    for folder in missing:
        fsync_directory(folder.parent)


@contextmanager
def locked(directory: Path, what: str, *, timeout: float) -> Iterator[None]:
    """Keep other writers out of a directory, which is made when it is missing.

    Args:
        what: the directory's role, for the error.
        timeout: seconds to wait for another writer.

    Raises:
        StoreBusy: another one holds it for longer.
        StorageFull: the lock cannot be made.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - slow to import; readers need none

    make_directory(directory)
    try:
        with disk_full_as_storage_full(directory):
            held = FileLock(directory / LOCK_FILE).acquire(timeout=timeout)
    except Timeout as error:
        raise StoreBusy(what, timeout) from error
    with held:
        yield


def _aside(path: Path) -> Path:
    return path.with_name(f"{path.name}.{uuid4().hex}{TEMPORARY_SUFFIX}")


def _write_new(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _fsync_tree(directory: Path) -> None:
    for entry in directory.rglob("*"):
        if entry.is_dir():
            fsync_directory(entry)
        else:
            with entry.open("rb") as file:
                os.fsync(file.fileno())
    fsync_directory(directory)
