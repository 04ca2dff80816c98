"""One bundle's directory: sealed with a manifest, and read only when every digest agrees."""

import hashlib
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from adapters.files.durable_files import TEMPORARY_SUFFIX, write_bytes
from adapters.files.model_files import NOT_THERE, read_calibration, read_positions
from adapters.files.storage_faults import explained
from adapters.storage.bundle_manifest import (
    FILE_NAME,
    REQUIRED_FILES,
    manifest_to_json,
    read_manifest,
)
from domain.errors.promotion import BundleDamaged
from domain.model.promotion.bundle import CALIBRATION_FILE, MANIFEST_FILE, Bundle, BundleManifest
from domain.model.training.calibration import UNCALIBRATED


def seal_directory(directory: Path, manifest: BundleManifest) -> Bundle:
    """Write the manifest with the digests of all files that lie there."""
    for name in REQUIRED_FILES:
        if not (directory / name).is_file():
            raise BundleDamaged(str(directory), name, "is missing")
    files = {
        path.name: _digest(path)
        for path in sorted(directory.iterdir())
        if path.is_file() and _belongs(path.name)
    }
    sealed = replace(manifest, files=files)
    write_bytes(directory / MANIFEST_FILE, manifest_to_json(sealed))
    return _bundle(directory, sealed)


def read_bundle(directory: Path) -> Bundle:
    """Read the manifest and verify every file it lists.

    Raises:
        BundleMissing: there is no manifest.
        BundleDamaged: the manifest is unreadable, a file is missing or another one, or it says
            what cannot be.
    """
    _refuse_pipe(directory, MANIFEST_FILE)
    manifest = read_manifest(directory)
    check_files(directory, manifest)
    return _bundle(directory, manifest)


def check_files(directory: Path, manifest: BundleManifest) -> None:
    """Compare every listed file with its digest.

    Raises:
        BundleDamaged: naming the first that differs.
        StorageFault: one cannot be read; the bundle may be whole.
    """
    for name, expected in manifest.files.items():
        _refuse_pipe(directory, name)
        try:
            actual = _digest(directory / name)
        except FileNotFoundError as error:
            raise BundleDamaged(str(directory), name, "is missing") from error
        except NOT_THERE as error:
            raise BundleDamaged(str(directory), name, f"cannot be read: {error}") from error
        except OSError as error:
            raise explained(error, directory / name) from error
        if actual != expected:
            reason = f"has sha256 {actual}, expected {expected}"
            raise BundleDamaged(str(directory), name, reason)


def _refuse_pipe(directory: Path, name: str) -> None:
    """To open one would wait for a writer, for ever."""
    with suppress(OSError):  # whoever opens it says what is wrong
        if (directory / name).is_fifo():
            raise BundleDamaged(str(directory), name, "is a pipe, and no file")


def _bundle(directory: Path, manifest: BundleManifest) -> Bundle:
    """Raises BundleDamaged: a file says what cannot be."""
    location = str(directory.resolve())
    positions = read_positions(location)
    if manifest.max_length > positions:
        reason = f"has max_length {manifest.max_length}, and the model reads {positions} tokens"
        raise BundleDamaged(location, MANIFEST_FILE, reason)
    listed = CALIBRATION_FILE in manifest.files
    calibration = read_calibration(location) if listed else UNCALIBRATED
    return Bundle(location=location, manifest=manifest, calibration=calibration)


def _belongs(name: str) -> bool:
    """Whether a manifest lists the file; hidden and half-written ones are left out."""
    return bool(FILE_NAME.match(name)) and name != MANIFEST_FILE and TEMPORARY_SUFFIX not in name


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
