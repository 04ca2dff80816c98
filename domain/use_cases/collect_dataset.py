"""Collect products into the next dataset version, in two steps that can each be retried."""

from domain.model.dataset import DatasetVersion, StagedBatch
from domain.ports.dataset_store import DatasetStore
from domain.ports.product_source import ProductSource


def generate_batch(
    source: ProductSource, store: DatasetStore, *, run_key: str, count: int, seed: int | None
) -> StagedBatch:
    """Ask the source for products and stage them under the run key; no version is made yet."""
    return store.stage(source.fetch(count=count, seed=seed), run_key=run_key)


def save_and_version(store: DatasetStore, *, run_key: str) -> DatasetVersion:
    """Make what the run key staged the next dataset version, once."""
    return store.commit(run_key)
