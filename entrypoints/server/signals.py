"""What signals mean to a service that answers."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import structlog

from entrypoints.logging.logs import reopen_log_files
from entrypoints.server.main_loop import Stop

_log = structlog.get_logger(__name__)


@contextmanager
def obeying_signals(wake: Callable[[], None]) -> Iterator[Stop]:
    """SIGTERM and SIGINT request a stop; SIGHUP and SIGUSR1 reopen log files.

    SIGHUP requests a stop, too, when it comes because the terminal was closed that the service was
    started in, unless it was started to outlive that, as by nohup.

    Args:
        wake: the main loop, which looks at what was requested then.
    """
    stop = Stop()
    is_of_terminal = sys.stderr.isatty() and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN

    def end(number: int, _: object) -> None:
        if stop.skip_grace and number == signal.SIGINT:
            raise KeyboardInterrupt  # a second Ctrl-C waits for nothing
        stop.skip_grace = stop.skip_grace or number == signal.SIGINT
        stop.requested.set()
        wake()

    def rotate(number: int, frame: object) -> None:
        if number == signal.SIGHUP and is_of_terminal and not sys.stderr.isatty():
            end(number, frame)
        else:
            reopen_log_files()
            _log.info("log files reopened")

    handlers = {
        signal.SIGTERM: end,
        signal.SIGINT: end,
        signal.SIGHUP: rotate,
        signal.SIGUSR1: rotate,
    }
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
