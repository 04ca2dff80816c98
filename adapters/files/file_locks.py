"""Locks that keep other processes out, and end with the process that holds one."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from adapters.files.durable_files import make_directory
from adapters.files.storage_faults import storage_faults_explained
from domain.errors.storage import LocksUnsupported, StorageFault, StoreBusy

LOCK_FILE = ".lock"  # of a directory that one writer at a time changes
_NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP)


@contextmanager
def locked(directory: Path, what: str, *, timeout: float) -> Iterator[None]:
    """Keep other writers out of a directory, which is made when it is missing.

    Args:
        what: the directory's role, for the error.
        timeout: seconds to wait for another writer.

    Raises:
        StoreBusy: another one holds it for longer.
        LocksUnsupported: the file system has none.
        StorageFault: the lock cannot be made.
    """
    make_directory(directory)
    with lock_file(directory / LOCK_FILE, what, timeout=timeout):
        yield


@contextmanager
def lock_file(path: Path, what: str, *, timeout: float) -> Iterator[None]:
    """Hold the lock of a file, which ends with the process, however that ends.

    Raises:
        As in ``locked``.
    """
    # Slow to import; readers need none.
    from filelock import FileLock, Timeout  # noqa: PLC0415

    # The soft lock that filelock would take instead is a file: SIGKILL leaves it behind for ever,
    # and whether its process lives cannot be seen from another container.
    lock = FileLock(path, fallback_to_soft=False)
    try:
        with storage_faults_explained(path):
            held = lock.acquire(timeout=timeout)
    except Timeout as error:
        raise StoreBusy(what, timeout) from error
    except StorageFault as error:
        if (number := getattr(error.__cause__, "errno", None)) in _NO_LOCKS:
            raise LocksUnsupported(str(path.parent), os.strerror(number)) from error
        raise
    with held:
        yield
