"""What Spark raises, as errors that say what a person can do."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from py4j.protocol import Py4JError
from pyspark.errors import PySparkException

from domain.errors.cluster import SparkJobFailed

FAILURES = (PySparkException, Py4JError)
_OURS = re.compile(r"^domain\.errors\.\w+\.\w+: (.+)$", re.MULTILINE)
_PYTHON = re.compile(r"^((?!py4j\.)[\w.]*(?:Error|Exception|Warning): .+)$", re.MULTILINE)
_JAVA = re.compile(r"^: ([\w.$]+: .+)$", re.MULTILINE)
_CAUSE = re.compile(r"^Caused by: (.+)$", re.MULTILINE)
_LONGEST = 400  # characters of a line


@contextmanager
def failures_explained() -> Iterator[None]:
    """Raises SparkJobFailed."""
    try:
        yield
    except FAILURES as error:
        raise SparkJobFailed(reason_of(error)) from error


def reason_of(error: Exception) -> str:
    """The line that a worker raised, else the first one of the JVM with its last cause."""
    text = str(error)
    raised = [*_OURS.findall(text)[-1:], *_PYTHON.findall(text)[-1:]]
    jvm = [*_JAVA.findall(text)[:1], *_CAUSE.findall(text)[-1:]]
    found = raised[:1] or jvm or [" ".join(text.split())]
    return "; ".join(line[:_LONGEST] for line in found)
