"""Writes our own log lines: past the standard library's machinery, into the same streams."""

import logging
from collections.abc import Sequence
from typing import Any, NamedTuple

from structlog.typing import EventDict, Processor


class Output(NamedTuple):
    """A stream with its lock, and how a line becomes text on it."""

    handler: "logging.StreamHandler[Any]"
    render: Sequence[Processor]


class DirectLogger:
    """What structlog hands finished events to.

    A line by way of a ``LogRecord`` costs 70 us of a request's 250 us, this way 30 us.

    Args:
        name: of the module that logs.
        outputs: that each line goes to.
    """

    def __init__(self, name: str, outputs: Sequence[Output]) -> None:
        self.name, self._outputs = name, outputs

    def msg(self, event: EventDict) -> None:
        for output in self._outputs:
            line = dict(event)
            for processor in output.render:
                line = processor(self, "", line)  # type: ignore[assignment]  # text, at the end
            self._write(output.handler, f"{line}\n")

    debug = info = warning = error = critical = exception = msg

    def _write(self, handler: "logging.StreamHandler[Any]", text: str) -> None:
        handler.acquire()
        try:
            handler.stream.write(text)
            handler.flush()
        except (OSError, ValueError):  # a full disk or a closed stream must not end the program
            handler.handleError(logging.makeLogRecord({"name": self.name, "msg": text}))
        finally:
            handler.release()
