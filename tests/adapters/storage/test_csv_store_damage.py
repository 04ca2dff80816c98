"""What the store on disk does when its files are damaged or lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.storage.csv_dataset_store import CsvDatasetStore
from domain.errors.data import BatchDamaged, ManifestDamaged
from tests.fakes.collections import make_collection, make_product, now


@pytest.fixture
def store(tmp_path: Path) -> CsvDatasetStore:
    return CsvDatasetStore(tmp_path, lock_timeout=0.05, clock=now)


def add(store: CsvDatasetStore, *numbers: int) -> None:
    for number in numbers:
        store.stage(make_collection(make_product(number)), run_key=str(number))
        store.commit(str(number))


def files_under(directory: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in directory.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (Path.unlink, "missing"),
        (lambda path: path.write_bytes(b""), "sha256"),
        (lambda path: path.write_bytes(path.read_bytes()[:-30]), "sha256"),
        (lambda path: path.write_bytes(path.read_bytes().replace(b"Mug", b"Jug")), "sha256"),
        (lambda path: path.write_bytes(path.read_bytes().replace(b"id,", b"di,")), "sha256"),
        (lambda path: path.write_bytes(path.read_bytes() + b'"'), "sha256"),
        (lambda path: path.write_bytes(b"\x00\xff" * 300), "sha256"),
    ],
)
def test_damage_names_the_file(
    store: CsvDatasetStore, tmp_path: Path, damage: Callable[[Path], object], reason: str
) -> None:
    add(store, 1, 2, 3)
    path = tmp_path / "batches" / store.versions()[1].batch
    damage(path)
    with pytest.raises(BatchDamaged, match=reason) as caught:
        store.load()
    assert caught.value.path == str(path)
    assert len(store.load(1)) == len(store.load(3, window=1)) == 1


def test_an_append_reads_no_earlier_batch(store: CsvDatasetStore, tmp_path: Path) -> None:
    add(store, 1, 2)
    for batch in (tmp_path / "batches").iterdir():
        batch.unlink()
    add(store, 3)
    assert store.load(window=1).ids == [str(make_product(3).id)]


@pytest.mark.parametrize("damaged", [0, 1, 2])
@pytest.mark.parametrize("content", [b"", b"{}", b"\x00" * 9, b'{"number": "one"}'])
def test_a_damaged_manifest_line_is_named(
    store: CsvDatasetStore, tmp_path: Path, damaged: int, content: bytes
) -> None:
    add(store, 1, 2, 3)
    lines = (tmp_path / "manifest.jsonl").read_bytes().splitlines()
    lines[damaged] = content
    (tmp_path / "manifest.jsonl").write_bytes(b"\n".join(lines) + b"\n")
    with pytest.raises(ManifestDamaged) as caught:
        store.versions()
    assert caught.value.line == damaged + 1


def test_a_missing_manifest_line_is_noticed(store: CsvDatasetStore, tmp_path: Path) -> None:
    add(store, 1, 2, 3)
    lines = (tmp_path / "manifest.jsonl").read_bytes().splitlines(keepends=True)
    (tmp_path / "manifest.jsonl").write_bytes(lines[0] + lines[2])
    with pytest.raises(ManifestDamaged, match="line 2"):
        store.load()


def test_nothing_is_added_to_a_damaged_manifest(store: CsvDatasetStore, tmp_path: Path) -> None:
    add(store, 1)
    with (tmp_path / "manifest.jsonl").open("ab") as manifest:
        manifest.write(b"not json\n")
    store.stage(make_collection(make_product(2)), run_key="2")
    before = files_under(tmp_path)
    with pytest.raises(ManifestDamaged) as caught:
        store.commit("2")
    assert caught.value.line == 2
    assert files_under(tmp_path) == before


def test_a_lost_manifest_is_not_started_anew(store: CsvDatasetStore, tmp_path: Path) -> None:
    add(store, 1)
    (tmp_path / "manifest.jsonl").unlink()
    store.stage(make_collection(make_product(2)), run_key="2")
    with pytest.raises(ManifestDamaged):
        store.commit("2")
