"""A bundle store that keeps manifests in memory and copies of bundles beside the candidates."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from shutil import copytree, rmtree

from adapters.files.model_files import read_calibration
from domain.errors.base import InvalidValue
from domain.errors.promotion import BundleDamaged, BundleMissing
from domain.errors.storage import StoreBusy
from domain.model.promotion.bundle import (
    CONFIG_FILE,
    MANIFEST_FILE,
    METRICS_FILE,
    MODEL_FILE,
    TOKENIZER_FILE,
    Bundle,
    BundleManifest,
)


class FakeBundleStore:
    """Implements ``BundleStore``.

    Args:
        root: directory for the copies.

    Attributes:
        published: location of each published model version.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._manifests: dict[str, BundleManifest] = {}
        self._served: str | None = None
        self._held = False
        self.published: dict[int, str] = {}

    def served(self) -> Bundle | None:
        return None if self._served is None else self.open(self._served)

    def seal(self, location: str, manifest: BundleManifest) -> Bundle:
        self._manifests[location] = replace(manifest, files=_digests(location))
        return self.open(location)

    def enclose(self, bundle: Bundle, texts: Mapping[str, str]) -> Bundle:
        for name, text in texts.items():
            Path(bundle.location, name).write_text(text)
        return self.seal(bundle.location, bundle.manifest)

    def open(self, location: str) -> Bundle:
        if location not in self._manifests:
            raise BundleMissing(location)
        manifest, actual = self._manifests[location], _digests(location)
        for name, digest in manifest.files.items():
            if actual.get(name) != digest:
                raise BundleDamaged(location, name, "has another sha256")
        calibration = read_calibration(location)
        return Bundle(location=location, manifest=manifest, calibration=calibration)

    def stage(self, bundle: Bundle, manifest: BundleManifest) -> Bundle:
        if manifest.model_version is None:
            raise InvalidValue("model version", None, "a number")
        if manifest.files != bundle.manifest.files:
            raise InvalidValue("digests", manifest.files, "the bundle's own")
        self.open(bundle.location)
        place = str(self._root / f"published-{manifest.model_version}")
        if place != bundle.location:
            rmtree(place, ignore_errors=True)
            copytree(bundle.location, place)
        self._manifests[place] = manifest
        self.published[manifest.model_version] = place
        return self.open(place)

    def publish(self, bundle: Bundle, manifest: BundleManifest) -> Bundle:
        staged = self.stage(bundle, manifest)
        self._served = staged.location
        return staged

    def keep_only(self, versions: set[int]) -> None:
        for version, place in list(self.published.items()):
            if version not in versions and place != self._served:
                rmtree(place)
                del self.published[version], self._manifests[place]

    @contextmanager
    def promotion(self) -> Iterator[None]:
        if self._held:
            raise StoreBusy("the model store", 0)
        self._held = True
        try:
            yield
        finally:
            self._held = False


def _digests(location: str) -> dict[str, str]:
    for name in (MODEL_FILE, TOKENIZER_FILE, CONFIG_FILE, METRICS_FILE):
        if not Path(location, name).is_file():
            raise BundleDamaged(location, name, "is missing")
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(Path(location).iterdir())
        if path.name != MANIFEST_FILE
    }
