"""Model bundles in a directory, the served one behind a link that is swapped atomically."""

import re
import shutil
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from adapters.files.durable_files import make_directory, write_bytes
from adapters.files.file_locks import locked
from adapters.storage.bundle_copy import check_publishable, copy_bundle, published
from adapters.storage.bundle_files import read_bundle, seal_directory
from adapters.storage.bundle_manifest import manifest_to_json
from adapters.storage.served_place import ServedPlace
from domain.errors.promotion import BundleDamaged, BundleMissing
from domain.model.promotion.bundle import MANIFEST_FILE, Bundle, BundleManifest

VERSIONS = "versions"
_PUBLISHED_NAME = re.compile(r"(\d+)-[0-9a-f]{12}")


class BundleDirectory:
    """Implements ``BundleStore``.

    A published bundle lies in ``versions/<model version>-<digest of its manifest>`` and is never
    changed there; ``best_model`` is a relative link to the served one (see ``ServedPlace``). A
    reader follows the link once, so it sees one bundle, whole.

    Args:
        models: the directory.
        lock_timeout: seconds to wait for another run's promotion.
    """

    def __init__(self, models: Path, *, lock_timeout: float = 60.0) -> None:
        self._models = models
        self._versions = models / VERSIONS
        self._served = ServedPlace(models, self._versions)
        self._lock_timeout = lock_timeout

    def served(self) -> Bundle | None:
        while (place := self._served.identity()) is not None or self._served.path.is_symlink():
            target = self._served.path.resolve()
            try:
                return published(read_bundle(target))
            except (BundleDamaged, BundleMissing) as error:
                if self._served.identity() != place:
                    continue  # a promotion went by, and this bundle was removed while being read
                if isinstance(error, BundleDamaged):
                    raise
                raise BundleDamaged(str(target), MANIFEST_FILE, "is missing") from error
        return None

    def stamp(self) -> object:
        """A cheap fingerprint of what is published; changes whenever ``served`` may.

        Raises:
            StorageFault: it cannot be seen.
        """
        return self._served.stamp()

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
            copy_bundle(source, manifest, place, within=within, prefix=".publishing-")
        return replace(bundle, location=str(place.resolve()), manifest=manifest)

    def publish(self, bundle: Bundle, manifest: BundleManifest) -> Bundle:
        staged = self.stage(bundle, manifest)
        if not _holds(self._served.path, manifest):
            self._served.lead_to(self._versions / Path(staged.location).name)
        return replace(staged, location=str(self._served.path.resolve()))

    def keep_only(self, versions: set[int]) -> None:
        self._served.remove_remains()
        served = self._served.path.resolve()
        for place in self._versions.glob("*"):
            name = _PUBLISHED_NAME.fullmatch(place.name)
            kept = name is not None and int(name[1]) in versions
            if not kept and place.resolve() != served:  # what is no version is a crash's remains
                shutil.rmtree(place, ignore_errors=True)

    def promotion(self) -> AbstractContextManager[None]:
        return locked(self._models, f"the model store {self._models}", timeout=self._lock_timeout)


def _holds(place: Path, manifest: BundleManifest) -> bool:
    """Whether a bundle lies there, whole, and it is this one."""
    try:
        return read_bundle(place).manifest == manifest
    except (BundleDamaged, BundleMissing):
        return False
