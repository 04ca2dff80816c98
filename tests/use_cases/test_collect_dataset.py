"""Collecting: two steps, each safe to do again."""

import pytest

from adapters.storage.csv_dataset_store import CsvDatasetStore
from domain.errors import BatchNotStaged, InvalidValue, SourceUnavailable
from domain.model.generation import generate_products
from domain.use_cases.collect_dataset import generate_batch, save_and_version
from tests.fakes.product_source import FakeProductSource


def test_what_was_generated_becomes_the_next_version(empty_store: CsvDatasetStore) -> None:
    source = FakeProductSource()
    for number, (key, seed) in enumerate((("one", 5), ("two", 6)), start=1):
        batch = generate_batch(source, empty_store, run_key=key, count=10, seed=seed)
        assert (batch.run_key, batch.rows) == (key, 10)
        version = save_and_version(empty_store, run_key=key)
        assert (version.number, version.seed) == (number, seed)
    expected = [
        str(product.id) for seed in (5, 6) for product in generate_products(count=10, seed=seed)
    ]
    assert sorted(empty_store.load().ids) == sorted(expected)


def test_generating_alone_makes_no_version(empty_store: CsvDatasetStore) -> None:
    generate_batch(FakeProductSource(), empty_store, run_key="one", count=10, seed=5)
    assert empty_store.latest() is None


def test_a_retry_of_either_step_adds_nothing_twice(empty_store: CsvDatasetStore) -> None:
    source = FakeProductSource()
    for _ in range(2):
        generate_batch(source, empty_store, run_key="one", count=10, seed=None)
    first = save_and_version(empty_store, run_key="one")
    generate_batch(source, empty_store, run_key="one", count=10, seed=99)
    assert save_and_version(empty_store, run_key="one") == first
    assert len(empty_store.versions()) == 1


def test_a_source_that_fails_leaves_the_dataset_as_it_was(store: CsvDatasetStore) -> None:
    source = FakeProductSource()
    source.fails_with = SourceUnavailable("http://data.example", 5, "refused")
    before = store.latest()
    with pytest.raises(SourceUnavailable):
        generate_batch(source, store, run_key="two", count=10, seed=None)
    with pytest.raises(BatchNotStaged):
        save_and_version(store, run_key="two")
    assert store.latest() == before


def test_a_count_that_cannot_be_is_refused(empty_store: CsvDatasetStore) -> None:
    with pytest.raises(InvalidValue, match="count"):
        generate_batch(FakeProductSource(), empty_store, run_key="one", count=0, seed=None)
