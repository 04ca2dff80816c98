"""Train a model on a dataset version, with everything about it recorded."""

from dataclasses import asdict, dataclass

from domain.model.data.policy import DataPolicy
from domain.model.data.split import split_dataset
from domain.model.evaluation.metric import recorded
from domain.model.promotion.metrics import TRAINING
from domain.model.training.config import TrainedModel, TrainingConfig
from domain.ports.dataset_store import DatasetStore
from domain.ports.experiment_tracker import ExperimentTracker
from domain.ports.quality_trainer import QualityTrainer

MODEL_TYPE = "DistilBertForSequenceClassification"


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSelection:
    """Which rows, and how they become examples: the same in every step of one run.

    Attributes:
        version: dataset version; None is the newest.
        window: only its last batches; None is all.
    """

    version: int | None
    window: int | None
    split: DataPolicy


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingResult:
    """A trained model, and the run and rows it came from."""

    run_id: str
    dataset_version: int
    dataset_digest: str
    max_length: int
    model: TrainedModel


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainModel:
    """Trains on the selected rows and records parameters, metrics, dataset and model."""

    store: DatasetStore
    trainer: QualityTrainer
    tracker: ExperimentTracker
    config: TrainingConfig

    def __call__(self, data: DataSelection, *, run_key: str, output: str) -> TrainingResult:
        """Rows that cannot be trained on are refused before a run is recorded.

        Args:
            output: directory for the model.

        Raises:
            TooFewRows, OneClassOnly: as ``split_dataset``.
        """
        dataset = self.store.load(data.version, window=data.window)
        split = split_dataset(dataset, data.split)
        with self.tracker.run(run_key) as run:
            run.log_params(
                {
                    "model_type": MODEL_TYPE,
                    "dataset_version": dataset.version.number,
                    "dataset_window": data.window,
                    **asdict(self.config),
                    **asdict(data.split),
                    "label": split.meaning,
                }
            )
            run.log_dataset(dataset)
            model = self.trainer.train(split, self.config, output=output, on_epoch=run.log_epoch)
            run.log_metrics(recorded(TRAINING, model))
            run.log_artifacts(model.location, under="model")
        return TrainingResult(
            run_id=run.run_id,
            dataset_version=dataset.version.number,
            dataset_digest=dataset.digest,
            max_length=self.config.max_length,
            model=model,
        )
