"""Export a trained model to a sealed bundle that serving can load."""

from dataclasses import dataclass

from domain.model.data.split import split_dataset
from domain.model.evaluation.parity import ParityPolicy, ParityReport
from domain.model.metrics.metric import recorded
from domain.model.metrics.table import EXPORT
from domain.model.promotion.bundle import BundleManifest
from domain.ports.bundle_store import BundleStore
from domain.ports.clock import Clock
from domain.ports.dataset_store import DatasetStore
from domain.ports.experiment_tracker import ExperimentTracker
from domain.ports.model_exporter import ModelExporter
from domain.use_cases.train_model import DataSelection, TrainingResult


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportResult:
    """A sealed candidate bundle, and whether it may stand in for the trained model."""

    run_id: str
    dataset_version: int
    location: str
    parity: ParityReport


def export_model(
    *,
    store: DatasetStore,
    exporter: ModelExporter,
    bundles: BundleStore,
    tracker: ExperimentTracker,
    clock: Clock,
    data: DataSelection,
    policy: ParityPolicy,
    trained: TrainingResult,
    output: str,
) -> ExportResult:
    """Export, measure parity on the holdout, seal the bundle with its digests, record both."""
    dataset = store.load(trained.dataset_version, window=data.window)
    holdout = split_dataset(dataset, data.split).holdout
    parity = exporter.export(trained.model.location, holdout, policy, output=output)
    bundle = bundles.seal(
        output,
        BundleManifest(
            model_version=None,
            run_id=trained.run_id,
            dataset_version=trained.dataset_version,
            dataset_digest=trained.dataset_digest,
            label_threshold=data.split.label_threshold,
            precision=parity.precision,
            max_length=trained.max_length,
            accuracy=parity.served.accuracy,
            beats_baseline=None,
            created_at=clock().isoformat(),
            files={},
        ),
    )
    run = tracker.resume(trained.run_id)
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
