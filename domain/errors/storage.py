"""Locks and disks that data is read from and written to."""

import errno
import re
from collections.abc import Callable, Mapping
from functools import partial
from os import geteuid, strerror

from domain.errors.base import CreativesError


class StoreBusy(CreativesError):
    """Another process holds the lock for longer than this one wants to wait."""

    retry_helps = True

    def __init__(self, resource: str, seconds: float) -> None:
        self.resource, self.seconds = resource, seconds
        super().__init__(
            f"{resource} is in use by another run and did not become free within {seconds:g} s; "
            "wait for that run to end, then start again"
        )


class StorageFault(CreativesError):
    """A file or directory cannot be read or written; what lies there may be as good as ever."""

    def __init__(self, path: str, message: str) -> None:
        self.path = path
        super().__init__(message)


class StorageFull(StorageFault):
    """The disk has no room left for what was to be written."""

    retry_helps = True

    def __init__(self, path: str) -> None:
        message = (
            f"the disk is full: {path} was not written, and nothing was changed; "
            "free some space and run again"
        )
        super().__init__(path, message)


class AccessDenied(StorageFault):
    """The user that the process runs as lacks a permission."""

    def __init__(self, path: str, user: int | None = None) -> None:
        who = geteuid() if user is None else user
        message = (
            f"permission denied: user {who} may not use {path} as is needed; give that user "
            "access (chown, chmod, in Kubernetes fsGroup), or run as the user it belongs to"
        )
        super().__init__(path, message)


class StorageReadOnly(StorageFault):
    """The file system cannot be written to."""

    def __init__(self, path: str) -> None:
        message = (
            f"{path} was not written: it is on a read-only file system; "
            "mount that writable, or name another place"
        )
        super().__init__(path, message)


class DirectoryNeeded(StorageFault):
    """A file is where a directory should be."""

    def __init__(self, path: str) -> None:
        message = (
            f"{path} or a part of its path is a file, and a directory is needed there; "
            "move the file away, or name another place"
        )
        super().__init__(path, message)


class FileNeeded(StorageFault):
    """A directory is where a file should be."""

    def __init__(self, path: str) -> None:
        message = (
            f"{path} is a directory, and a file is needed there; "
            "move the directory away, or name another place"
        )
        super().__init__(path, message)


class PathMissing(StorageFault):
    """There is nothing of that name."""

    def __init__(self, path: str) -> None:
        message = f"{path} does not exist, or went while it was used; put it there, or name another"
        super().__init__(path, message)


class ResourcesExhausted(StorageFault):
    """The process, or the machine, has no file descriptor or no memory left."""

    retry_helps = True

    def __init__(self, path: str, what: str) -> None:
        message = (
            f"no {what} is left to use {path} with; raise the limit (file descriptors: ulimit -n, "
            "LimitNOFILE, docker run --ulimit nofile; memory: the container's), or let less run at "
            "the same time"
        )
        super().__init__(path, message)


class LocksUnsupported(StorageFault):
    """The file system has no locks, so nothing keeps two runs from writing at once."""

    def __init__(self, path: str, reason: str) -> None:
        message = (
            f"the file system of {path} has no locks ({reason}), without which two runs could "
            "write at once; nothing was changed. Name a directory on a file system with flock: "
            "a local disk, NFS with its lock service; bundles may be served from any"
        )
        super().__init__(path, message)


class StorageFailed(StorageFault):
    """Anything else that a disk, a mount or a network behind it reports."""

    retry_helps = True

    def __init__(self, path: str, reason: str) -> None:
        message = (
            f"{path} cannot be used: {reason}; look at the disk or the mount it is on, "
            "and name another place if that is how it stays"
        )
        super().__init__(path, message)


# Libraries of other languages say the number in words: ONNX Runtime, and what is written in Rust.
_NUMBER = re.compile(r"(?:system error number |\(os error )(\d+)")


def fault_behind(error: BaseException, path: str = "") -> StorageFault | None:
    """The fault of the storage, or of the machine, that an error tells of; None: it tells of none.

    Args:
        path: that was used, where the error does not name it.
    """
    if isinstance(error, CreativesError):  # it has words of its own, which may quote a number
        return error if isinstance(error, StorageFault) else None
    number = _number_of(error)
    named = path or getattr(error, "filename2", None) or getattr(error, "filename", None)
    if number is None or not (named or number in _KINDS):  # of a network, perhaps
        return None
    return storage_fault(number, str(named or "a file of this program"))


def _number_of(error: BaseException) -> int | None:
    if isinstance(error, OSError):
        return error.errno
    if isinstance(error, MemoryError) or "std::bad_alloc" in str(error):
        return errno.ENOMEM
    found = _NUMBER.search(str(error))
    return int(found[1]) if found else None


def storage_fault(number: int, path: str) -> StorageFault:
    """What a person can do about an error of the operating system.

    Args:
        number: of ``errno``.
        path: that was used.
    """
    return _KINDS.get(number, partial(StorageFailed, reason=strerror(number)))(path)


_KINDS: Mapping[int, Callable[[str], StorageFault]] = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), StorageFull),
    **dict.fromkeys((errno.EACCES, errno.EPERM), AccessDenied),
    **dict.fromkeys((errno.ENOTDIR, errno.EEXIST), DirectoryNeeded),
    **dict.fromkeys(
        (errno.EMFILE, errno.ENFILE), partial(ResourcesExhausted, what="file descriptor")
    ),
    errno.ENOMEM: partial(ResourcesExhausted, what="memory"),
    errno.EROFS: StorageReadOnly,
    errno.EISDIR: FileNeeded,
    errno.ENOENT: PathMissing,
}
