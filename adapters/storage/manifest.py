"""The append-only list of dataset versions: one JSON line each; a whole line is a commit."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from adapters.files.durable_files import fsync_directory
from adapters.files.storage_faults import storage_faults_explained
from adapters.findings import first_finding
from domain.errors.data import ManifestDamaged
from domain.model.data.dataset import DatasetVersion, chain_digests

_BLOCK = 8192


class Manifest:
    """A file of version lines. What follows the last line break was never committed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._format = TypeAdapter(DatasetVersion)

    def latest(self) -> DatasetVersion | None:
        """The last line, at the same cost however long the file is."""
        line = next(self._lines_from_end(), None)
        return None if line is None else self._parse(line, from_end=0)

    def find(self, batch: str) -> DatasetVersion | None:
        """The version that added a batch file; quick for recent ones, which retries ask for."""
        name = batch.encode()
        for from_end, line in enumerate(self._lines_from_end()):
            if name in line and (version := self._parse(line, from_end=from_end)).batch == batch:
                return version
        return None

    def versions(self) -> Sequence[DatasetVersion]:
        """All lines, oldest first, proven to follow one another."""
        lines = list(self._lines_from_end())
        versions: list[DatasetVersion] = []
        digest, rows = "", 0
        for number, line in enumerate(reversed(lines), start=1):
            version = self._parse(line, from_end=len(lines) - number)
            digest = chain_digests([version.batch_sha256], start=digest)
            rows += version.batch_rows
            if (version.number, version.digest, version.total_rows) != (number, digest, rows):
                raise ManifestDamaged(str(self.path), number, "it does not follow the line before")
            versions.append(version)
        return versions

    def append(self, version: DatasetVersion) -> None:
        """Commit a version. Needs the store's lock.

        Raises:
            StorageFull: nothing was added.
        """
        line = self._format.dump_json(version) + b"\n"
        with storage_faults_explained(self.path), self.path.open("ab", buffering=0) as file:
            fsync_directory(self.path.parent)  # before the line, so that the line comes last
            end = file.tell() - len(next(self._pieces_from_end(), b""))
            file.truncate(end)  # a torn line of a killed writer
            try:
                _write_all(file.fileno(), line)
            except OSError:
                file.truncate(end)
                raise

    def _parse(self, line: bytes, *, from_end: int) -> DatasetVersion:
        try:
            return self._format.validate_json(line, strict=True)
        except ValidationError as error:
            number = self.path.read_bytes().count(b"\n") - from_end
            raise ManifestDamaged(str(self.path), number, first_finding(error)) from error

    def _lines_from_end(self) -> Iterator[bytes]:
        """The committed lines, last first."""
        pieces = self._pieces_from_end()
        next(pieces, None)
        return pieces

    def _pieces_from_end(self) -> Iterator[bytes]:
        """What the line breaks separate, last first; the first piece is empty or a torn line."""
        try:
            with storage_faults_explained(self.path):
                file = self.path.open("rb")
        except FileNotFoundError:
            return
        with file:
            start, rest = file.seek(0, os.SEEK_END), b""
            while start:
                stop, start = start, max(0, start - _BLOCK)
                file.seek(start)
                rest, *pieces = (file.read(stop - start) + rest).split(b"\n")
                yield from reversed(pieces)
            yield rest


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:  # a nearly full disk takes a part first, and refuses the rest
        rest = rest[os.write(descriptor, rest) :]
    os.fsync(descriptor)
