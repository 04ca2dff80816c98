"""Batch files read as one table of rows, each proven against its digest on the way."""

import errno
import hashlib
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pyarrow as pa

from adapters.files.storage_faults import storage_faults_explained
from adapters.storage.csv_batch import (
    HEADERS,
    header_of,
    newest_columns,
    parse_rows,
)
from domain.errors.data import BatchDamaged
from domain.model.data.dataset import Dataset, DatasetVersion

_PART_BYTES = 8 << 20  # parsing has a fixed cost, so small batches are joined up to this size


def load_batches(directory: Path, batches: Sequence[DatasetVersion], *, digest: str) -> Dataset:
    """The rows of the batches, which end with the version's own.

    Digests are computed beside the parsing, from the same memory; nothing is given out before all
    of them were right.

    Raises:
        BatchDamaged: a file is missing or differs from its digest.
    """
    with ThreadPoolExecutor(1) as hasher:
        checks: list[Future[None]] = []
        try:
            parts = _parts(directory, batches, hasher, checks)
            tables = [parse_rows(rows, count, HEADERS[header]) for rows, count, header in parts]
            columns = newest_columns(pa.concat_tables(tables, promote_options="default"))
        except ValueError:
            _await(checks)  # what cannot be parsed is most likely damaged: say which file
            raise
        _await(checks)
    return Dataset(
        version=batches[-1],
        digest=digest,
        ids=columns["id"],
        titles=columns["title"],
        categories=columns["category"],
        descriptions=columns["description"],
        prices=columns["price"],
        ratings=columns["rating"],
        labels=columns.get("label", ()),
        impressions=columns.get("impressions", ()),
        clicks=columns.get("clicks", ()),
        orders=columns.get("orders", ()),
    )


def _parts(
    directory: Path,
    batches: Sequence[DatasetVersion],
    hasher: ThreadPoolExecutor,
    checks: list[Future[None]],
) -> Iterator[tuple[pa.Buffer, int, bytes]]:
    """Rows without their header, counted: a large file as it is mapped, small ones joined."""
    joined, count, header = bytearray(), 0, b""
    for batch in batches:
        path = directory / batch.batch
        content = _read(path)
        checks.append(hasher.submit(_check, path, content, batch.batch_sha256))
        own = header_of(content)
        if joined and (own != header or len(joined) >= _PART_BYTES):
            yield pa.py_buffer(joined), count, header
            joined, count = bytearray(), 0
        header = own
        rows = content[len(header) :]
        if len(content) >= _PART_BYTES and not joined:
            yield pa.py_buffer(rows), batch.batch_rows, header
            continue
        joined += rows
        count += batch.batch_rows
    if joined:
        yield pa.py_buffer(joined), count, header


def _read(path: Path) -> memoryview:
    try:
        with storage_faults_explained(path):
            return _content(path)
    except FileNotFoundError as error:
        raise BatchDamaged(str(path), "the file is missing") from error


def _content(path: Path) -> memoryview:
    if path.stat().st_size >= _PART_BYTES:
        try:
            return memoryview(pa.memory_map(str(path)).read_buffer())
        except OSError as error:
            if error.errno != errno.ENODEV:  # of file systems that map no files
                raise
    return memoryview(path.read_bytes())


def _check(path: Path, content: memoryview, expected: str) -> None:
    actual = hashlib.sha256(content).hexdigest()
    if actual != expected:
        raise BatchDamaged(str(path), f"its sha256 is {actual}, expected {expected}")


def _await(checks: Sequence[Future[None]]) -> None:
    for check in checks:
        check.result()
