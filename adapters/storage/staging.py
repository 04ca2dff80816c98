"""Batches written down but not committed: a CSV file and, beside it, a JSON record about it."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from adapters.files.durable_files import make_directory, write_together
from adapters.files.storage_faults import storage_faults_explained
from adapters.storage.csv_batch import encode_products
from domain.model.data.dataset import Collection


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedRecord:
    """What is known about a staged batch.

    Attributes:
        sha256: of the CSV file this record belongs to; another one beside it is half a staging.
    """

    run_key: str
    rows: int
    sha256: str
    seed: int | None
    generated_at: datetime
    schema_version: int
    cursor: str = ""


class Staging:
    """A directory of staged batches, named like the batch files they may become."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._format = TypeAdapter(StagedRecord)

    def csv_path(self, batch: str) -> Path:
        return self.directory / batch

    def record_path(self, batch: str) -> Path:
        return (self.directory / batch).with_suffix(".json")

    def write(self, batch: str, collection: Collection, run_key: str) -> StagedRecord:
        """Stage a collection, durably, instead of what was staged under this name.

        Raises:
            StorageFull: what was staged before still is.
        """
        content = encode_products(collection.products)
        record = StagedRecord(
            run_key=run_key,
            rows=len(collection.products),
            sha256=hashlib.sha256(content).hexdigest(),
            seed=collection.seed,
            generated_at=collection.generated_at,
            schema_version=collection.schema_version,
            cursor=collection.cursor,
        )
        make_directory(self.directory)
        write_together(
            {
                self.csv_path(batch): content,
                self.record_path(batch): self._format.dump_json(record),
            }
        )
        return record

    def read(self, batch: str) -> StagedRecord | None:
        """The record of a staged batch; None when there is none that can be used."""
        try:
            with storage_faults_explained(self.record_path(batch)):
                return self._format.validate_json(self.record_path(batch).read_bytes())
        except (FileNotFoundError, ValidationError):
            return None

    def remove(self, batch: str) -> None:
        """Remove all traces, also of stagings that were killed."""
        for path in self.directory.glob(f"{Path(batch).stem}.*"):
            path.unlink(missing_ok=True)
