"""bundle.json, read strictly."""

import json
from dataclasses import fields, replace
from pathlib import Path

import pytest

from adapters.storage.bundle_manifest import (
    REQUIRED_FILES,
    _Document,
    manifest_to_json,
    read_manifest,
)
from domain.errors.promotion import BundleDamaged, BundleMissing
from domain.model.promotion.bundle import BUNDLE_SCHEMA_VERSION, BundleManifest
from tests.fakes.exported import UNSEALED

SEALED = replace(UNSEALED, files=dict.fromkeys(REQUIRED_FILES, "a" * 64))


def read(directory: Path, content: bytes) -> BundleManifest:
    (directory / "bundle.json").write_bytes(content)
    return read_manifest(directory)


@pytest.mark.parametrize(
    "manifest",
    [SEALED, replace(SEALED, model_version=7, beats_baseline=False, label_threshold=4)],
    ids=["candidate", "published"],
)
def test_round_trip(tmp_path: Path, manifest: BundleManifest) -> None:
    assert read(tmp_path, manifest_to_json(manifest)) == manifest


def test_the_document_is_the_manifest() -> None:
    assert list(_Document.model_fields) == [each.name for each in fields(BundleManifest)]
    assert json.loads(manifest_to_json(SEALED))["schema_version"] == BUNDLE_SCHEMA_VERSION


KEYS = [each.name for each in fields(BundleManifest) if each.name != "label"]


@pytest.mark.parametrize("key", KEYS)
def test_every_key_that_was_always_written_is_required(tmp_path: Path, key: str) -> None:
    document = json.loads(manifest_to_json(SEALED))
    del document[key]
    with pytest.raises(BundleDamaged, match=key):
        read(tmp_path, json.dumps(document).encode())


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("schema_version", 2),
        ("schema_version", "1"),
        ("model_version", "1"),
        ("model_version", 0),
        ("run_id", ""),
        ("dataset_version", 1.5),
        ("label_threshold", "3.5"),
        ("precision", "fp16"),
        ("max_length", 0),
        ("accuracy", 1.5),
        ("accuracy", float("nan")),
        ("beats_baseline", 1),
        ("colour", "red"),
        ("files", []),
        ("files", {}),
    ],
)
def test_wrong_values_are_refused(tmp_path: Path, key: str, value: object) -> None:
    document = {**json.loads(manifest_to_json(SEALED)), key: value}
    with pytest.raises(BundleDamaged):
        read(tmp_path, json.dumps(document).encode())


@pytest.mark.parametrize(
    "name", ["../x", "/etc/passwd", "a/b", "a\\b", "..", ".", "", ".hidden", "x\n", "C:x", "ü"]
)
def test_names_outside_the_directory_are_refused(tmp_path: Path, name: str) -> None:
    document = json.loads(manifest_to_json(SEALED))
    document["files"][name] = "a" * 64
    with pytest.raises(BundleDamaged):
        read(tmp_path, json.dumps(document).encode())


@pytest.mark.parametrize("digest", ["a" * 63, "A" * 64, "a" * 64 + "\n", "", 1])
def test_digests_are_sha256(tmp_path: Path, digest: object) -> None:
    document = json.loads(manifest_to_json(SEALED))
    document["files"]["model.onnx"] = digest
    with pytest.raises(BundleDamaged):
        read(tmp_path, json.dumps(document).encode())


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'"text"'])
def test_what_is_no_json_object_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(BundleDamaged):
        read(tmp_path, content)


def test_a_directory_without_one_is_no_bundle(tmp_path: Path) -> None:
    with pytest.raises(BundleMissing):
        read_manifest(tmp_path / "nowhere")


def test_a_manifest_from_before_labels_were_said_means_stars(tmp_path: Path) -> None:
    document = json.loads(manifest_to_json(SEALED))
    del document["label"]
    manifest = read(tmp_path, json.dumps(document).encode())
    assert manifest.label_words == f"rating of at least {SEALED.label_threshold:g} stars"
