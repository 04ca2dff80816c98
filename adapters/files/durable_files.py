"""Writing so that a crash or a power cut leaves the old content or the new one, whole."""

import errno
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from uuid import uuid4

from adapters.files.storage_faults import TEMPORARY_SUFFIX, storage_faults_explained

__all__ = [
    "TEMPORARY_SUFFIX",
    "fsync_directory",
    "make_directory",
    "replace_directory",
    "write_bytes",
    "write_together",
]

_NO_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EBADF, errno.EROFS)


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
            with storage_faults_explained(path):
                _write_new(asides[path], data)
        for path, aside in asides.items():
            with storage_faults_explained(path):
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
    with storage_faults_explained(final):
        _fsync_tree(temporary)
    former = _aside(final)
    if final.exists():
        final.replace(former)
    temporary.replace(final)
    fsync_directory(final.parent)
    shutil.rmtree(former, ignore_errors=True)


def fsync_directory(path: Path) -> None:
    """Make renames and new files in a directory survive a power cut.

    File systems that cannot do so for a directory (FUSE, SMB, 9P) keep its entries in their own
    way: each of them is whole all the same, so there is nothing to give up for.
    """
    with storage_faults_explained(path):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in _NO_SYNC:
                raise
        finally:
            os.close(descriptor)


def make_directory(path: Path) -> None:
    """Create a directory and its parents, durably; one that exists is left alone."""
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    with storage_faults_explained(path):
        path.mkdir(parents=True, exist_ok=True)
    for folder in missing:
        fsync_directory(folder.parent)


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
