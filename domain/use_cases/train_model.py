"""Train a model on a dataset version, with everything about it recorded."""

from dataclasses import asdict, dataclass

from domain.model.data.split import SplitPolicy, split_dataset
from domain.model.metrics.metric import recorded
from domain.model.metrics.table import TRAINING
from domain.model.training.config import EpochMetrics, TrainedModel, TrainingConfig
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
    split: SplitPolicy


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingResult:
    """A trained model, and the run and rows it came from."""

    run_id: str
    dataset_version: int
    dataset_digest: str
    max_length: int
    model: TrainedModel


def train_model(
    *,
    store: DatasetStore,
    trainer: QualityTrainer,
    tracker: ExperimentTracker,
    data: DataSelection,
    config: TrainingConfig,
    run_key: str,
    output: str,
) -> TrainingResult:
    """Load, label and split the rows, train, record parameters, metrics, dataset and model.

    Rows that cannot be trained on are refused before a run is recorded.
    """
    dataset = store.load(data.version, window=data.window)
    split = split_dataset(dataset, data.split)
    with tracker.run(run_key) as run:
        run.log_params(
            {
                "model_type": MODEL_TYPE,
                "dataset_version": dataset.version.number,
                "dataset_window": data.window,
                **asdict(config),
                **asdict(data.split),
            }
        )
        run.log_dataset(dataset)
        epochs: list[EpochMetrics] = []

        def record(metrics: EpochMetrics) -> None:
            epochs.append(metrics)
            run.log_epoch(metrics)

        model = trainer.train(split, config, output=output, on_epoch=record)
        run.log_metrics(recorded(TRAINING, model))
        run.log_artifacts(model.location, under="model")
        return TrainingResult(
            run_id=run.run_id,
            dataset_version=dataset.version.number,
            dataset_digest=dataset.digest,
            max_length=config.max_length,
            model=model,
        )
