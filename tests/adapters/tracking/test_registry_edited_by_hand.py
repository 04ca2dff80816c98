"""What people do to the registry in MLflow itself, and what comes of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.tracking.mlflow_registry import MlflowRegistry
from domain.errors.promotion import ChampionUnavailable
from domain.errors.tracking import RegisteredBundleMissing
from domain.ports.experiment_tracker import ExperimentTracker
from domain.use_cases.promote.champion_deployment import ChampionDeployment
from tests.adapters.tracking.conftest import MLFLOW_WARNINGS, MODEL, MlflowParts
from tests.fakes.bundle_store import FakeBundleStore

pytestmark = pytest.mark.filterwarnings(*MLFLOW_WARNINGS)

NewRun = Callable[[ExperimentTracker, str], str]


@pytest.fixture
def register(
    parts: MlflowParts, new_run: NewRun, bundle: str
) -> Callable[[MlflowRegistry, str], int]:
    def make(registry: MlflowRegistry, key: str) -> int:
        run_id = new_run(parts.tracker, key)
        return registry.register(
            run_id, accuracy=0.5, dataset_version=1, bundle=bundle, description="a model"
        ).version

    return make


Register = Callable[[MlflowRegistry, str], int]


def present(registry: MlflowRegistry) -> list[int]:
    return [model.version for model in registry.present()]


def test_lost_aliases_are_mended_and_no_former_champion_is_removed(
    parts: MlflowParts, register: Register, tmp_path: Path
) -> None:
    registry = parts.registry_keeping(3)
    for key in "abc":
        registry.promote(register(registry, key))
    for alias in ("champion", "previous"):
        parts.client.delete_registered_model_alias(MODEL, alias)
    deployment = ChampionDeployment(
        bundles=FakeBundleStore(tmp_path),
        registry=registry,
        log=parts.log,
        downloads=str(tmp_path / "downloads"),
    )
    deployment.restore_aliases()
    champion, previous = registry.champion(), registry.previous()
    assert champion is not None
    assert previous is not None
    assert (champion.version, previous.version) == (3, 2)
    registry.promote(register(registry, "d"))
    assert present(registry) == [1, 2, 3, 4]


def test_versions_of_other_people_stay(parts: MlflowParts, register: Register) -> None:
    registry = parts.registry
    registry.promote(register(registry, "a"))
    parts.client.create_model_version(MODEL, "file:///elsewhere")
    for key in "bc":
        registry.promote(register(registry, key))
    assert present(registry) == [3, 4]
    listed = parts.client.search_model_versions(f"name='{MODEL}'")
    assert {int(each.version) for each in listed} == {2, 3, 4}


def test_a_champion_of_other_people_is_told(parts: MlflowParts, register: Register) -> None:
    registry = parts.registry
    registry.promote(register(registry, "a"))
    parts.client.create_model_version(MODEL, "file:///elsewhere")
    parts.client.set_registered_model_alias(MODEL, "champion", "2")
    with pytest.raises(
        ChampionUnavailable, match=r"champion version 2 .* somebody else registered it"
    ):
        registry.champion()


def test_a_run_that_was_deleted_for_good_took_its_bundle_along(
    parts: MlflowParts, register: Register, tmp_path: Path
) -> None:
    version = register(parts.registry, "a")
    [model] = parts.registry.present()
    parts.lose_run(model.run_id)
    with pytest.raises(RegisteredBundleMissing):
        parts.registry.fetch_bundle(version, output=str(tmp_path / "out"))
