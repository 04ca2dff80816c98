"""Everything training and exporting need, in one directory."""

from datetime import UTC, datetime
from pathlib import Path

from adapters.storage.bundle_directory import BundleDirectory
from adapters.storage.csv_dataset_store import CsvDatasetStore
from domain.model.data.policy import DataPolicy
from domain.model.evaluation.parity import ParityPolicy
from domain.model.training.config import TrainingConfig
from domain.use_cases.train.export_model import ExportModel, ExportResult
from domain.use_cases.train.train_model import DataSelection, TrainingResult, TrainModel
from tests.fakes.experiment_tracker import FakeExperimentTracker
from tests.fakes.model_exporter import FakeModelExporter
from tests.fakes.quality_trainer import FakeQualityTrainer

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
NEWEST = DataSelection(version=None, window=None, split=DataPolicy())
CONFIG = TrainingConfig(epochs=2, batch_size=8, learning_rate=1e-4, max_length=64)


class TrainingSetup:
    """Everything training and exporting need, in one directory."""

    def __init__(self, root: Path, store: CsvDatasetStore) -> None:
        self.root, self.store = root, store
        self.trainer, self.exporter = FakeQualityTrainer(), FakeModelExporter()
        self.tracker = FakeExperimentTracker()
        self.bundles = BundleDirectory(root / "models", lock_timeout=5)

    def train(self, key: str = "key", data: DataSelection = NEWEST) -> TrainingResult:
        train_model = TrainModel(
            store=self.store, trainer=self.trainer, tracker=self.tracker, config=CONFIG
        )
        return train_model(data, run_key=key, output=str(self.root / key / "model"))

    def export(self, trained: TrainingResult, data: DataSelection = NEWEST) -> ExportResult:
        export_model = ExportModel(
            store=self.store,
            exporter=self.exporter,
            bundles=self.bundles,
            tracker=self.tracker,
            clock=lambda: NOW,
            policy=ParityPolicy(),
        )
        return export_model(trained, data, output=str(self.root / "bundle"))
