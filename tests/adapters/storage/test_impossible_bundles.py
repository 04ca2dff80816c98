"""Bundles whose digests are right and whose facts cannot be: refused, and mended by publishing."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from adapters.storage.bundle_directory import BundleDirectory
from domain.errors.promotion import BundleDamaged
from domain.model.promotion.bundle import Bundle
from tests.fakes.exported import UNSEALED, write_exported

Change = Callable[[Path], None]
ENDLESS = float("inf")
HUGE = 10**30


def publish(store: BundleDirectory, directory: Path) -> Bundle:
    sealed = store.seal(write_exported(directory), UNSEALED)
    return store.publish(sealed, replace(sealed.manifest, model_version=1))


def reseal(bundle: Path, file: str, key: str, value: object) -> None:
    """Change a fact of a published bundle in place, and let its digests agree again."""
    content: dict[str, Any] = {}
    if (bundle / file).exists():
        content = json.loads((bundle / file).read_bytes())
    (bundle / file).write_text(json.dumps({**content, key: value}))
    manifest = json.loads((bundle / "bundle.json").read_bytes())
    if file != "bundle.json":
        manifest["files"][file] = hashlib.sha256((bundle / file).read_bytes()).hexdigest()
        (bundle / "bundle.json").write_text(json.dumps(manifest))


IMPOSSIBLE = [
    *(
        ("config.json", "max_position_embeddings", value)
        for value in (0, -1, 7, HUGE, ENDLESS, 512.0, "512", True, None)
    ),
    *(
        ("bundle.json", "max_length", value)
        for value in (0, -1, 7, 513, HUGE, ENDLESS, 128.0, "128", True, None)
    ),
    *(("bundle.json", "model_version", value) for value in (None, 0, -1, HUGE, ENDLESS, 1.0)),
    *(("bundle.json", "dataset_version", value) for value in (None, 0, -1, HUGE, ENDLESS)),
    *(
        ("bundle.json", "accuracy", value)
        for value in (-0.1, 1.1, float("nan"), ENDLESS, None, "0.8")
    ),
    *(("bundle.json", "label_threshold", value) for value in (float("nan"), ENDLESS, None)),
    *(("bundle.json", "created_at", value) for value in ("", "yesterday", "2026-01-02T03:04:05")),
    *(
        ("calibration.json", "temperature", value)
        for value in (0, -1, float("nan"), ENDLESS, 1e-9, None)
    ),
    ("calibration.json", "rows", -1),
    ("calibration.json", "log_loss_after", float("nan")),
    ("calibration.json", "log_loss_before", -0.5),
]


@pytest.mark.parametrize(("file", "key", "value"), IMPOSSIBLE)
def test_it_is_refused_by_file_and_publishing_mends_it(
    tmp_path: Path, file: str, key: str, value: object
) -> None:
    store = BundleDirectory(tmp_path / "models")
    served = publish(store, tmp_path / "candidate")
    if file == "calibration.json" and key != "temperature":
        reseal(Path(served.location), file, "temperature", 1.0)
    reseal(Path(served.location), file, key, value)
    with pytest.raises(BundleDamaged) as caught:
        store.served()
    assert caught.value.file == file
    assert key in str(caught.value)
    assert publish(store, tmp_path / "candidate") == store.served()


def test_a_model_that_reads_less_than_it_was_trained_on_is_refused(tmp_path: Path) -> None:
    store = BundleDirectory(tmp_path / "models")
    served = publish(store, tmp_path / "candidate")
    reseal(Path(served.location), "config.json", "max_position_embeddings", 64)
    with pytest.raises(BundleDamaged, match="has max_length 128, and the model reads 64 tokens"):
        store.served()


def test_a_candidate_needs_no_version_until_it_is_served(tmp_path: Path) -> None:
    store = BundleDirectory(tmp_path / "models")
    sealed = store.seal(write_exported(tmp_path / "candidate"), UNSEALED)
    assert store.open(sealed.location).manifest.model_version is None


def test_nothing_impossible_can_be_sealed(tmp_path: Path) -> None:
    store = BundleDirectory(tmp_path / "models")
    location = write_exported(tmp_path / "candidate")
    Path(location, "config.json").write_text('{"max_position_embeddings": 0}')
    with pytest.raises(BundleDamaged, match="max_position_embeddings"):
        store.seal(location, UNSEALED)
