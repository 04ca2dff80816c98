"""When a run leaves it at the data."""

from pathlib import Path

import pytest

from adapters.storage.csv_dataset_store import CsvDatasetStore
from domain.model.dataset import DatasetVersion
from domain.use_cases.decide_training import decide_training
from tests.fakes.collections import add_version
from tests.use_cases.collecting import Intake


@pytest.fixture
def intake(store: CsvDatasetStore, tmp_path: Path) -> Intake:
    """A champion of version 1, and versions 2 and 3 of 30 rows each."""
    intake = Intake(store)
    intake.crown(1, tmp_path / "bundle")
    for number in (2, 3):
        add_version(store, run_key=str(number), count=30, seed=number)
    return intake


def decided(
    intake: Intake, needed: int, *, forced_by: str | None = None, number: int = 3
) -> tuple[bool, str]:
    version: DatasetVersion = intake.store.versions()[number - 1]
    need = decide_training(
        intake.store, intake.registry, version, min_new_rows=needed, forced_by=forced_by
    )
    return need.train, need.reason


def test_without_a_limit_every_run_trains(intake: Intake) -> None:
    assert decided(intake, 0) == (True, "every run trains")


def test_the_rows_since_the_champion_count(intake: Intake) -> None:
    assert decided(intake, 60) == (True, "60 new rows since the champion's dataset version")
    train, reason = decided(intake, 61)
    assert not train
    assert reason == "60 new rows since the champion's dataset version, and 61 are needed"


def test_drift_forces_what_the_rows_do_not(intake: Intake) -> None:
    assert decided(intake, 1_000, forced_by="strong drift in price") == (
        True,
        "strong drift in price",
    )


def test_without_a_champion_a_run_trains(store: CsvDatasetStore) -> None:
    assert decided(Intake(store), 1_000, number=1)[0]


def test_a_run_whose_model_is_the_champion_is_finished(intake: Intake) -> None:
    """It may have been killed between the promotion and the serving of its model."""
    assert decided(intake, 1_000, number=1)[0]
