"""How a bundle's model was trained, from the files that training left in it."""

from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from domain.errors.base import InvalidValue
from domain.errors.promotion import BundleDamaged
from domain.model.promotion.bundle import CALIBRATION_FILE, METRICS_FILE
from domain.model.promotion.run_report import TrainingRecord
from domain.model.training.calibration import Calibration
from domain.model.training.config import EpochMetrics


class _Metrics(BaseModel):
    epochs: list[EpochMetrics]
    config: dict[str, Any]
    dataset_size: int | None = None


_Kind = TypeVar("_Kind")


def read_training_record(location: str) -> TrainingRecord:
    """Implements ``TrainingRecordReader``."""
    metrics = _read(location, METRICS_FILE, _Metrics)
    calibrated = Path(location, CALIBRATION_FILE).exists()
    calibration = _read(location, CALIBRATION_FILE, Calibration) if calibrated else Calibration()
    return TrainingRecord(
        epochs=tuple(metrics.epochs),
        recipe=metrics.config,
        temperature=calibration.temperature,
        calibration_rows=calibration.rows,
        dataset_size=metrics.dataset_size,
    )


def _read(location: str, name: str, kind: type[_Kind]) -> _Kind:
    try:
        return TypeAdapter(kind).validate_json(Path(location, name).read_bytes())
    except (InvalidValue, OSError, ValidationError) as error:
        raise BundleDamaged(location, name, f"cannot be read: {error}") from error
