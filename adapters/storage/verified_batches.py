"""Batch files read as one stream of rows, each proven against its digest on the way."""

import hashlib
import io
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from adapters.storage.csv_batch import HEADER, read_columns
from domain.errors import BatchDamaged
from domain.model.dataset import Dataset, DatasetVersion

_BLOCK = 1 << 20


def load_batches(directory: Path, batches: Sequence[DatasetVersion], *, digest: str) -> Dataset:
    """The rows of the batches, which end with the version's own, without ever joining the files.

    Raises:
        BatchDamaged: a file is missing or differs from its digest.
    """
    with io.BufferedReader(_VerifiedRows(directory, batches), _BLOCK) as rows:
        try:
            columns = read_columns(rows)
        except ValueError:
            _verify(directory, batches)  # what cannot be parsed is most likely damaged: say which
            raise
    return Dataset(
        version=batches[-1],
        digest=digest,
        ids=columns["id"],
        titles=columns["title"],
        categories=columns["category"],
        descriptions=columns["description"],
        prices=columns["price"],
        ratings=columns["rating"],
    )


def _verify(directory: Path, batches: Sequence[DatasetVersion]) -> None:
    with _VerifiedRows(directory, batches) as rows:
        while rows.read(_BLOCK):
            pass


class _VerifiedRows(io.RawIOBase):
    """All files' rows without their header lines; a file's end is passed only if it was whole.

    Hashing here, in the reader's thread, costs no time: the parser works on the block before.
    """

    def __init__(self, directory: Path, batches: Sequence[DatasetVersion]) -> None:
        self._directory = directory
        self._pending = iter(batches)
        self._open = ExitStack()
        self._file: BinaryIO | None = None

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        self._open.close()
        super().close()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while self._file or self._open_next():
            size = self._file.readinto(buffer)  # type: ignore[union-attr]
            if size:
                self._digest.update(buffer[:size])
                return int(size)
            self._finish()
        return 0

    def _open_next(self) -> bool:
        batch = next(self._pending, None)
        if batch is None:
            return False
        self._path, self._expected = self._directory / batch.batch, batch.batch_sha256
        try:
            self._file = self._open.enter_context(self._path.open("rb", buffering=0))
        except FileNotFoundError as error:
            raise BatchDamaged(str(self._path), "the file is missing") from error
        self._digest = hashlib.sha256(self._file.read(len(HEADER)))
        return True

    def _finish(self) -> None:
        self._open.close()
        self._file = None
        actual = self._digest.hexdigest()
        if actual != self._expected:
            reason = f"its sha256 is {actual}, expected {self._expected}"
            raise BatchDamaged(str(self._path), reason)
