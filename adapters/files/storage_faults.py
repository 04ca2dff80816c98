"""What the operating system refuses, as typed errors: the one place where that is decided."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from domain.errors.storage import fault_behind

TEMPORARY_SUFFIX = ".tmp"  # of files that only a killed process leaves behind


@contextmanager
def storage_faults_explained(path: Path) -> Iterator[None]:
    """Report what the operating system refuses as what a person can act on.

    Args:
        path: what is used, named where the error names no path or one that we made up.

    Raises:
        StorageFault: a leaf of it. That something is not there passes unchanged: it may be
            expected.
    """
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        raise explained(error, path) from error


def explained(error: Exception, path: Path) -> Exception:
    """The fault of the storage behind an error, or the error itself where there is none."""
    place = _place_of(error, path) if isinstance(error, OSError) else str(path)
    return fault_behind(error, place) or error


def _place_of(error: OSError, path: Path) -> str:
    """The path that a person knows and can do something about."""
    if error.errno in (errno.EACCES, errno.EPERM) and not os.path.lexists(path):
        return str(next(parent for parent in path.absolute().parents if parent.exists()))
    named = str(error.filename2 or error.filename or path)
    return str(path) if TEMPORARY_SUFFIX in named or f"{os.sep}." in named else named
