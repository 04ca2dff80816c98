"""A signal ends a program as an exception would: runs are marked killed, children are stopped."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn


@contextmanager
def leaving_on_sigterm() -> Iterator[None]:
    """Leave through every ``finally`` when the process is told to end; exit code 143.

    So too when its terminal is closed (129), unless it was started to outlive that, as by nohup.
    """
    signals = [signal.SIGTERM]
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        signals.append(signal.SIGHUP)
    before = {each: signal.signal(each, _leave) for each in signals}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


@contextmanager
def ending_well_on_sigterm() -> Iterator[None]:
    """The same, with exit code 0: of a program that runs until it is told to end."""
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _leave(signum: int, _: object) -> NoReturn:
    sys.exit(128 + signum)
