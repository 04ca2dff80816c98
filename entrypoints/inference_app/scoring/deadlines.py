"""When a request must be answered: by the setting, or by its own header when that is sooner."""

import re
from time import monotonic

from flask import request

from entrypoints.http.problem import FieldFault, invalid_request
from entrypoints.inference_app.scoring.inference_job import DeadlinePassed
from entrypoints.server.channel import ARRIVED, BEGUN

HEADER = "X-Request-Deadline-Ms"
_LONGEST_MS = 86_400_000
_MILLISECONDS = re.compile(r"[0-9]{1,8}")
# Described by hand: flask-openapi makes the JSON schema of a header model anew at every request.
PARAMETER = {
    "name": HEADER,
    "in": "header",
    "required": False,
    "description": "Milliseconds after which the answer is of no use to the client any more.",
    "schema": {"type": "integer", "minimum": 1, "maximum": _LONGEST_MS},
}


def deadline(longest_seconds: float) -> float:
    """When the current request must be answered, on the clock of ``time.monotonic``.

    Raises:
        Problem: 422, the header of the client is no such number.
    """
    return until(_moment(ARRIVED), request.headers.get(HEADER), longest_seconds)


def until(arrived: float, given: str | None, longest_seconds: float) -> float:
    """When a request must be answered, on the clock of ``time.monotonic``.

    Args:
        arrived: when it was read, on the same clock.
        given: the value of its header.
        longest_seconds: after ``arrived``.

    Raises:
        Problem: 422, the header is no such number.
    """
    return arrived + (longest_seconds if given is None else min(longest_seconds, _seconds(given)))


def check_time(until: float) -> None:
    """Whether there is still time.

    Args:
        until: on the clock of ``time.monotonic``.

    Raises:
        DeadlinePassed: there is none.
    """
    if monotonic() > until:
        raise DeadlinePassed


def seconds_queued() -> float:
    """How long the current request waited for its thread."""
    return max(0.0, _moment(BEGUN) - _moment(ARRIVED))


def seconds_in_work() -> float:
    """How long the current request has had its thread."""
    return monotonic() - _moment(BEGUN)


def _seconds(given: str) -> float:
    if not _MILLISECONDS.fullmatch(given) or not 1 <= int(given) <= _LONGEST_MS:
        message = f"must be a whole number from 1 to {_LONGEST_MS}"
        raise invalid_request([FieldFault(field=HEADER, message=message)])
    return int(given) / 1000


def _moment(name: str) -> float:
    """From the environment, where our server puts it; behind another server: now."""
    moment: float = request.environ.get(name) or monotonic()
    return moment
