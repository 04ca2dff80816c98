"""Versions that were registered before a version was a model: their source is the bundle alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.tracking.mlflow_weights import MlflowWeights
from adapters.tracking.registration_tags import version_tags
from domain.ports.experiment_tracker import ExperimentTracker
from tests.adapters.tracking.conftest import MLFLOW_WARNINGS, MODEL, MlflowParts

pytestmark = pytest.mark.filterwarnings(*MLFLOW_WARNINGS)

NewRun = Callable[[ExperimentTracker, str], str]


@pytest.fixture
def older(parts: MlflowParts, bundle: str, new_run: NewRun) -> str:
    """Its run; it is version 1."""
    run_id = new_run(parts.tracker, "older")
    parts.client.log_artifacts(run_id, bundle, "bundle")
    source = f"{parts.client.get_run(run_id).info.artifact_uri}/bundle"
    parts.client.create_registered_model(MODEL)
    parts.client.create_model_version(
        MODEL, source, run_id=run_id, tags=version_tags(run_id, 0.5, 4)
    )
    return run_id


def test_its_bundle_is_fetched(parts: MlflowParts, older: str, tmp_path: Path) -> None:
    output = Path(parts.registry.fetch_bundle(1, output=str(tmp_path / "out")))
    assert {file.name for file in output.iterdir()} == {"model.onnx", "bundle.json"}


def test_it_is_previous_after_a_new_one_and_champion_again(
    parts: MlflowParts, older: str, bundle: str, new_run: NewRun, tmp_path: Path
) -> None:
    registry = parts.registry
    registry.promote(1)
    newer = registry.register(
        new_run(parts.tracker, "newer"),
        accuracy=0.6,
        dataset_version=5,
        bundle=bundle,
        description="a model",
    )
    registry.promote(newer.version)
    previous = registry.previous()
    assert previous is not None
    assert previous.run_id == older
    registry.promote(1)
    output = Path(registry.fetch_bundle(1, output=str(tmp_path / "out")))
    assert (output / "model.onnx").exists()


def test_registering_its_run_again_makes_nothing(
    parts: MlflowParts, older: str, bundle: str
) -> None:
    model = parts.registry.register(
        older, accuracy=0.5, dataset_version=4, bundle=bundle, description="a model"
    )
    assert model.version == 1
    assert set(parts.read(older).artifacts) == {"bundle/model.onnx", "bundle/bundle.json"}


def test_weights_of_either_kind_go_when_no_version_needs_them(
    parts: MlflowParts, older: str, bundle: str, new_run: NewRun
) -> None:
    newer = new_run(parts.tracker, "newer")
    parts.registry.register(
        newer, accuracy=0.6, dataset_version=5, bundle=bundle, description="a model"
    )
    store = MlflowWeights(parts.connection)
    for weights in store.stored():
        assert store.size(weights) == 0  # a version needs them
    for version in ("1", "2"):
        parts.client.delete_model_version(MODEL, version)
    for weights in store.stored():
        assert store.size(weights) == len(b"\x00onnx")
        store.remove(weights)
    for run_id in (older, newer):
        left = parts.read(run_id).artifacts
        assert [file for file in left if file.endswith(".onnx")] == []
        assert [file for file in left if file.endswith("bundle.json")]
