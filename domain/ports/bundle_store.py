"""Where model bundles are kept and served from."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Protocol

from domain.model.promotion.bundle import Bundle, BundleManifest


class BundleReader(Protocol):
    """Reads the served bundle; all that the inference process needs of the store."""

    def served(self) -> Bundle | None:
        """The bundle serving should load now, verified; None before the first promotion.

        Its location is that of its own directory and stays valid when another bundle is published,
        until ``keep_only`` of a later promotion removes it; where people copy bundles into one
        place, another one may lie there any time.

        Raises:
            BundleDamaged: a file is missing or differs, or the manifest is unreadable.
        """
        ...


class BundlePlace(BundleReader, Protocol):
    """A place of served bundles that one is published to."""

    def open(self, location: str) -> Bundle:
        """A sealed bundle anywhere, verified.

        Raises:
            BundleMissing: there is no bundle.
            BundleDamaged: as in ``served``.
        """
        ...

    def publish(self, bundle: Bundle, manifest: BundleManifest) -> Bundle:
        """Copy a sealed bundle here, and make it the served one.

        A reader sees the old bundle or the new one, whole; where the place is a plain directory,
        for a moment none. Idempotent.

        ``manifest`` carries the model version and the comparison's result; its digests must be the
        bundle's.

        Raises:
            InvalidValue: the manifest has no model version, or other digests; or the place cannot
                be one.
            BundleDamaged: the bundle changed since it was sealed.
            StorageFull: what was served is still served.
        """
        ...

    def promotion(self) -> AbstractContextManager[None]:
        """Hold the lock with which one run at a time compares and publishes.

        Raises:
            StoreBusy: another run holds it for too long.
        """
        ...


class BundleStore(BundlePlace, Protocol):
    """Candidates are sealed with digests; one of them at a time is published, atomically."""

    def seal(self, location: str, manifest: BundleManifest) -> Bundle:
        """Turn a directory of exported files into a bundle: write its manifest with all digests.

        The digests in ``manifest`` are ignored and computed from the files. Sealing again rewrites
        the manifest.

        Raises:
            BundleDamaged: a file that every bundle has is missing.
        """
        ...

    def enclose(self, bundle: Bundle, texts: Mapping[str, str]) -> Bundle:
        """Add text files to a sealed bundle, or replace them, and seal it again.

        A crash at any point leaves a bundle that opens.

        Args:
            bundle: not published.
            texts: file name -> content.
        """
        ...

    def stage(self, bundle: Bundle, manifest: BundleManifest) -> Bundle:
        """Copy a sealed bundle to its version's place; what is served stays. Idempotent.

        Raises:
            InvalidValue, BundleDamaged: as in ``publish``.
            StorageFull: nothing was changed.
        """
        ...

    def keep_only(self, versions: set[int]) -> None:
        """Remove published bundles of other model versions; the served one always stays."""
        ...
