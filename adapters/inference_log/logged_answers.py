"""Reads the inference log: files of lines, also those that are written now, and Parquet."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from adapters.files.storage_faults import storage_faults_explained
from adapters.inference_log.answer_lines import decode, from_row
from adapters.inference_log.file_names import LINES, OPEN, PARQUET, stems
from domain.errors.storage import PathMissing
from domain.model.serving.served_answer import ServedAnswer

_BATCH_ROWS = 1_000
_MOST_LINE_BYTES = 16_777_216  # of a line of ours; what is longer is none


class LoggedAnswers:
    """Implements ``ServedAnswers`` for a directory that any number of processes write to."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def __call__(self, since: datetime, until: datetime) -> Iterator[ServedAnswer | None]:
        with storage_faults_explained(self._directory):
            try:
                known = stems(self._directory)
            except FileNotFoundError as error:
                raise PathMissing(str(self._directory)) from error
            for stem in known:
                for answer in self._file(stem, since):
                    if answer is None or since <= answer.time < until:
                        yield answer

    def _file(self, stem: str, since: datetime) -> Iterator[ServedAnswer | None]:
        # Twice: it may be finished, and so renamed, between two looks; the oldest may be removed.
        for ending in (PARQUET, LINES, OPEN, PARQUET, LINES):
            path = self._directory / f"{stem}{ending}"
            with suppress(FileNotFoundError):
                if datetime.fromtimestamp(path.stat().st_mtime, UTC) < since:
                    return  # its last line is older
                yield from _parquet(path) if ending == PARQUET else _lines(path)
                return


def _lines(path: Path) -> Iterator[ServedAnswer | None]:
    with path.open("rb") as file:
        while line := file.readline(_MOST_LINE_BYTES):
            answer = decode(line)
            if answer is not None or line.endswith(b"\n"):
                yield answer


def _parquet(path: Path) -> Iterator[ServedAnswer | None]:
    try:
        with pq.ParquetFile(path) as table:
            for batch in table.iter_batches(_BATCH_ROWS, use_threads=False):
                yield from map(from_row, batch.to_pylist())
    except (pa.ArrowException, ValueError):
        yield None  # the rest of the file
    except OSError as error:
        if error.errno is not None:  # of the disk, not of PyArrow about damage
            raise
        yield None
