"""File systems that lack something: links, locks, or making a directory durable."""

import errno
import fcntl
import os
import stat
from typing import NoReturn

import pytest


def _refuse(number: int) -> NoReturn:
    raise OSError(number, os.strerror(number))


def no_directory_sync(patch: pytest.MonkeyPatch, number: int = errno.EINVAL) -> None:
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            _refuse(number)
        real(descriptor)

    patch.setattr(os, "fsync", fsync)


def no_links(patch: pytest.MonkeyPatch, number: int = errno.EPERM) -> None:
    patch.setattr(os, "symlink", lambda *_, **__: _refuse(number))
    patch.setattr(os, "link", lambda *_, **__: _refuse(number))


def no_locks(patch: pytest.MonkeyPatch, number: int = errno.ENOSYS) -> None:
    patch.setattr(fcntl, "flock", lambda *_: _refuse(number))
