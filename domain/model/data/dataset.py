"""Versioned product data: what was collected, and what a version of the dataset holds."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from domain.errors.catalog import RowFault
from domain.model.catalog.product import Product
from domain.model.data.label_rule import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Products as one answer of a source gave them, with where they came from.

    Attributes:
        cursor: what the source is asked with the next time.
        refused: rows of the answer that are no products, in the order they came.
    """

    products: tuple[Product, ...]
    seed: int | None
    generated_at: datetime
    schema_version: int
    cursor: str = ""
    refused: tuple[RowFault, ...] = ()

    def numbered(self) -> Iterator[tuple[int, Product]]:
        """The products with their rows in the answer, counted from 1."""
        gaps = {fault.row for fault in self.refused}
        rows = (row for row in count(1) if row not in gaps)
        return zip(rows, self.products, strict=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedBatch:
    """A collection written down safely under a run key, not yet part of any dataset version."""

    run_key: str
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetVersion:
    """Dataset version N: the batches 1 to N, in the order they were committed.

    Attributes:
        number: 1 for the first version.
        run_key: the run that added its last batch; a run adds at most one.
        batch: file name of that batch.
        batch_sha256: hexadecimal digest of the batch file's bytes.
        batch_rows: products in that batch.
        total_rows: products in all batches up to this one, before de-duplication.
        digest: hexadecimal digest of the whole version: sha256 over the previous version's digest
            and this batch's, so that it covers the history at the cost of one batch.
        seed: the seed the source drew the batch with, where it said so.
        created_at: when the version was committed, UTC.
        cursor: of the source after this batch; empty where it was not recorded.
    """

    number: int
    run_key: str
    batch: str
    batch_sha256: str
    batch_rows: int
    total_rows: int
    digest: str
    seed: int | None
    created_at: datetime
    cursor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """The rows of a dataset version as columns of equal length, de-duplicated by product id.

    Attributes:
        version: which version the rows belong to.
        digest: identifies exactly these rows: the version's digest, or, when only a window of the
            last batches was loaded, the digest of that window.
        prices: in the shop's currency; floats, because here they are only measured, never sold at.
        ratings: stars.
        labels: what the sellers say; with impressions, clicks and orders empty where no batch has
            such a column.
    """

    version: DatasetVersion
    digest: str
    ids: Sequence[str]
    titles: Sequence[str]
    categories: Sequence[str | None]
    descriptions: Sequence[str]
    prices: Sequence[float | None]
    ratings: Sequence[float | None]
    labels: Sequence[bool | None] = ()
    impressions: Sequence[int | None] = ()
    clicks: Sequence[int | None] = ()
    orders: Sequence[int | None] = ()

    def __len__(self) -> int:
        return len(self.ids)

    def evidence(self) -> list[Evidence]:
        """What labels are made of, row by row."""
        unknown: Sequence[None] = [None] * len(self)
        columns = (self.labels, self.impressions, self.clicks, self.orders)
        rows = zip(self.ratings, *(column or unknown for column in columns), strict=True)
        return [Evidence(*row) for row in rows]


def chain_digests(batch_digests: Iterable[str], *, start: str = "") -> str:
    """Fold batch digests into one that identifies all of them, in their order."""
    digest = start
    for batch_digest in batch_digests:
        digest = hashlib.sha256((digest + batch_digest).encode()).hexdigest()
    return digest


def are_rows_of(versions: Sequence[DatasetVersion], digest: str) -> bool:
    """Whether a dataset's digest is that of the newest of these versions, all of it or a window.

    Args:
        versions: from the first one on.
        digest: of the rows a model was trained on.
    """
    batches = [version.batch_sha256 for version in versions]
    starts = [0, *range(len(batches) - 1, 0, -1)]  # all of it, then windows: the short ones first
    return any(chain_digests(batches[first:]) == digest for first in starts)
