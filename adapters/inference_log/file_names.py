"""Names of the log's files: they begin with the moment the file was begun, so that names sort."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

PARQUET, LINES, OPEN = ".parquet", ".jsonl", ".jsonl.open"
PREFIX = "answers-"


def new_stem(seconds: float) -> str:
    """The name of a new file without its ending.

    Args:
        seconds: since 1970.
    """
    began = datetime.fromtimestamp(seconds, UTC)
    return f"{PREFIX}{began:%Y%m%dT%H%M%S.%f}Z-{uuid4().hex[:8]}"


def stems(directory: Path) -> list[str]:
    """Of all files that are there, the oldest first, each once.

    Raises:
        OSError: the directory cannot be read.
    """
    return sorted(set(_stems(directory)))


def _stems(directory: Path) -> Iterator[str]:
    for path in directory.iterdir():
        for ending in (PARQUET, LINES, OPEN):
            if path.name.startswith(PREFIX) and path.name.endswith(ending):
                yield path.name.removesuffix(ending)
