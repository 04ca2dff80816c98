"""What Spark raises, as errors that say what a person can do."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from py4j.protocol import Py4JError
from pyspark.errors import PySparkException

from domain.errors.cluster import SparkJobFailed

_OURS = re.compile(r"^domain\.errors\.\w+\.\w+: (.+)$", re.MULTILINE)
_LONGEST = 400


@contextmanager
def failures_explained() -> Iterator[None]:
    """Raises SparkJobFailed."""
    try:
        yield
    except (PySparkException, Py4JError) as error:
        raise SparkJobFailed(_reason(str(error))) from error


def _reason(text: str) -> str:
    """The line that a worker of ours raised, else the first line that says something."""
    ours = _OURS.findall(text)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    # Of a Python worker's traceback, the last line before that of the JVM is the error.
    found = ours[-1] if ours else _last_of_traceback(lines) or next(iter(lines), "unknown")
    return str(found[:_LONGEST])


def _last_of_traceback(lines: list[str]) -> str | None:
    errors = [line for line in lines if re.match(r"[\w.]*(?:Error|Exception)\b: ", line)]
    return errors[-1] if errors else None
