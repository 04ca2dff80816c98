"""A sealed bundle copied to where it is served from, as the version it was promoted to."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from adapters.files.durable_files import replace_directory, write_bytes
from adapters.files.storage_faults import storage_faults_explained
from adapters.storage.bundle_files import check_files
from adapters.storage.bundle_manifest import manifest_to_json
from domain.errors.base import InvalidValue
from domain.errors.promotion import BundleDamaged
from domain.model.promotion.bundle import MANIFEST_FILE, Bundle, BundleManifest


def check_publishable(bundle: Bundle, manifest: BundleManifest) -> None:
    """Whether a bundle may be published under a manifest.

    Raises:
        InvalidValue: the manifest has no model version, or other digests.
    """
    if manifest.model_version is None:
        raise InvalidValue("model version of a published bundle", None, "a number")
    if dict(manifest.files) != dict(bundle.manifest.files):
        raise InvalidValue("digests of a published bundle", manifest.files, "the bundle's own")


def published(bundle: Bundle) -> Bundle:
    """The bundle, where it may be served.

    Raises:
        BundleDamaged: it was never published.
    """
    if bundle.manifest.model_version is None:
        reason = "has no model_version, which a promotion gives"
        raise BundleDamaged(bundle.location, MANIFEST_FILE, reason)
    return bundle


def copy_bundle(
    source: Path, manifest: BundleManifest, place: Path, *, within: Path, prefix: str
) -> None:
    """Copy a bundle's files beside their place, verify them there, and rename them into place.

    Args:
        within: directory on the file system of ``place`` in which the copy is made.
        prefix: of its name; only a killed process leaves it behind.

    Raises:
        BundleDamaged: the bundle is not what the manifest says.
        StorageFull: ``place`` is what it was.
    """
    with (
        storage_faults_explained(place),
        TemporaryDirectory(dir=within, prefix=prefix) as aside,
    ):
        new = Path(aside, place.name)
        new.mkdir()
        for name in manifest.files:
            _copy_file(source, name, new)
        check_files(new, manifest)
        write_bytes(new / MANIFEST_FILE, manifest_to_json(manifest))
        replace_directory(new, place)


def _copy_file(source: Path, name: str, new: Path) -> None:
    try:
        shutil.copyfile(source / name, new / name)
    except FileNotFoundError as error:
        raise BundleDamaged(str(source), name, "is missing") from error
