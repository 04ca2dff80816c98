"""How a program ends when it is told to, from its first line to its last."""

import logging
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

_INTERRUPTED = 130


def end_on_sigterm_while_importing() -> None:
    """End at once when told to, until other handlers are set; exit code 143.

    Called before the long imports: as process 1 of a container a program that has no handler would
    not hear of the signal at all. Ctrl-C ends it likewise (130), because an import that it
    interrupts would end with a traceback. SIGUSR1, by which logs are rotated, must not end it.
    """
    signal.signal(signal.SIGTERM, _end)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else it is ignored
        signal.signal(signal.SIGINT, _end)
    signal.signal(signal.SIGUSR1, lambda *_: None)  # SIG_IGN would go to all child processes


def interruptible_again() -> None:
    """Let Ctrl-C be a KeyboardInterrupt again, after the imports."""
    if signal.getsignal(signal.SIGINT) is _end:
        signal.signal(signal.SIGINT, signal.default_int_handler)


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


@contextmanager
def ending_without_threads() -> Iterator[None]:
    """End the process after the body, and wait for no thread.

    A thread in native code, which loads a model or runs it, would abort the process (134) when
    Python is taken down around it.
    """
    code: object = 0
    try:
        yield
    except SystemExit as leaving:
        code = 0 if leaving.code is None else leaving.code
    except KeyboardInterrupt:
        code = _INTERRUPTED
    logging.shutdown()
    os._exit(code if isinstance(code, int) else 1)


def _end(signum: int, _: object) -> NoReturn:
    os._exit(128 + signum)


def _leave(signum: int, _: object) -> NoReturn:
    sys.exit(128 + signum)
