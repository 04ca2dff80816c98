"""When a run leaves it at the data."""

from pathlib import Path

import pytest

from adapters.storage.csv_dataset_store import CsvDatasetStore
from domain.model.catalog.generation import generate_products
from domain.use_cases.collect.decide_training import DecideTraining
from tests.fakes.collections import add_version, make_collection
from tests.use_cases.collect.intake import Intake


@pytest.fixture
def intake(store: CsvDatasetStore, tmp_path: Path) -> Intake:
    """A champion of version 1, and versions 2 and 3 of 30 rows each."""
    intake = Intake(store)
    intake.promote(1, tmp_path / "bundle")
    for number in (2, 3):
        add_version(store, run_key=str(number), count=30, seed=number)
    return intake


def decided(
    intake: Intake, needed: int, *, forced_by: str | None = None, number: int = 3
) -> tuple[bool, str]:
    decide_training = DecideTraining(
        store=intake.store,
        registry=intake.registry,
        bundles=intake.bundles,
        tracker=intake.tracker,
        min_new_rows=needed,
    )
    need = decide_training(intake.store.versions()[number - 1], forced_by=forced_by)
    return need.train, need.reason


def test_without_a_limit_every_run_trains(intake: Intake) -> None:
    assert decided(intake, 0) == (True, "every run trains")


def test_the_rows_since_the_champion_count(intake: Intake) -> None:
    assert decided(intake, 60) == (True, "60 new rows since the champion's dataset version")
    train, reason = decided(intake, 61)
    assert not train
    assert reason == "60 new rows since the champion's dataset version, and 61 are needed"


def test_the_run_says_whether_it_trains_and_why(intake: Intake) -> None:
    _, reason = decided(intake, 61)
    run = intake.tracker.read("run1")
    assert run.status == "FINISHED"
    assert (run.tags["creatives.train"], run.tags["creatives.train_reason"]) == ("no", reason)


def test_products_that_are_sent_again_are_not_new(intake: Intake) -> None:
    known = generate_products(count=400, seed=1)[:50]
    intake.store.stage(make_collection(*known), run_key="again")
    intake.store.commit("again")
    assert decided(intake, 61, number=4)[1].startswith("60 new rows")


def test_a_damaged_batch_leaves_the_counts_of_the_manifest(intake: Intake) -> None:
    store = intake.store
    assert isinstance(store, CsvDatasetStore)
    (store._batches / store.versions()[0].batch).unlink()
    assert decided(intake, 61)[1].startswith("60 new rows")


def test_drift_forces_what_the_rows_do_not(intake: Intake) -> None:
    assert decided(intake, 1_000, forced_by="strong drift in price") == (
        True,
        "strong drift in price",
    )


def test_without_a_champion_a_run_trains(store: CsvDatasetStore) -> None:
    assert decided(Intake(store), 1_000, number=1)[0]


def test_a_run_whose_model_is_the_champion_is_finished(
    store: CsvDatasetStore, tmp_path: Path
) -> None:
    """It may have been killed between the promotion and the serving of its model."""
    intake = Intake(store)
    with intake.tracker.run("first") as run:
        own = run.run_id
    intake.promote(1, tmp_path / "bundle", run_id=own)
    train, reason = decided(intake, 1_000, number=1)
    assert train
    assert "this run's model is the champion" in reason


def test_an_older_run_is_not_taken_for_the_champions(intake: Intake, tmp_path: Path) -> None:
    intake.promote(3, tmp_path / "newer", run_id="a newer run")
    assert decided(intake, 10, number=2) == (
        False,
        "0 new rows since the champion's dataset version, and 10 are needed",
    )


@pytest.mark.parametrize(("number", "digest"), [(9, None), (1, "d" * 64)])
def test_a_dataset_begun_anew_is_trained_on(
    store: CsvDatasetStore, tmp_path: Path, number: int, digest: str | None
) -> None:
    intake = Intake(store)
    intake.promote(number, tmp_path / "bundle", digest=digest)
    train, reason = decided(intake, 1_000, number=1)
    assert train
    assert reason.startswith("champion version 1 was trained on ")
