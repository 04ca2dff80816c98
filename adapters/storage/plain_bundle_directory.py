"""One served bundle in a directory of its own, without the store around it."""

import shutil
from contextlib import AbstractContextManager
from glob import escape
from pathlib import Path

from adapters.files.durable_files import TEMPORARY_SUFFIX
from adapters.files.file_locks import locked
from adapters.storage.bundle_copy import check_publishable, copy_bundle, published
from adapters.storage.bundle_files import read_bundle
from domain.errors.base import InvalidValue
from domain.errors.promotion import BundleMissing
from domain.model.promotion.bundle import MANIFEST_FILE, Bundle, BundleManifest

_PLACE = "directory of the served bundle"


class PlainBundleDirectory:
    """Implements ``BundlePlace`` with a plain directory.

    A new bundle is written beside it, durably, and takes its place by two renames, which all file
    systems have; between them there is none. A reader that looks at that moment finds nothing and
    goes on with what it has.

    Args:
        place: replaced as a whole, so that its parent has to be writable.
        lock_timeout: seconds to wait for another process that publishes here.
    """

    def __init__(self, place: Path, *, lock_timeout: float = 60.0) -> None:
        self._place, self._lock_timeout = place, lock_timeout

    def served(self) -> Bundle | None:
        try:
            return published(read_bundle(self._place))
        except BundleMissing:
            return None

    def open(self, location: str) -> Bundle:
        return read_bundle(Path(location))

    def publish(self, bundle: Bundle, manifest: BundleManifest) -> Bundle:
        check_publishable(bundle, manifest)
        self._check_place()
        self._remove_remains()
        source, within = Path(bundle.location), self._place.parent
        copy_bundle(source, manifest, self._place, within=within, prefix=self._aside)
        return read_bundle(self._place)

    def promotion(self) -> AbstractContextManager[None]:
        what = f"the directory {self._place.parent}"
        return locked(self._place.parent, what, timeout=self._lock_timeout)

    @property
    def _aside(self) -> str:
        return f".{self._place.name}-"

    def _check_place(self) -> None:
        """Refuse to replace what is none of ours.

        Raises:
            InvalidValue: it is a file, holds something else than a bundle, or cannot be renamed.
        """
        place = self._place
        if place.is_mount():
            required = "inside a volume, not where one is mounted: it is replaced as a whole"
            raise InvalidValue(_PLACE, str(place), required)
        if not place.exists():
            return
        is_ours = place.is_dir() and ((place / MANIFEST_FILE).exists() or not any(place.iterdir()))
        if not is_ours:
            required = f"replaceable: with a {MANIFEST_FILE} in it, empty, or not there yet"
            raise InvalidValue(_PLACE, str(place), required)

    def _remove_remains(self) -> None:
        """Of processes that were killed while they published here."""
        parent, name = self._place.parent, self._place.name
        for pattern in (f"{escape(self._aside)}*", f"{escape(name)}.*{TEMPORARY_SUFFIX}"):
            for remains in parent.glob(pattern):
                shutil.rmtree(remains, ignore_errors=True)
