"""How a model was trained, from the files of its bundle."""

import json
from pathlib import Path

import pytest

from adapters.report.training_record import read_training_record
from domain.errors.promotion import BundleDamaged
from domain.model.training.config import EpochMetrics

EPOCH = {"epoch": 1, "training_loss": 0.6, "validation_loss": 0.5, "accuracy": 0.7}


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    metrics = {"epochs": [EPOCH], "config": {"seed": 3}, "accuracy": 0.7}
    (tmp_path / "metrics.json").write_text(json.dumps(metrics))
    return tmp_path


def test_without_a_calibration_the_temperature_is_1(bundle: Path) -> None:
    record = read_training_record(str(bundle))
    assert record.epochs == (
        EpochMetrics(epoch=1, training_loss=0.6, validation_loss=0.5, accuracy=0.7),
    )
    assert record.recipe == {"seed": 3}
    assert (record.temperature, record.calibration_rows) == (1.0, 0)
    assert record.dataset_size is None


def test_the_size_of_the_data_is_read(bundle: Path) -> None:
    metrics = json.loads((bundle / "metrics.json").read_text())
    (bundle / "metrics.json").write_text(json.dumps(metrics | {"dataset_size": 200}))
    assert read_training_record(str(bundle)).dataset_size == 200


def test_the_temperature_is_read(bundle: Path) -> None:
    (bundle / "calibration.json").write_text('{"temperature": 1.5, "rows": 40}')
    record = read_training_record(str(bundle))
    assert (record.temperature, record.calibration_rows) == (1.5, 40)


@pytest.mark.parametrize("name", ["metrics.json", "calibration.json"])
def test_a_file_that_cannot_be_read_is_named(bundle: Path, name: str) -> None:
    (bundle / name).write_text("{")
    with pytest.raises(BundleDamaged, match=name):
        read_training_record(str(bundle))
