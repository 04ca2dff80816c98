"""Directories that a process fills and removes, also when an earlier process was killed."""

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from tempfile import mkdtemp

from adapters.files.file_locks import LOCK_FILE, lock_file, locked
from adapters.files.storage_faults import storage_faults_explained
from domain.errors.storage import StorageFault, StoreBusy

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
        with storage_faults_explained(parent):
            place = Path(mkdtemp(dir=parent, prefix=prefix))
        held = ExitStack()
        held.enter_context(_in_use(place))
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


def _in_use(place: Path) -> AbstractContextManager[None]:
    return lock_file(place / LOCK_FILE, str(place), timeout=0)


def _remove_abandoned(parent: Path, prefix: str) -> None:
    for place in parent.glob(f"{prefix}*"):
        try:
            with _in_use(place):
                shutil.rmtree(place, ignore_errors=True)
        except (StoreBusy, StorageFault, FileNotFoundError):
            continue  # in use, or removed by its own process just now
