"""Model bundles in a directory, the served one behind a link that is swapped atomically."""

import re
import shutil
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from adapters.durable_files import make_directory, replace_directory, write_bytes
from adapters.file_locks import locked
from adapters.storage.bundle_files import check_files, read_bundle, seal_directory
from adapters.storage.bundle_manifest import manifest_to_json
from adapters.storage.served_place import ServedPlace
from adapters.storage_faults import storage_faults_explained
from domain.errors.base import InvalidValue
from domain.errors.promotion import BundleDamaged, BundleMissing
from domain.model.promotion.bundle import MANIFEST_FILE, Bundle, BundleManifest

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
        self._versions = models / "versions"
        self._served = ServedPlace(models, self._versions)
        self._lock_timeout = lock_timeout

    def served(self) -> Bundle | None:
        while (place := self._served.identity()) is not None or self._served.path.is_symlink():
            target = self._served.path.resolve()
            try:
                return _published(read_bundle(target))
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
        if manifest.model_version is None:
            raise InvalidValue("model version of a published bundle", None, "a number")
        if dict(manifest.files) != dict(bundle.manifest.files):
            raise InvalidValue("digests of a published bundle", manifest.files, "the bundle's own")
        content = manifest_to_json(manifest)
        name = f"{manifest.model_version}-{sha256(content).hexdigest()[:12]}"
        place = self._versions / name
        if not _holds(place, manifest):
            self._copy(Path(bundle.location), manifest, content, place)
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

    def _copy(self, source: Path, manifest: BundleManifest, content: bytes, place: Path) -> None:
        with storage_faults_explained(place):
            make_directory(self._versions)
            with TemporaryDirectory(dir=self._versions, prefix=".publishing-") as aside:
                new = Path(aside, place.name)
                new.mkdir()
                for name in manifest.files:
                    _copy_file(source, name, new)
                check_files(new, manifest)
                write_bytes(new / MANIFEST_FILE, content)
                replace_directory(new, place)


def _published(bundle: Bundle) -> Bundle:
    if bundle.manifest.model_version is None:
        reason = "has no model_version, which a promotion gives"
        raise BundleDamaged(bundle.location, MANIFEST_FILE, reason)
    return bundle


def _holds(place: Path, manifest: BundleManifest) -> bool:
    """Whether a bundle lies there, whole, and it is this one."""
    try:
        return read_bundle(place).manifest == manifest
    except (BundleDamaged, BundleMissing):
        return False


def _copy_file(source: Path, name: str, new: Path) -> None:
    try:
        shutil.copyfile(source / name, new / name)
    except FileNotFoundError as error:
        raise BundleDamaged(str(source), name, "is missing") from error
