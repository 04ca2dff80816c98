"""Collect products into the next dataset version, in two steps that can each be retried.

What becomes a version was looked at before: rows that are no products or repeat others are left
out, and the rest is compared with what the champion was trained on. Both reports are recorded in
the run that later trains, also when they end it.
"""

import json
from dataclasses import asdict, dataclass

from domain.model.batch_check import BatchCheck, BatchPolicy, check_batch, text_key
from domain.model.dataset import Collection, DatasetVersion
from domain.model.drift import DriftReport, columns_of_collection, columns_of_dataset
from domain.ports.dataset_store import DatasetStore
from domain.ports.experiment_tracker import ExperimentTracker, TrackedRun
from domain.ports.product_source import ProductSource
from domain.use_cases.measure_drift import DriftGauge

REPORT_FILE = "data/check.json"
DRIFT_TAG = "creatives.drift"


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectedBatch:
    """What a run key staged.

    Attributes:
        rows: that were staged.
        check: of all rows that came; None when the run key has made its version already.
        drift: None when it could not be measured.
    """

    rows: int
    check: BatchCheck | None
    drift: DriftReport | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Collecting:
    """The parts a collection needs."""

    source: ProductSource
    store: DatasetStore
    tracker: ExperimentTracker
    gauge: DriftGauge
    policy: BatchPolicy

    def generate_batch(self, *, run_key: str, count: int, seed: int | None) -> CollectedBatch:
        """Ask the source for products, check and stage them; no version is made yet.

        Raises:
            BatchRefused, LabelsUnbalanced: the products cannot be trusted; nothing was staged.
            DataDrifted: they are unlike the champion's, and the policy stops then; likewise.
        """
        if version := self.store.find(run_key):
            return self._committed(version)
        collection = self.source.fetch(count=count, seed=seed)
        kept, check = check_batch(collection, self._known_texts(), self.policy.label_threshold)
        with self.tracker.run(run_key) as run:
            _record_check(run, check)
            check.require(self.policy)
            drift = self.gauge.measure(columns_of_collection(kept))
            _record_drift(run, drift)
            if drift is not None:
                drift.require(self.gauge.policy)
            return self._stage(kept, run_key, check, drift)

    def _stage(
        self, kept: Collection, run_key: str, check: BatchCheck, drift: DriftReport | None
    ) -> CollectedBatch:
        staged = self.store.stage(kept, run_key=run_key)
        return CollectedBatch(rows=staged.rows, check=check, drift=drift)

    def _committed(self, version: DatasetVersion) -> CollectedBatch:
        """A retry after the version was made: its rows tell how they drifted."""
        batch = self.store.load(version.number, window=1)
        drift = self.gauge.measure(columns_of_dataset(batch, range(len(batch))))
        return CollectedBatch(rows=version.batch_rows, check=None, drift=drift)

    def _known_texts(self) -> dict[str, str]:
        if self.store.latest() is None:
            return {}
        dataset = self.store.load()
        columns = zip(dataset.titles, dataset.descriptions, dataset.ids, strict=True)
        return {text_key(title, description): id_ for title, description, id_ in columns}


def save_and_version(store: DatasetStore, *, run_key: str) -> DatasetVersion:
    """Make what the run key staged the next dataset version, once."""
    return store.commit(run_key)


def _record_check(run: TrackedRun, check: BatchCheck) -> None:
    run.log_metrics(
        {
            "data_rows": float(check.rows),
            "data_rows_invalid": float(len(check.invalid)),
            "data_rows_repeated": float(len(check.repeated)),
            "data_good_share": check.good / check.kept if check.kept else 0.0,
        }
    )
    run.log_text(json.dumps(asdict(check), indent=2, ensure_ascii=False) + "\n", REPORT_FILE)


def _record_drift(run: TrackedRun, drift: DriftReport | None) -> None:
    if drift is None:
        run.log_tags({DRIFT_TAG: "not measured"})
        return
    metrics: dict[str, float] = {}
    for measure in drift.measures:
        name = f"drift_{measure.statistic}_{measure.name.replace(' ', '_')}"
        metrics |= {name: measure.value, f"{name}_p_value": measure.p_value}
    run.log_metrics(metrics)
    run.log_tags({DRIFT_TAG: drift.words})
