"""Model bundles in a directory, the served one behind a link that is swapped atomically."""

import os
import re
import shutil
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from adapters.durable_files import (
    disk_full_as_storage_full,
    fsync_directory,
    locked,
    make_directory,
    write_bytes,
)
from adapters.storage.bundle_copy import check_publishable, copy_bundle, published
from adapters.storage.bundle_files import read_bundle, seal_directory
from adapters.storage.bundle_manifest import manifest_to_json
from domain.errors.promotion import BundleDamaged, BundleMissing
from domain.model.promotion.bundle import MANIFEST_FILE, Bundle, BundleManifest

SERVED_LINK, VERSIONS = "best_model", "versions"
_ASIDE = ".publishing-"  # of what only a killed process leaves behind
_PUBLISHED_NAME = re.compile(r"(\d+)-[0-9a-f]{12}")


class BundleDirectory:
    """Implements ``BundleStore``.

    A published bundle lies in ``versions/<model version>-<digest of its manifest>`` and is never
    changed there; ``best_model`` is a relative link to the served one. A reader follows the link
    once, so it sees one bundle, whole.

    Args:
        models: the directory.
        lock_timeout: seconds to wait for another run's promotion.
    """

    def __init__(self, models: Path, *, lock_timeout: float = 60.0) -> None:
        self._models = models
        self._versions = models / VERSIONS
        self._link = models / SERVED_LINK
        self._lock_timeout = lock_timeout

    def served(self) -> Bundle | None:
        while os.path.lexists(self._link):
            target = self._link.resolve()
            try:
                return published(read_bundle(target))
            except (BundleDamaged, BundleMissing) as error:
                if self._link.resolve() != target:
                    continue  # a promotion went by, and this bundle was removed while being read
                if isinstance(error, BundleDamaged):
                    raise
                raise BundleDamaged(str(target), MANIFEST_FILE, "is missing") from error
        return None

    def stamp(self) -> object:
        """A cheap fingerprint of what is published; changes whenever ``served`` may."""
        try:
            files = sorted(self._link.iterdir())  # a bundle may be restored in place
            return self._link.readlink(), [(file.name, file.stat().st_mtime_ns) for file in files]
        except OSError:  # nothing is published, or it is gone
            return None

    def seal(self, location: str, manifest: BundleManifest) -> Bundle:
        return seal_directory(Path(location), manifest)

    def enclose(self, bundle: Bundle, texts: Mapping[str, str]) -> Bundle:
        directory = Path(bundle.location)
        kept = {name: sha for name, sha in bundle.manifest.files.items() if name not in texts}
        without = replace(bundle.manifest, files=kept)  # without the files that are about to change
        write_bytes(directory / MANIFEST_FILE, manifest_to_json(without))
        for name, text in texts.items():
            write_bytes(directory / name, text.encode())
        return seal_directory(directory, bundle.manifest)

    def open(self, location: str) -> Bundle:
        return read_bundle(Path(location))

    def stage(self, bundle: Bundle, manifest: BundleManifest) -> Bundle:
        check_publishable(bundle, manifest)
        content = manifest_to_json(manifest)
        name = f"{manifest.model_version}-{sha256(content).hexdigest()[:12]}"
        place = self._versions / name
        if not _holds(place, manifest):
            make_directory(self._versions)
            source, within = Path(bundle.location), self._versions
            copy_bundle(source, manifest, place, within=within, prefix=_ASIDE)
        return replace(bundle, location=str(place.resolve()), manifest=manifest)

    def publish(self, bundle: Bundle, manifest: BundleManifest) -> Bundle:
        staged = self.stage(bundle, manifest)
        self._serve(self._versions / Path(staged.location).name)
        return staged

    def keep_only(self, versions: set[int]) -> None:
        served = self._link.resolve()
        for place in self._versions.glob("*"):
            name = _PUBLISHED_NAME.fullmatch(place.name)
            kept = name is not None and int(name[1]) in versions
            if not kept and place.resolve() != served:  # what is no version is a crash's remains
                shutil.rmtree(place, ignore_errors=True)

    def promotion(self) -> AbstractContextManager[None]:
        return locked(self._models, f"the model store {self._models}", timeout=self._lock_timeout)

    def _serve(self, place: Path) -> None:
        target = place.relative_to(self._models)
        if self._link.is_symlink() and self._link.readlink() == target:
            return
        with disk_full_as_storage_full(self._link):
            with TemporaryDirectory(dir=self._versions, prefix=_ASIDE) as aside:
                link = Path(aside, SERVED_LINK)
                link.symlink_to(target)  # relative to where it will be
                link.replace(self._link)
            fsync_directory(self._models)


def _holds(place: Path, manifest: BundleManifest) -> bool:
    """Whether a bundle lies there, whole, and it is this one."""
    try:
        return read_bundle(place).manifest == manifest
    except (BundleDamaged, BundleMissing):
        return False
