"""What every dataset store promises, checked on the fake and on the one on disk."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import assert_type

import pytest

from adapters.storage.csv_dataset_store import CsvDatasetStore
from domain.errors.base import InvalidValue
from domain.errors.data import BatchNotStaged, DatasetEmpty, DatasetVersionUnknown
from domain.ports.dataset_store import DatasetStore
from tests.fakes.collections import NOW, make_collection, make_product, now
from tests.fakes.dataset_store import FakeDatasetStore

MakeStore = Callable[[], DatasetStore]


@pytest.fixture(params=["fake", "csv"])
def make_store(request: pytest.FixtureRequest, tmp_path: Path) -> MakeStore:
    def make() -> DatasetStore:
        if request.param == "fake":
            return FakeDatasetStore(clock=now)
        directory = Path(tempfile.mkdtemp(dir=tmp_path)) / "data"
        return CsvDatasetStore(directory, lock_timeout=10, clock=now)

    return make


@pytest.fixture
def store(make_store: MakeStore) -> DatasetStore:
    return make_store()


def add(store: DatasetStore, run_key: str, *numbers: int, title: str = "Mug") -> None:
    products = (make_product(number, title=title) for number in numbers)
    store.stage(make_collection(*products), run_key=run_key)
    store.commit(run_key)


def test_an_empty_store_has_no_version(store: DatasetStore) -> None:
    assert store.latest() is None
    assert list(store.versions()) == []
    with pytest.raises(DatasetEmpty):
        store.load()


def test_staging_alone_changes_no_version(store: DatasetStore) -> None:
    staged = store.stage(make_collection(make_product(1), make_product(2)), run_key="a")
    assert (staged.run_key, staged.rows) == ("a", 2)
    assert store.latest() is None


def test_a_commit_describes_its_batch(store: DatasetStore) -> None:
    add(store, "a", 1, 2)
    store.stage(make_collection(make_product(3), seed=None), run_key="b")
    version = store.commit("b")
    assert (version.number, version.run_key, version.seed) == (2, "b", None)
    assert (version.batch_rows, version.total_rows) == (1, 3)
    assert version.created_at == NOW
    assert store.latest() == version
    assert [v.number for v in store.versions()] == [1, 2]
    assert store.versions()[0].seed == 7


def test_committing_again_returns_the_same_version(store: DatasetStore) -> None:
    add(store, "a", 1)
    add(store, "b", 2)
    assert store.commit("a") == store.versions()[0]
    assert len(store.versions()) == 2


def test_a_version_is_found_by_its_run_key(store: DatasetStore) -> None:
    assert store.find("one") is None
    store.stage(make_collection(make_product(1)), run_key="one")
    assert store.find("one") is None
    assert store.commit("one") == store.find("one")
    assert store.find("two") is None


def test_staging_after_the_commit_writes_nothing(store: DatasetStore) -> None:
    add(store, "a", 1, 2)
    staged = store.stage(make_collection(make_product(9)), run_key="a")
    assert staged.rows == 2
    assert store.commit("a").number == 1
    assert len(store.load()) == 2


def test_staging_again_replaces(store: DatasetStore) -> None:
    store.stage(make_collection(make_product(1)), run_key="a")
    add(store, "a", 2, 3)
    assert len(store.load()) == 2


def test_nothing_staged_cannot_be_committed(store: DatasetStore) -> None:
    store.stage(make_collection(make_product(1)), run_key="a")
    with pytest.raises(BatchNotStaged) as caught:
        store.commit("b")
    assert caught.value.run_key == "b"


@pytest.mark.parametrize("run_key", ["", " \n", "\ud800"])
def test_a_run_key_must_be_text(store: DatasetStore, run_key: str) -> None:
    with pytest.raises(InvalidValue):
        store.stage(make_collection(make_product(1)), run_key=run_key)


@pytest.mark.parametrize("run_key", ["../../etc/passwd", "a/b", 'x"\n,{}', "日本 2026", "x" * 9000])
def test_any_other_run_key_is_kept_as_it_is(store: DatasetStore, run_key: str) -> None:
    add(store, "first", 1)
    add(store, run_key, 2)
    add(store, "last", 3)
    assert store.versions()[1].run_key == run_key
    assert store.commit(run_key).number == 2


def test_an_empty_collection_is_refused(store: DatasetStore) -> None:
    with pytest.raises(InvalidValue):
        store.stage(make_collection(), run_key="a")


def test_rows_come_back_in_order(store: DatasetStore) -> None:
    product = make_product(5, title='Pot, "big"\r\n', rating=2.5)
    store.stage(make_collection(product, make_product(4)), run_key="a")
    version = store.commit("a")
    dataset = store.load()
    assert dataset.version == version
    assert dataset.digest == version.digest
    assert dataset.ids == [product.id, make_product(4).id]
    assert dataset.titles == [product.title, "Mug"]
    assert (dataset.categories[0], dataset.descriptions[0]) == ("Office", "Holds coffee.")
    assert (dataset.prices[0], dataset.ratings[0]) == (12.5, 2.5)
    assert_type(dataset.titles, list[str])


def test_the_newest_of_equal_ids_is_kept_at_its_place(store: DatasetStore) -> None:
    first = (make_product(1), make_product(2), make_product(1, title="Twice"))
    store.stage(make_collection(*first), run_key="a")
    store.commit("a")
    add(store, "b", 3, 2, title="Renewed")
    assert store.load(1).titles == ["Mug", "Twice"]
    assert store.load().titles == ["Twice", "Renewed", "Renewed"]
    assert [int(i[-2:]) for i in store.load().ids] == [1, 3, 2]


def test_versions_and_windows(store: DatasetStore) -> None:
    for number in (1, 2, 3):
        add(store, f"run {number}", number)
    assert [len(store.load(number)) for number in (1, 2, 3)] == [1, 2, 3]
    window = store.load(2, window=1)
    assert window.ids == [str(make_product(2).id)]
    assert window.version == store.versions()[1]
    assert window.digest not in {version.digest for version in store.versions()}
    assert store.load(3, window=3).digest == store.load().digest
    assert store.load(2, window=99) == store.load(2)


def test_equal_histories_have_equal_digests_and_others_do_not(make_store: MakeStore) -> None:
    one, same, swapped = make_store(), make_store(), make_store()
    for store, order in ((one, (1, 2)), (same, (1, 2)), (swapped, (2, 1))):
        for number in order:
            add(store, str(number), number)
    assert one.load().digest == same.load().digest != swapped.load().digest
    assert len({version.digest for version in (*one.versions(), *swapped.versions())}) == 4


def test_what_does_not_exist_is_named(store: DatasetStore) -> None:
    add(store, "a", 1)
    with pytest.raises(InvalidValue):
        store.load(window=0)
    for version in (0, -1, 2):
        with pytest.raises(DatasetVersionUnknown) as caught:
            store.load(version)
        assert (caught.value.version, caught.value.latest) == (version, 1)
