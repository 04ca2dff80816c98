"""Builds what brings the registry's champion to a directory that is served."""

from functools import partial
from pathlib import Path

from adapters.storage.bundle_directory import VERSIONS, BundleDirectory
from adapters.storage.plain_bundle_directory import PlainBundleDirectory
from adapters.storage.scratch_directory import scratch_directory
from adapters.storage.served_place import SERVED_NAME
from domain.ports.bundle_store import BundlePlace
from domain.use_cases.promote.fetch_champion import FetchChampion
from entrypoints.bootstrap.training import build_decision_log, build_registry
from entrypoints.settings.settings import Settings

# Beside the served bundle, so that it is on the same file system, with a lock of its own.
_DOWNLOADS, _PREFIX = ".fetching", "champion-"


def build_fetch_champion(settings: Settings, directory: Path | None) -> FetchChampion:
    """For a plain directory, or for the store of bundles whose link is there.

    A link that retraining made belongs to a store, in which the champion is published as
    retraining does; any other link is followed.

    Args:
        directory: that holds the bundle; None: the one that is served.
    """
    place = directory or settings.models.directory / SERVED_NAME
    return FetchChampion(
        registry=build_registry(settings),
        log=build_decision_log(settings),
        place=_place(place, settings.models.lock_timeout_seconds),
        downloads=partial(scratch_directory, place.parent / _DOWNLOADS, _PREFIX),
    )


def _place(place: Path, lock_timeout: float) -> BundlePlace:
    if place.is_symlink() and place.readlink().parts[:1] == (VERSIONS,):
        return BundleDirectory(place.parent, lock_timeout=lock_timeout)
    return PlainBundleDirectory(place.resolve(), lock_timeout=lock_timeout)
