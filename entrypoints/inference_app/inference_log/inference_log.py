"""Writes a line for each text that a request was answered for; no request waits for it."""

from collections.abc import Callable, Mapping
from random import random
from threading import Lock

import structlog
from flask import Flask, Response, g

from domain.model.serving.served_answer import ServedAnswer
from domain.ports.clock import Clock
from entrypoints.http.telemetry.access_log import matched_route, seconds_so_far
from entrypoints.inference_app.inference_log.answers import (
    Digest,
    Request,
    keyed_digest,
    served_answers,
)
from entrypoints.inference_app.inference_log.noted import Noted, noted
from entrypoints.inference_app.inference_log.noting_sink import NotingSink
from entrypoints.logging.background import Background, Sink
from entrypoints.logging.outage import Outage
from entrypoints.settings.inference_log import InferenceLogSettings

QUEUE_FULL, NOT_WRITTEN = "queue-full", "not-written"
_OK = 200
# For what waits, and for the last file to be made durable and, where it is to be, Parquet.
_CLOSE_SECONDS = 5.0
_PAUSE_SECONDS = 0.1  # of lines on their way to the file

_log = structlog.get_logger(__name__)


class InferenceLog:
    """Keeps answers of an application.

    Args:
        sink: written to by a thread of its own; what it cannot take is lost and counted.
        encode: makes a line.
        draw: from 0 to 1, for each request.
    """

    def __init__(
        self,
        settings: InferenceLogSettings,
        sink: Sink,
        encode: Callable[[ServedAnswer], str],
        clock: Clock,
        *,
        draw: Callable[[], float] = random,
    ) -> None:
        self._share, self._draw = settings.share, draw
        self._encode, self._clock = encode, clock
        self._digest = _digest(settings)
        self._sink = NotingSink(sink, Outage("inference log", str(settings.directory), _log))
        self._output = Background(
            self._sink,
            name="inference-log",
            close_seconds=_CLOSE_SECONDS,
            pause_seconds=_PAUSE_SECONDS,
        )
        self._output.on_loss = lambda lost: _log.warning("inference log lines lost", lines=lost)
        self._lock = Lock()  # requests end in many threads

    @property
    def written(self) -> int:
        """Lines."""
        return self._sink.written

    @property
    def lost(self) -> Mapping[str, int]:
        """Lines, by reason."""
        return {QUEUE_FULL: self._output.lost, NOT_WRITTEN: self._sink.lost}

    def install(self, app: Flask) -> None:
        """Have it called at the end of every request, whatever its route."""
        app.after_request(self._keep)

    def close(self) -> None:
        """Write what waits, and finish the file, within seconds."""
        self._output.close()

    def _keep(self, response: Response) -> Response:
        answered = noted() if response.status_code == _OK else None
        if answered is not None and self._draw() < self._share:
            try:
                self._write(answered)
            except Exception as error:  # noqa: BLE001 - a defect of the log is none of the answer's
                self._sink.fail(error)
        return response

    def _write(self, answered: Noted) -> None:
        request = Request(
            time=self._clock(),
            request_id=g.request_id,
            route=matched_route(),
            latency_ms=round(1000 * seconds_so_far(), 2),
        )
        lines = [self._encode(each) for each in served_answers(request, answered, self._digest)]
        with self._lock:
            for line in lines:
                self._output.write(line)


def _digest(settings: InferenceLogSettings) -> Digest | None:
    if settings.text == "plain":
        return None
    key = settings.key.get_secret_value() if settings.key else ""  # settings refuse that
    return keyed_digest(key)
