"""Collect products for the next dataset version.

Their texts are cleaned first. Rows that are no products or repeat others are left out, and the rest
is compared with what the champion was trained on. Both reports are recorded in the run that later
trains, also when they end it. The store makes the version in a second step
(``DatasetStore.commit``); both can be retried.
"""

from dataclasses import dataclass

from domain.errors.data import SourceUnchanged
from domain.model.data.batch_check import BatchCheck, check_batch
from domain.model.data.dataset import DatasetVersion
from domain.model.data.known_rows import KnownRows, known_rows
from domain.model.data.policy import DataPolicy
from domain.model.data.product_columns import columns_of_dataset, columns_of_products
from domain.model.drift.report import DriftReport, DriftUnknown
from domain.ports.dataset_store import DatasetStore
from domain.ports.experiment_tracker import ExperimentTracker
from domain.ports.product_source import ProductSource
from domain.ports.text_cleaner import TextCleaner
from domain.use_cases.collect.clean_products import clean_products
from domain.use_cases.collect.measure_drift import MeasureDrift
from domain.use_cases.collect.record_findings import record_check, record_drift


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
class CollectDataset:
    """Asks the source for products, checks and stages them; no version is made yet."""

    source: ProductSource
    clean: TextCleaner
    store: DatasetStore
    tracker: ExperimentTracker
    measure_drift: MeasureDrift
    policy: DataPolicy

    def __call__(self, *, run_key: str) -> CollectedBatch:
        """What the run key staged, now or in an earlier attempt.

        Raises:
            SourceUnchanged: there is no new row; nothing was recorded.
            BatchRefused, NothingNew, LabelsUnbalanced: the products cannot be trusted; nothing was
                staged.
            DataDrifted: they are unlike the champion's, and the policy stops then; likewise.
            BatchDamaged: a batch that the next version is trained on cannot be read.
        """
        if version := self.store.find(run_key):
            return self._committed(version)
        latest = self.store.latest()
        new = self.source.fetch(since=latest.cursor if latest else None)
        if not new.products and not new.refused:
            raise SourceUnchanged
        collection = clean_products(new, self.clean)
        kept, check = check_batch(collection, self._known(), self.policy.rule)
        with self.tracker.run(run_key) as run:
            record_check(run, check)
            check.require(self.policy)
            drift = self.measure_drift(
                columns_of_products(kept.products), after=latest.number if latest else 0
            )
            record_drift(run, drift, self.measure_drift.policy)
            if isinstance(drift, DriftReport):
                drift.require(self.measure_drift.policy)
            staged = self.store.stage(kept, run_key=run_key)
        return CollectedBatch(rows=staged.rows, check=check, drift=drift)

    def _committed(self, version: DatasetVersion) -> CollectedBatch:
        """For a retry after the version was made; drift is measured on that version's rows."""
        batch = columns_of_dataset(self.store.load(version.number, window=1))
        drift = self.measure_drift(batch, after=version.number - 1)
        return CollectedBatch(rows=version.batch_rows, check=None, drift=drift)

    def _known(self) -> KnownRows:
        """The rows the next version is trained on beside the new ones: its window has one less."""
        window = self.measure_drift.window
        if window == 1 or self.store.latest() is None:
            return KnownRows()
        before = None if window is None else window - 1
        return known_rows(self.store.load(window=before), self.policy.rule)
