"""Dataset versions as immutable CSV batches and an append-only manifest."""

import hashlib
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from adapters.files.durable_files import fsync_directory, make_directory
from adapters.files.file_locks import locked
from adapters.files.storage_faults import storage_faults_explained
from adapters.storage.manifest import Manifest
from adapters.storage.staging import StagedRecord, Staging
from adapters.storage.verified_batches import load_batches
from domain.errors.base import InvalidValue
from domain.errors.data import BatchNotStaged, DatasetEmpty, DatasetVersionUnknown, ManifestDamaged
from domain.model.data.dataset import (
    Collection,
    Dataset,
    DatasetVersion,
    StagedBatch,
    chain_digests,
)
from domain.ports.clock import Clock


class CsvDatasetStore:
    """Keeps ``batches/``, ``staging/`` and ``manifest.jsonl`` in one directory.

    Appending a line to the manifest is what commits. Until then everything can be repeated, and
    nothing a committed version needs is ever written again.
    """

    def __init__(self, directory: Path, *, lock_timeout: float, clock: Clock) -> None:
        self._directory = directory
        self._batches = directory / "batches"
        self._staging = Staging(directory / "staging")
        self._manifest = Manifest(directory / "manifest.jsonl")
        self._lock_timeout = lock_timeout
        self._clock = clock

    def stage(self, collection: Collection, *, run_key: str) -> StagedBatch:
        _check_run_key(run_key)
        if not collection.products:
            raise InvalidValue("collection size", 0, "at least one product")
        batch = _batch_name(run_key)
        with self._locked():
            if version := self._committed(batch):
                return StagedBatch(run_key=run_key, rows=version.batch_rows)
            record = self._staging.write(batch, collection, run_key)
        return StagedBatch(run_key=run_key, rows=record.rows)

    def commit(self, run_key: str) -> DatasetVersion:
        batch = _batch_name(run_key)
        with self._locked():
            version = self._committed(batch) or self._add(batch, run_key)
            self._staging.remove(batch)
        return version

    def find(self, run_key: str) -> DatasetVersion | None:
        return self._committed(_batch_name(run_key))

    def latest(self) -> DatasetVersion | None:
        return self._manifest.latest()

    def versions(self) -> Sequence[DatasetVersion]:
        return self._manifest.versions()

    def load(self, version: int | None = None, *, window: int | None = None) -> Dataset:
        if window is not None and window < 1:
            raise InvalidValue("window", window, "at least 1 batch")
        versions = self.versions()
        if not versions:
            raise DatasetEmpty(str(self._directory))
        number = len(versions) if version is None else version
        if not 1 <= number <= len(versions):
            raise DatasetVersionUnknown(number, len(versions))
        first = 0 if window is None else max(0, number - window)
        batches = versions[first:number]
        digest = chain_digests(batch.batch_sha256 for batch in batches)
        return load_batches(self._batches, batches, digest=digest)

    def _committed(self, batch: str) -> DatasetVersion | None:
        # No batch file, no commit: so a new run key never searches the manifest.
        return self._manifest.find(batch) if (self._batches / batch).exists() else None

    def _add(self, batch: str, run_key: str) -> DatasetVersion:
        record = self._staging.read(batch)
        if record is None or (source := self._staged_file(batch, record)) is None:
            raise BatchNotStaged(run_key)
        version = self._next_version(batch, record)
        make_directory(self._batches)
        with storage_faults_explained(self._batches):
            source.replace(self._batches / batch)
        fsync_directory(self._batches)
        fsync_directory(self._staging.directory)
        self._manifest.append(version)
        return version

    def _staged_file(self, batch: str, record: StagedRecord) -> Path | None:
        """The file the record is about: staged, or moved by a commit that was killed then."""
        for path in (self._staging.csv_path(batch), self._batches / batch):
            if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == record.sha256:
                return path
        return None

    def _next_version(self, batch: str, record: StagedRecord) -> DatasetVersion:
        latest = self.latest()
        if latest is None:
            self._check_never_committed()
        return DatasetVersion(
            number=latest.number + 1 if latest else 1,
            run_key=record.run_key,
            batch=batch,
            batch_sha256=record.sha256,
            batch_rows=record.rows,
            total_rows=record.rows + (latest.total_rows if latest else 0),
            digest=chain_digests([record.sha256], start=latest.digest if latest else ""),
            seed=record.seed,
            created_at=self._clock(),
            cursor=record.cursor,
        )

    def _check_never_committed(self) -> None:
        """Refuse to start a history over one whose manifest was lost."""
        for path in self._batches.glob("*.csv"):
            if not self._staging.record_path(path.name).exists():  # removed only after a commit
                raise ManifestDamaged(str(self._manifest.path), 1, f"it lacks batch {path.name}")

    def _locked(self) -> AbstractContextManager[None]:
        return locked(self._directory, str(self._directory), timeout=self._lock_timeout)


def _check_run_key(run_key: str) -> None:
    if not run_key.strip() or run_key.encode(errors="ignore").decode() != run_key:
        raise InvalidValue("run key", run_key, "text that is not blank and has a UTF-8 form")


def _batch_name(run_key: str) -> str:
    return hashlib.sha256(run_key.encode(errors="surrogatepass")).hexdigest()[:24] + ".csv"
