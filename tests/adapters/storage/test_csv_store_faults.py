"""What the store on disk does about a full disk, killed processes and other writers."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import pytest
from filelock import FileLock

from adapters.storage.csv_dataset_store import CsvDatasetStore
from domain.errors.data import BatchNotStaged
from domain.errors.storage import StorageFull, StoreBusy
from tests.fakes.collections import make_collection, make_product, now
from tests.fakes.failing_disk import fail_at, killed_at


@pytest.fixture
def store(tmp_path: Path) -> CsvDatasetStore:
    return CsvDatasetStore(tmp_path, lock_timeout=0.05, clock=now)


def add(store: CsvDatasetStore, *numbers: int) -> None:
    for number in numbers:
        store.stage(make_collection(make_product(number)), run_key=str(number))
        store.commit(str(number))


def files_under(directory: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in directory.rglob("*") if path.is_file()}


def test_a_batch_file_is_rfc_4180(store: CsvDatasetStore, tmp_path: Path) -> None:
    store.stage(make_collection(make_product(1, title='a,"b"\nc')), run_key="a")
    batch = tmp_path / "batches" / store.commit("a").batch
    assert batch.read_bytes() == (
        b"id,title,category,description,price,rating,timestamp\r\n"
        b'00000000-0000-0000-0000-000000000001,"a,""b""\nc",Office,Holds coffee.,12.50,4.0,'
        b"2026-03-01T12:00:00+00:00\r\n"
    )


def test_orphans_of_killed_commits_do_not_look_like_a_lost_manifest(
    store: CsvDatasetStore, tmp_path: Path
) -> None:
    for key in ("a", "b"):
        store.stage(make_collection(make_product(1)), run_key=key)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "write", lambda *_: no_space())
        for key in ("a", "b"):
            with pytest.raises(StorageFull):
                store.commit(key)
    assert len(list((tmp_path / "batches").iterdir())) == 2
    assert [store.commit(key).number for key in ("b", "a")] == [1, 2]


def no_space() -> NoReturn:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def no_quota() -> NoReturn:
    raise OSError(errno.EDQUOT, os.strerror(errno.EDQUOT))


@pytest.mark.parametrize("fail", [no_space, no_quota])
@pytest.mark.parametrize("step", range(1, 9))
def test_a_full_disk_stages_and_commits_nothing(
    store: CsvDatasetStore, tmp_path: Path, step: int, fail: Callable[[], NoReturn]
) -> None:
    add(store, 1)
    store.stage(make_collection(make_product(2)), run_key="2")
    with fail_at(step, fail), pytest.raises(StorageFull):
        store.commit("2")
    assert [version.number for version in store.versions()] == [1]
    assert store.commit("2").number == 2
    assert (tmp_path / "manifest.jsonl").read_bytes().count(b"\n") == 2


@pytest.mark.parametrize("step", [1, 2])  # the fsyncs of both files, before any rename
def test_a_full_disk_while_staging_leaves_what_was_staged(
    store: CsvDatasetStore, tmp_path: Path, step: int
) -> None:
    store.stage(make_collection(make_product(1)), run_key="a")
    before = files_under(tmp_path)
    with fail_once(step), pytest.raises(StorageFull):
        store.stage(make_collection(make_product(2)), run_key="a")
    assert files_under(tmp_path) == before
    store.commit("a")
    assert store.load().ids == [str(make_product(1).id)]


@contextmanager
def fail_once(step: int) -> Iterator[None]:
    """Fail one fsync only: what the store does to tidy up works."""
    real, calls = os.fsync, iter(range(1, 1_000))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda fd: no_space() if next(calls) == step else real(fd))
        yield


def test_half_a_staging_is_not_committed(store: CsvDatasetStore, tmp_path: Path) -> None:
    store.stage(make_collection(make_product(1)), run_key="a")
    (staged,) = (tmp_path / "staging").glob("*.csv")
    staged.write_bytes(staged.read_bytes()[:-1])
    with pytest.raises(BatchNotStaged):
        store.commit("a")


def test_a_lock_held_elsewhere_is_waited_for_so_long(
    store: CsvDatasetStore, tmp_path: Path
) -> None:
    add(store, 1)
    store.stage(make_collection(make_product(2)), run_key="2")
    with FileLock(tmp_path / ".lock"):
        with pytest.raises(StoreBusy) as caught:
            store.commit("2")
        assert len(store.load()) == 1  # readers never wait
    assert caught.value.seconds == 0.05
    assert store.commit("2").number == 2


def test_a_killed_staging_leaves_nothing_after_the_commit(
    store: CsvDatasetStore, tmp_path: Path
) -> None:
    with killed_at(3) as killed:
        store.stage(make_collection(make_product(1)), run_key="1")
    assert killed
    add(store, 1)
    assert list((tmp_path / "staging").iterdir()) == []
