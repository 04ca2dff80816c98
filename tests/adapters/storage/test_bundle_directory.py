"""BundleDirectory: what it refuses, mends and leaves out."""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.storage.bundle_directory import BundleDirectory
from domain.errors.promotion import BundleDamaged
from domain.model.promotion.bundle import Bundle
from tests.fakes.exported import UNSEALED, write_exported


def publish(store: BundleDirectory, directory: Path, version: int) -> Bundle:
    sealed = store.seal(write_exported(directory, f"content {version}"), UNSEALED)
    return store.publish(sealed, replace(sealed.manifest, model_version=version))


def _rewrite(old: str, new: str) -> Callable[[Path], None]:
    def damage(bundle: Path) -> None:
        text = (bundle / "bundle.json").read_text()
        assert old in text
        (bundle / "bundle.json").write_text(text.replace(old, new))

    return damage


DAMAGES: dict[str, tuple[str, Callable[[Path], None]]] = {
    "missing file": ("model.onnx", lambda bundle: (bundle / "model.onnx").unlink()),
    "truncated file": ("model.onnx", lambda bundle: os.truncate(bundle / "model.onnx", 3)),
    "other content": ("config.json", lambda bundle: _write(bundle / "config.json", "other")),
    "directory for a file": ("metrics.json", lambda bundle: _directory(bundle / "metrics.json")),
    "pipe for a file": ("metrics.json", lambda bundle: _pipe(bundle / "metrics.json")),
    "pipe for the manifest": ("bundle.json", lambda bundle: _pipe(bundle / "bundle.json")),
    "no manifest": ("bundle.json", lambda bundle: (bundle / "bundle.json").unlink()),
    "manifest not JSON": ("bundle.json", lambda bundle: _write(bundle / "bundle.json", "{")),
    "foreign schema": ("bundle.json", _rewrite('"schema_version": 1', '"schema_version": 2')),
    "traversal": ("bundle.json", _rewrite('"model.onnx"', '"../model.onnx"')),
    "no bundle": ("bundle.json", shutil.rmtree),
}


def _write(path: Path, text: str) -> None:
    path.write_text(text)


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _directory(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_bundle_is_refused_and_publishing_mends_it(
    store: BundleDirectory, tmp_path: Path, damage: str
) -> None:
    served = publish(store, tmp_path / "candidate", 1)
    file, inflict = DAMAGES[damage]
    inflict(Path(served.location))
    with pytest.raises(BundleDamaged) as caught:
        store.served()
    assert caught.value.file == file
    assert publish(store, tmp_path / "candidate", 1) == served == store.served()


def test_the_link_survives_a_move_of_the_whole_store(
    store: BundleDirectory, models: Path, tmp_path: Path
) -> None:
    served = publish(store, tmp_path / "candidate", 1)
    models.rename(tmp_path / "moved")
    moved = BundleDirectory(tmp_path / "moved").served()
    assert moved is not None
    assert moved.manifest == served.manifest


def test_hidden_and_half_written_files_are_no_part_of_a_bundle(
    store: BundleDirectory, tmp_path: Path
) -> None:
    directory = tmp_path / "candidate"
    write_exported(directory)
    (directory / ".DS_Store").write_text("")
    (directory / "model.onnx.0.tmp").write_text("")
    (directory / "model.safetensors").write_text("weights")
    files = store.seal(str(directory), UNSEALED).manifest.files
    assert set(files) == {
        "model.onnx", "tokenizer.json", "config.json", "metrics.json", "model.safetensors",
    }  # fmt: skip
