"""The store on disk against a list of batches, with kills at every durable step."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from adapters.storage.csv_dataset_store import CsvDatasetStore
from domain.errors.data import BatchNotStaged
from domain.model.catalog.product import Product
from tests.fakes.collections import make_collection, make_product, now
from tests.fakes.failing_disk import killed_at

Batch = tuple[Product, ...]
KEYS = st.sampled_from(["a", "b", "c", "d", "e"])
PRODUCTS = st.builds(make_product, st.integers(0, 5), title=st.sampled_from(["x", "a\r\nb", "é"]))
BATCHES = st.lists(PRODUCTS, min_size=1, max_size=4).map(tuple)
STEPS = st.integers(1, 16)


class CsvStoreMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.directory = Path(tempfile.mkdtemp())
        self.committed: dict[str, Batch] = {}
        self.staged: dict[str, set[Batch | None]] = {}  # what a commit may find; None: nothing
        self.reopen()

    def teardown(self) -> None:
        shutil.rmtree(self.directory)

    @rule()
    def reopen(self) -> None:
        self.store = CsvDatasetStore(self.directory, lock_timeout=10, clock=now)

    @rule(key=KEYS, batch=BATCHES)
    def stage(self, key: str, batch: Batch) -> None:
        staged = self.store.stage(make_collection(*batch), run_key=key)
        assert staged.rows == len(self.committed.get(key, batch))
        self.staged[key] = {batch}

    @rule(key=KEYS, batch=BATCHES, step=STEPS)
    def killed_while_staging(self, key: str, batch: Batch, step: int) -> None:
        with killed_at(step) as killed:
            self.stage(key, batch)
        if killed:
            self.staged[key] = self.staged.get(key, set()) | {None, batch}
        self.reopen()

    @rule(key=KEYS)
    def commit(self, key: str) -> None:
        possible = self.staged.get(key, {None})
        try:
            version = self.store.commit(key)
        except BatchNotStaged:
            assert key not in self.committed
            assert None in possible
            return
        if key not in self.committed:
            self.committed[key] = self.batch_at(version.number)
            assert self.committed[key] in possible
            assert version.number == len(self.committed)
        assert version.number == 1 + list(self.committed).index(key)

    @rule(key=KEYS, step=STEPS)
    def killed_while_committing(self, key: str, step: int) -> None:
        with killed_at(step) as killed:
            self.commit(key)
        self.reopen()
        versions = self.store.versions()
        if killed and len(versions) > len(self.committed):  # after the commit point
            assert versions[-1].run_key == key
            self.committed[key] = self.batch_at(len(versions))
            assert self.committed[key] in self.staged[key]

    @rule(size=st.integers(1, 40))
    def tear(self, size: int) -> None:
        with (self.directory / "manifest.jsonl").open("ab") as manifest:
            manifest.write(b'{"number":9,"run_key":"torn","batch":"9.csv","batch_sha256"'[:size])

    @invariant()
    def versions_are_the_committed_batches(self) -> None:
        versions = self.store.versions()
        assert [version.run_key for version in versions] == list(self.committed)
        assert self.store.latest() == (versions[-1] if versions else None)

    @invariant()
    def rows_are_those_committed(self) -> None:
        if self.committed:
            rows = [product for batch in self.committed.values() for product in batch]
            newest = {product.id: product.title for product in rows}
            dataset = self.store.load()
            assert dict(zip(dataset.ids, dataset.titles, strict=True)) == newest

    def batch_at(self, number: int) -> Batch:
        """The batch of a version as read back, as the known batch that has those rows."""
        dataset = self.store.load(number, window=1)
        found = dict(zip(dataset.ids, dataset.titles, strict=True))
        key = self.store.versions()[number - 1].run_key
        return next(
            batch
            for batch in self.staged[key]
            if batch is not None and {str(p.id): p.title for p in batch} == found
        )


CsvStoreMachine.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestCsvStore = CsvStoreMachine.TestCase


@pytest.mark.parametrize("step", range(1, 20))
def test_a_retry_after_a_kill_at_any_step_of_a_commit_adds_one_version(
    tmp_path: Path, step: int
) -> None:
    store = CsvDatasetStore(tmp_path, lock_timeout=10, clock=now)
    store.stage(make_collection(make_product(1)), run_key="a")
    with killed_at(step):
        store.commit("a")
    reopened = CsvDatasetStore(tmp_path, lock_timeout=10, clock=now)
    reopened.stage(make_collection(make_product(1)), run_key="a")
    assert reopened.commit("a").number == 1
    assert len(reopened.versions()) == 1
    assert list((tmp_path / "staging").iterdir()) == []
