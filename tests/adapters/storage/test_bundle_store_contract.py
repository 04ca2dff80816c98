"""What every BundleStore does, the fake one included."""

import errno
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.storage.bundle_directory import BundleDirectory
from domain.errors.base import InvalidValue
from domain.errors.promotion import BundleDamaged, BundleMissing
from domain.errors.storage import StoreBusy
from domain.model.promotion.bundle import CALIBRATION_FILE, Bundle
from domain.model.training.calibration import UNCALIBRATED, Calibration
from domain.ports.bundle_store import BundleStore
from tests.fakes.bundle_store import FakeBundleStore
from tests.fakes.exported import UNSEALED, write_exported
from tests.fakes.poor_file_systems import no_links

MAKERS: dict[str, Callable[[Path], BundleStore]] = {
    "fake": FakeBundleStore,
    "directory": lambda root: BundleDirectory(root, lock_timeout=0.01),
    "directory without links": lambda root: BundleDirectory(root, lock_timeout=0.01),
}


@pytest.fixture(params=MAKERS)
def store(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> BundleStore:
    if request.param == "directory without links":
        no_links(monkeypatch, errno.ENOTSUP)
    return MAKERS[request.param](tmp_path / "models")


@pytest.fixture
def sealed(store: BundleStore, tmp_path: Path) -> Bundle:
    return store.seal(write_exported(tmp_path / "candidate"), UNSEALED)


def publish(store: BundleStore, bundle: Bundle, version: int) -> Bundle:
    return store.publish(bundle, replace(bundle.manifest, model_version=version))


def place_of(store: BundleStore, bundle: Bundle, version: int) -> Bundle:
    """Where a version stays when another one is published."""
    return store.stage(bundle, replace(bundle.manifest, model_version=version))


def test_nothing_is_served_at_first(store: BundleStore) -> None:
    assert store.served() is None


def test_sealing_lists_every_file(store: BundleStore, sealed: Bundle) -> None:
    assert set(sealed.manifest.files) == {
        "model.onnx", "tokenizer.json", "config.json", "metrics.json",
    }  # fmt: skip
    assert replace(sealed.manifest, files={}) == UNSEALED
    assert store.open(sealed.location) == sealed


def test_sealing_again_follows_the_files(store: BundleStore, sealed: Bundle) -> None:
    write_exported(Path(sealed.location), "other")
    again = store.seal(sealed.location, sealed.manifest)
    assert again.manifest.files != sealed.manifest.files
    assert store.open(sealed.location) == again


def test_texts_are_enclosed_and_replaced(store: BundleStore, sealed: Bundle) -> None:
    first = store.enclose(sealed, {"report.html": "one"})
    again = store.enclose(first, {"report.html": "two"})
    assert set(again.manifest.files) == {*sealed.manifest.files, "report.html"}
    assert again.manifest.files != first.manifest.files
    assert store.open(sealed.location) == again
    assert Path(again.location, "report.html").read_text() == "two"


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "config.json", "metrics.json"])
def test_sealing_needs_every_file(store: BundleStore, tmp_path: Path, name: str) -> None:
    location = write_exported(tmp_path / "candidate")
    Path(location, name).unlink()
    with pytest.raises(BundleDamaged) as caught:
        store.seal(location, UNSEALED)
    assert caught.value.file == name


def test_opening_what_was_never_sealed(store: BundleStore, tmp_path: Path) -> None:
    with pytest.raises(BundleMissing):
        store.open(str(tmp_path / "nowhere"))
    with pytest.raises(BundleMissing):
        store.open(write_exported(tmp_path / "unsealed"))


def test_opening_a_changed_bundle(store: BundleStore, sealed: Bundle) -> None:
    Path(sealed.location, "tokenizer.json").write_text("another")
    with pytest.raises(BundleDamaged) as caught:
        store.open(sealed.location)
    assert caught.value.file == "tokenizer.json"


def test_publishing_serves(store: BundleStore, sealed: Bundle) -> None:
    published = publish(store, sealed, 1)
    assert published.manifest == replace(sealed.manifest, model_version=1)
    assert store.served() == published
    assert published.location != sealed.location
    assert store.open(published.location) == published


def test_publishing_twice_changes_nothing(store: BundleStore, sealed: Bundle) -> None:
    first = publish(store, sealed, 1)
    assert publish(store, sealed, 1) == first
    assert store.served() == first


def test_publishing_the_served_bundle_with_more_knowledge(
    store: BundleStore, sealed: Bundle
) -> None:
    first = publish(store, sealed, 1)
    known = replace(first.manifest, beats_baseline=True)
    store.publish(first, known)
    served = store.served()
    assert served is not None
    assert served.manifest == known


def test_a_bundle_tells_the_temperature_of_its_scores(store: BundleStore, tmp_path: Path) -> None:
    candidate = write_exported(tmp_path / "calibrated")
    Path(candidate, CALIBRATION_FILE).write_text('{"temperature": 1.5, "rows": 40}')
    sealed = store.seal(candidate, UNSEALED)
    assert sealed.calibration == Calibration(temperature=1.5, rows=40)
    assert publish(store, sealed, 1) == store.served()
    assert store.open(candidate) == sealed


def test_a_bundle_without_one_has_temperature_1(sealed: Bundle) -> None:
    assert sealed.calibration == UNCALIBRATED


def test_the_former_bundle_stays_readable(
    store: BundleStore, sealed: Bundle, tmp_path: Path
) -> None:
    publish(store, sealed, 1)
    first = place_of(store, sealed, 1)
    newer = store.seal(write_exported(tmp_path / "newer", "second"), UNSEALED)
    assert publish(store, newer, 2) == store.served()
    assert store.open(first.location) == first
    assert publish(store, first, 1) == store.served()  # a rollback


def test_publishing_needs_a_version_and_the_bundles_digests(
    store: BundleStore, sealed: Bundle
) -> None:
    with pytest.raises(InvalidValue):
        store.publish(sealed, sealed.manifest)
    other = {**sealed.manifest.files, "model.onnx": "0" * 64}
    with pytest.raises(InvalidValue):
        store.publish(sealed, replace(sealed.manifest, model_version=1, files=other))
    assert store.served() is None


def test_a_bundle_that_changed_is_not_published(store: BundleStore, sealed: Bundle) -> None:
    before = publish(store, sealed, 1)
    Path(sealed.location, "model.onnx").write_text("tampered")
    with pytest.raises(BundleDamaged):
        publish(store, sealed, 2)
    assert store.served() == before


def test_keep_only_spares_the_served_one(store: BundleStore, tmp_path: Path) -> None:
    bundles = []
    for version in (1, 2, 3):
        candidate = store.seal(write_exported(tmp_path / "c", str(version)), UNSEALED)
        publish(store, candidate, version)
        bundles.append(place_of(store, candidate, version))
    store.keep_only({2})
    with pytest.raises(BundleMissing):
        store.open(bundles[0].location)
    assert store.open(bundles[1].location) == bundles[1]
    served = store.served()
    assert served is not None
    assert served.manifest == bundles[2].manifest


def test_one_promotion_at_a_time(store: BundleStore) -> None:
    with store.promotion(), pytest.raises(StoreBusy), store.promotion():
        pass
    with store.promotion():
        assert store.served() is None  # the right came back
