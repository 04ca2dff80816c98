"""What the operating system refuses, as typed errors: the one place where that is decided."""

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from domain.errors.storage import StorageFault, storage_fault

TEMPORARY_SUFFIX = ".tmp"  # of files that only a killed process leaves behind
# Libraries of other languages say the number in words: ONNX Runtime, and what is written in Rust.
_NUMBER = re.compile(r"(?:system error number|\(os error) (\d+)")


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


def explained(error: Exception, path: Path) -> StorageFault | Exception:
    """The fault of the storage behind an error, or the error itself where there is none."""
    if isinstance(error, MemoryError) or "std::bad_alloc" in str(error):
        return storage_fault(errno.ENOMEM, str(path))
    if not isinstance(error, OSError):
        found = _NUMBER.search(str(error))
        return storage_fault(int(found[1]), str(path)) if found else error
    if error.errno is None:
        return error
    return storage_fault(error.errno, _place_of(error, path))


def _place_of(error: OSError, path: Path) -> str:
    """The path that a person knows and can do something about."""
    if error.errno in (errno.EACCES, errno.EPERM) and not os.path.lexists(path):
        return str(next(parent for parent in path.absolute().parents if parent.exists()))
    named = str(error.filename2 or error.filename or path)
    return str(path) if TEMPORARY_SUFFIX in named or f"{os.sep}." in named else named
