"""Logs: readable on a terminal, JSON elsewhere, each line with the run or request it belongs to."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, FilteringBoundLogger, Processor

from entrypoints.logging.background import Background, Descriptor, Sink, reopen_all
from entrypoints.logging.direct_logger import DirectLogger, Output
from entrypoints.logging.log_file import LogFile
from entrypoints.settings.errors import InvalidSettings
from entrypoints.settings.sections import LoggingSettings

# Without local variables: they hold product texts and, one day, secrets.
_TRACEBACKS = structlog.processors.ExceptionRenderer(
    structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
)
_OURS = ("adapters", "domain", "entrypoints", "scripts")
# Prefect says in these which of its runs a line of its own belongs to.
_RUN_NAMES = ("flow_run_name", "task_run_name")


def configure_logging(
    settings: LoggingSettings, *, stream: TextIO | None = None, in_background: bool = False
) -> None:
    """Send our own and the libraries' log lines to one place, in one format.

    Args:
        stream: None is standard error, so that standard output stays a program's result.
        in_background: whether a thread writes them, so that requests never wait for it.
    """
    stream = stream or sys.stderr
    root = logging.getLogger()
    for handler in list(root.handlers):
        root.removeHandler(handler)
        handler.close()
    outputs = list(_outputs(settings, stream, in_background=in_background))
    for output in outputs:
        root.addHandler(output.handler)
    # Libraries log from warning on, unless everything is asked for with debug.
    level = logging.getLevelNamesMapping()[settings.level.upper()]
    root.setLevel(level if settings.level == "debug" else max(level, logging.WARNING))
    for name in _OURS:
        logging.getLogger(name).setLevel(level)
    structlog.configure(
        processors=[*_shared(), _as_argument],
        logger_factory=lambda name="": DirectLogger(name, outputs),
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=False,
    )


def reopen_log_files() -> None:
    """Open log files again by their names; safe in a signal handler."""
    reopen_all()
    for handler in logging.getLogger().handlers:
        if isinstance(handler, _ClosingHandler):
            handler.stream.reopen()


class _ClosingHandler(logging.StreamHandler["LogFile | Background"]):
    """Closes what it writes to."""

    def close(self) -> None:
        self.stream.close()
        super().close()


def _outputs(settings: LoggingSettings, stream: TextIO, *, in_background: bool) -> Iterator[Output]:
    console = settings.format == "console" or (settings.format == "auto" and stream.isatty())
    render = _rendered(console=console, colors=stream.isatty())
    screen = (
        _in_background(Descriptor(stream), render)
        if in_background
        else _output(logging.StreamHandler(stream), render)
    )
    yield screen
    if settings.file is not None:
        file, render = _open_file(settings.file, screen), _rendered(console=False)
        yield (
            _in_background(file, render)
            if in_background
            else _output(_ClosingHandler(file), render)
        )


def _in_background(sink: Sink, render: list[Processor]) -> Output:
    background = Background(sink)
    output = _output(_ClosingHandler(background), render)
    logger = _logger_on(output)
    background.on_loss = lambda lost: logger.warning("log lines lost", lost_lines=lost)
    return output


def _open_file(path: Path, beside: Output) -> LogFile:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return LogFile(path, _logger_on(beside))
    except OSError as error:
        raise InvalidSettings([("logging.file", f"{path} cannot be written: {error}")]) from error


def _logger_on(output: Output) -> FilteringBoundLogger:
    logger: FilteringBoundLogger = structlog.wrap_logger(
        DirectLogger(__name__, [output]),
        processors=[*_shared(), _as_argument],
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
    )
    return logger


def _rendered(*, console: bool, colors: bool = False) -> list[Processor]:
    if console:
        return [structlog.dev.ConsoleRenderer(colors=colors)]
    return [_TRACEBACKS, structlog.processors.JSONRenderer()]


def _output(handler: "logging.StreamHandler[Any]", render: list[Processor]) -> Output:
    """Libraries' lines come through the handler, ours past it; both look the same."""
    without_meta: Processor = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=_shared(), processors=[without_meta, *render]
        )
    )
    return Output(handler, render)


def _as_argument(_: object, __: str, event: EventDict) -> tuple[tuple[EventDict], dict[str, Any]]:
    return (event,), {}


def _shared() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(allow=_RUN_NAMES),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
