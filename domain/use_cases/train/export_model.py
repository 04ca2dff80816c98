"""Export a trained model to a sealed bundle that serving can load."""

from dataclasses import dataclass

from domain.model.data.split import split_dataset
from domain.model.evaluation.metric import recorded
from domain.model.evaluation.parity import ParityPolicy, ParityReport
from domain.model.promotion.bundle import BundleManifest
from domain.model.promotion.metrics import EXPORT
from domain.ports.bundle_store import BundleStore
from domain.ports.clock import Clock
from domain.ports.dataset_store import DatasetStore
from domain.ports.experiment_tracker import ExperimentTracker
from domain.ports.model_exporter import ModelExporter
from domain.use_cases.train.train_model import DataSelection, TrainingResult


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportResult:
    """A sealed candidate bundle, and whether it may stand in for the trained model."""

    run_id: str
    dataset_version: int
    location: str
    parity: ParityReport


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportModel:
    """Exports, measures parity on the holdout, seals the bundle with its digests, records both."""

    store: DatasetStore
    exporter: ModelExporter
    bundles: BundleStore
    tracker: ExperimentTracker
    clock: Clock
    policy: ParityPolicy

    def __call__(
        self, trained: TrainingResult, data: DataSelection, *, output: str
    ) -> ExportResult:
        """The sealed candidate; its parity is judged, not enforced.

        Args:
            output: directory for the bundle.

        Raises:
            ExportFailed: the exported model does not compute what the trained one does.
        """
        dataset = self.store.load(trained.dataset_version, window=data.window)
        split = split_dataset(dataset, data.split)
        parity = self.exporter.export(
            trained.model.location, split.holdout, self.policy, output=output
        )
        bundle = self.bundles.seal(
            output,
            BundleManifest(
                model_version=None,
                run_id=trained.run_id,
                dataset_version=trained.dataset_version,
                dataset_digest=trained.dataset_digest,
                label_threshold=split.threshold,
                label=split.meaning,
                precision=parity.precision,
                max_length=trained.max_length,
                accuracy=parity.served.accuracy,
                beats_baseline=None,
                created_at=self.clock().isoformat(),
                files={},
            ),
        )
        run = self.tracker.resume(trained.run_id)
        run.log_metrics(recorded(EXPORT, parity))
        run.log_tags(
            {"onnx_precision": parity.precision, "parity": "; ".join(parity.reasons) or "passed"}
        )
        return ExportResult(
            run_id=trained.run_id,
            dataset_version=trained.dataset_version,
            location=bundle.location,
            parity=parity,
        )
