"""What is published: looked at cheaply, read when it changes, waited for while it is copied."""

import math
from collections.abc import Callable
from time import monotonic

from domain.errors.base import CreativesError
from domain.errors.promotion import BundleDamaged
from domain.model.promotion.bundle import Bundle
from domain.ports.bundle_store import BundleReader

Stamp = Callable[[], object]
"""A cheap check of what is published: another value means that the reader may have a new bundle."""


class BundleUnderWay(CreativesError):
    """The published bundle is not whole yet, or its files change while they are loaded."""

    retry_helps = True


class Publication:
    """The published bundle, which may be replaced at once or file by file.

    Args:
        stamp: compared before the reader is asked, because the reader verifies digests.
        settle_seconds: after so long without another stamp a bundle that is not whole is damaged.
    """

    def __init__(self, reader: BundleReader, stamp: Stamp, *, settle_seconds: float) -> None:
        self._reader, self._stamp, self._settle_seconds = reader, stamp, settle_seconds
        self._seen: object = self  # differs from every stamp
        self._changed_at = -math.inf
        self.settled = False  # whether what was seen needs no other look until it changes

    def is_due(self) -> bool:
        """Whether to read it, because it changed or could not be used the last time."""
        stamp = self._stamp()
        if stamp != self._seen:
            self._seen, self._changed_at, self.settled = stamp, monotonic(), False
        return not self.settled

    def read(self) -> Bundle | None:
        """The bundle, every digest verified; None: there is none.

        Raises:
            BundleUnderWay: it is not whole, and was changed a moment ago.
            BundleDamaged: it is not whole.
        """
        try:
            return self._reader.served()
        except BundleDamaged as error:
            if monotonic() - self._changed_at < self._settle_seconds:
                raise BundleUnderWay(str(error)) from error
            raise

    def check_unchanged(self, bundle: Bundle) -> None:
        """Refuse what was loaded from files that were replaced meanwhile: it may be a mixture.

        Raises:
            BundleUnderWay: they were.
            BundleDamaged: as in ``read``.
        """
        if self.read() != bundle:
            raise BundleUnderWay(f"{bundle.location} was replaced while it was loaded")
