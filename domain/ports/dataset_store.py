"""Where versioned product data is kept."""

from collections.abc import Sequence
from typing import Protocol

from domain.model.data.dataset import Collection, Dataset, DatasetVersion, StagedBatch


class DatasetStore(Protocol):
    """Append-only, versioned, safe when killed at any line.

    A batch is staged, then committed, both under the run key of the run that collected it. Both
    are idempotent: a run key commits at most one version, however often its steps are retried.
    """

    def stage(self, collection: Collection, *, run_key: str) -> StagedBatch:
        """Write a collection down, outside every version. Replaces what the key staged before.

        After the run key was committed nothing is written, and the committed row count is returned.

        Raises:
            InvalidValue: the run key is blank, or the collection is empty.
            StoreBusy: another writer holds the store for too long.
            StorageFull: nothing was staged.
        """
        ...

    def commit(self, run_key: str) -> DatasetVersion:
        """Make the staged batch the next version; or return the one this run key made already.

        Raises:
            BatchNotStaged: nothing is staged or committed under the run key.
            StoreBusy: another writer holds the store for too long.
            ManifestDamaged: the list of versions cannot be trusted, so nothing is added to it.
            StorageFull: no version was added.
        """
        ...

    def find(self, run_key: str) -> DatasetVersion | None:
        """The version this run key made, None before."""
        ...

    def latest(self) -> DatasetVersion | None:
        """The newest version, None before the first commit."""
        ...

    def versions(self) -> Sequence[DatasetVersion]:
        """All versions, oldest first."""
        ...

    def load(self, version: int | None = None, *, window: int | None = None) -> Dataset:
        """Read a version (None: the newest), of its last ``window`` batches (None: all).

        Of rows with the same product id the newest is kept.

        Raises:
            InvalidValue: the window is below 1.
            DatasetEmpty: there is no version yet.
            DatasetVersionUnknown: that version does not exist.
            BatchDamaged: a batch file is missing or differs from its digest.
        """
        ...
