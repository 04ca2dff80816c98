"""A dataset store in memory, which passes the same contract as the one on disk."""

import hashlib
from collections.abc import Sequence
from dataclasses import astuple

from domain.errors.base import InvalidValue
from domain.errors.data import BatchNotStaged, DatasetEmpty, DatasetVersionUnknown
from domain.model.catalog.product import Product
from domain.model.data.dataset import Collection, Dataset, DatasetVersion, StagedBatch
from domain.ports.clock import Clock


class FakeDatasetStore:
    def __init__(self, *, clock: Clock) -> None:
        self._clock = clock
        self._staged: dict[str, Collection] = {}
        self._batches: list[tuple[Product, ...]] = []
        self._versions: list[DatasetVersion] = []

    def stage(self, collection: Collection, *, run_key: str) -> StagedBatch:
        encodable = run_key.encode(errors="ignore").decode() == run_key
        if not run_key.strip() or not encodable:
            raise InvalidValue("run key", run_key, "text that is not blank and has a UTF-8 form")
        if not collection.products:
            raise InvalidValue("collection size", 0, "at least one product")
        if version := self._committed(run_key):
            return StagedBatch(run_key=run_key, rows=version.batch_rows)
        self._staged[run_key] = collection
        return StagedBatch(run_key=run_key, rows=len(collection.products))

    def commit(self, run_key: str) -> DatasetVersion:
        if version := self._committed(run_key):
            return version
        if run_key not in self._staged:
            raise BatchNotStaged(run_key)
        version = self._next_version(run_key, self._staged.pop(run_key))
        self._versions.append(version)
        return version

    def find(self, run_key: str) -> DatasetVersion | None:
        return self._committed(run_key)

    def latest(self) -> DatasetVersion | None:
        return self._versions[-1] if self._versions else None

    def versions(self) -> Sequence[DatasetVersion]:
        return list(self._versions)

    def load(self, version: int | None = None, *, window: int | None = None) -> Dataset:
        if window is not None and window < 1:
            raise InvalidValue("window", window, "at least 1 batch")
        if not self._versions:
            raise DatasetEmpty("memory")
        number = len(self._versions) if version is None else version
        if not 1 <= number <= len(self._versions):
            raise DatasetVersionUnknown(number, len(self._versions))
        chosen = slice(0 if window is None else max(0, number - window), number)
        rows = [product for batch in self._batches[chosen] for product in batch]
        newest = {product.id: position for position, product in enumerate(rows)}
        kept = [rows[position] for position in sorted(newest.values())]
        return Dataset(
            version=self._versions[number - 1],
            digest=_chain("", *(version.batch_sha256 for version in self._versions[chosen])),
            ids=[product.id for product in kept],
            titles=[product.title for product in kept],
            categories=[product.category for product in kept],
            descriptions=[product.description for product in kept],
            prices=[float(product.price) for product in kept],
            ratings=[product.rating for product in kept],
        )

    def _committed(self, run_key: str) -> DatasetVersion | None:
        return next((v for v in self._versions if v.run_key == run_key), None)

    def _next_version(self, run_key: str, collection: Collection) -> DatasetVersion:
        latest = self.latest()
        products = collection.products
        sha256 = hashlib.sha256(repr([astuple(product) for product in products]).encode())
        self._batches.append(products)
        return DatasetVersion(
            number=len(self._batches),
            run_key=run_key,
            batch=f"{len(self._batches)}.csv",
            batch_sha256=sha256.hexdigest(),
            batch_rows=len(products),
            total_rows=len(products) + (latest.total_rows if latest else 0),
            digest=_chain(latest.digest if latest else "", sha256.hexdigest()),
            seed=collection.seed,
            created_at=self._clock(),
        )


def _chain(digest: str, *batch_digests: str) -> str:
    for batch_digest in batch_digests:
        digest = hashlib.sha256((digest + batch_digest).encode()).hexdigest()
    return digest
