"""Directories that a process fills and removes, also when an earlier process was killed."""

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from tempfile import mkdtemp

from filelock import FileLock, Timeout

from adapters.durable_files import LOCK_FILE, disk_full_as_storage_full, locked

_SECONDS_TO_WAIT = 60.0  # for another process to make its own, or to remove what was left


@contextmanager
def scratch_directory(parent: Path, prefix: str) -> Iterator[str]:
    """A directory for as long as the block; those that killed processes left are removed first.

    Whoever uses one holds the lock in it, which ends with the process, however that ends.

    Args:
        parent: made when it is missing.
        prefix: of names that nothing else in the parent has.

    Raises:
        StoreBusy: another process makes or removes one for too long.
        StorageFull: it cannot be made.
    """
    with _listed(parent):
        _remove_abandoned(parent, prefix)
        with disk_full_as_storage_full(parent):
            place = Path(mkdtemp(dir=parent, prefix=prefix))
            held = FileLock(place / LOCK_FILE).acquire(timeout=0)
    with held:
        try:
            yield str(place)
        finally:
            shutil.rmtree(place, ignore_errors=True)


def remove_abandoned(parent: Path, prefix: str) -> None:
    """Remove the directories whose processes are gone.

    Raises:
        StoreBusy: as in ``scratch_directory``.
    """
    if any(parent.glob(f"{prefix}*")):
        with _listed(parent):
            _remove_abandoned(parent, prefix)


def _listed(parent: Path) -> AbstractContextManager[None]:
    return locked(parent, f"the directory {parent}", timeout=_SECONDS_TO_WAIT)


def _remove_abandoned(parent: Path, prefix: str) -> None:
    for place in parent.glob(f"{prefix}*"):
        try:
            held = FileLock(place / LOCK_FILE).acquire(timeout=0)
        except (Timeout, OSError):
            continue  # in use, or removed by its own process just now
        with held:
            shutil.rmtree(place, ignore_errors=True)
