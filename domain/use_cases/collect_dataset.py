"""Collect products into the next dataset version, in two steps that can each be retried.

What becomes a version was looked at before: rows that are no products or repeat others are left
out, and the rest is compared with what the champion was trained on. Both reports are recorded in
the run that later trains, also when they end it.
"""

from dataclasses import dataclass

from domain.model.data.batch_check import BatchCheck, check_batch
from domain.model.data.dataset import Collection, DatasetVersion
from domain.model.data.known_rows import KnownRows, known_rows
from domain.model.data.policy import DataPolicy
from domain.model.data.product_columns import columns_of_dataset, columns_of_products
from domain.model.drift.report import DriftReport, DriftUnknown
from domain.ports.dataset_store import DatasetStore
from domain.ports.experiment_tracker import ExperimentTracker
from domain.ports.product_source import ProductSource
from domain.use_cases.measure_drift import DriftGauge
from domain.use_cases.record_findings import record_check, record_drift


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectedBatch:
    """What a run key staged.

    Attributes:
        rows: that were staged.
        check: of all rows that came; None when the run key has made its version already.
        drift: of the rows that were staged, or why it could not be measured.
    """

    rows: int
    check: BatchCheck | None
    drift: DriftReport | DriftUnknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Collecting:
    """The parts a collection needs."""

    source: ProductSource
    store: DatasetStore
    tracker: ExperimentTracker
    gauge: DriftGauge
    policy: DataPolicy

    def generate_batch(self, *, run_key: str, count: int, seed: int | None) -> CollectedBatch:
        """Ask the source for products, check and stage them; no version is made yet.

        Raises:
            BatchRefused, NothingNew, LabelsUnbalanced: the products cannot be trusted; nothing was
                staged.
            DataDrifted: they are unlike the champion's, and the policy stops then; likewise.
            BatchDamaged: a batch that the next version is trained on cannot be read.
        """
        if version := self.store.find(run_key):
            return self._committed(version)
        collection = self.source.fetch(count=count, seed=seed)
        kept, check = check_batch(collection, self._known(), self.policy.label_threshold)
        latest = self.store.latest()
        with self.tracker.run(run_key) as run:
            record_check(run, check)
            check.require(self.policy)
            drift = self.gauge.measure(
                columns_of_products(kept.products), after=latest.number if latest else 0
            )
            record_drift(run, drift, self.gauge.policy)
            if isinstance(drift, DriftReport):
                drift.require(self.gauge.policy)
            return self._stage(kept, run_key, check, drift)

    def _stage(
        self,
        kept: Collection,
        run_key: str,
        check: BatchCheck,
        drift: DriftReport | DriftUnknown,
    ) -> CollectedBatch:
        staged = self.store.stage(kept, run_key=run_key)
        return CollectedBatch(rows=staged.rows, check=check, drift=drift)

    def _committed(self, version: DatasetVersion) -> CollectedBatch:
        """A retry after the version was made: its rows tell how they drifted."""
        batch = columns_of_dataset(self.store.load(version.number, window=1))
        drift = self.gauge.measure(batch, after=version.number - 1)
        return CollectedBatch(rows=version.batch_rows, check=None, drift=drift)

    def _known(self) -> KnownRows:
        """The rows the next version is trained on beside the new ones: its window has one less."""
        window = self.gauge.window
        if window == 1 or self.store.latest() is None:
            return KnownRows()
        before = None if window is None else window - 1
        return known_rows(self.store.load(window=before), self.policy.label_threshold)


def save_and_version(store: DatasetStore, *, run_key: str) -> DatasetVersion:
    """Make what the run key staged the next dataset version, once."""
    return store.commit(run_key)
