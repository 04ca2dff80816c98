"""How a bundle's model was trained, from the files that training left in it."""

from typing import Any

from pydantic import BaseModel, TypeAdapter

from adapters.files.model_files import read_calibration, read_json
from domain.model.promotion.bundle import METRICS_FILE
from domain.model.promotion.run_report import TrainingRecord
from domain.model.training.config import EpochMetrics


class _Metrics(BaseModel):
    epochs: tuple[EpochMetrics, ...]
    config: dict[str, Any]
    dataset_size: int | None = None


def read_training_record(location: str) -> TrainingRecord:
    """Implements ``TrainingRecordReader``."""
    metrics = read_json(location, METRICS_FILE, TypeAdapter(_Metrics))
    calibration = read_calibration(location)
    return TrainingRecord(
        epochs=metrics.epochs,
        recipe=metrics.config,
        temperature=calibration.temperature,
        calibration_rows=calibration.rows,
        dataset_size=metrics.dataset_size,
    )
