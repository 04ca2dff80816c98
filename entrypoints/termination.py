"""SIGTERM ends a program as an exception would: runs are marked killed, children are stopped."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn


@contextmanager
def leaving_on_sigterm() -> Iterator[None]:
    """Leave through every ``finally`` when the process is told to end; exit code 143."""
    before = signal.signal(signal.SIGTERM, _leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _leave(signum: int, _: object) -> NoReturn:
    sys.exit(128 + signum)
