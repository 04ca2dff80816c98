"""Weights among MLflow's artifacts, removed by MLflow."""

from pathlib import Path

import pytest

from adapters.tracking.mlflow_weights import MlflowWeights
from domain.model.promotion.retention import StoredWeights
from tests.adapters.tracking.conftest import MLFLOW_WARNINGS, MODEL, MlflowParts

pytestmark = [pytest.mark.filterwarnings(warning) for warning in MLFLOW_WARNINGS]


@pytest.fixture
def store(parts: MlflowParts) -> MlflowWeights:
    return MlflowWeights(parts.connection)


@pytest.fixture
def run_id(parts: MlflowParts, tmp_path: Path, bundle: str) -> str:
    trained = tmp_path / "trained"
    trained.mkdir()
    (trained / "model.safetensors").write_bytes(b"weights")
    (trained / "metrics.json").write_text("{}")
    with parts.tracker.run("night 1") as run:
        run.log_artifacts(str(trained), under="model")
        run.log_artifacts(bundle, under="bundle")
    return run.run_id


def only(store: MlflowWeights) -> StoredWeights:
    (stored,) = store.stored()
    return stored


def test_weights_go_and_everything_else_stays(
    parts: MlflowParts, store: MlflowWeights, run_id: str
) -> None:
    stored = only(store)
    assert stored.run_id == run_id
    assert store.size(stored) == len(b"weights") + len(b"\x00onnx")
    store.remove(stored)
    assert set(parts.read(run_id).artifacts) == {"model/metrics.json", "bundle/bundle.json"}
    assert store.stored() == []
    assert store.size(stored) == 0
    store.remove(stored)


def test_a_kill_between_two_files_is_made_good(
    parts: MlflowParts, store: MlflowWeights, run_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mlflow.store.artifact.local_artifact_repo import LocalArtifactRepository

    class Killed(BaseException):
        pass

    real, asked = LocalArtifactRepository.delete_artifacts, []

    def killing(repository: LocalArtifactRepository, path: str | None = None) -> None:
        asked.append(path)
        if len(asked) == 2:
            raise Killed
        real(repository, path)

    stored = only(store)
    with monkeypatch.context() as patch:
        patch.setattr(LocalArtifactRepository, "delete_artifacts", killing)
        with pytest.raises(Killed):
            store.remove(stored)
    store.remove(only(store))
    assert set(parts.read(run_id).artifacts) == {"model/metrics.json", "bundle/bundle.json"}


@pytest.mark.parametrize("name", [MODEL, "a model of somebody else's"])
def test_what_a_registered_version_needs_stays(
    parts: MlflowParts, store: MlflowWeights, run_id: str, name: str
) -> None:
    before = parts.read(run_id).artifacts
    parts.client.create_registered_model(name)
    source = f"{parts.client.get_run(run_id).info.artifact_uri}/bundle"
    made = parts.client.create_model_version(name, source, run_id)
    stored = only(store)
    assert store.size(stored) == 0
    store.remove(stored)
    assert parts.read(run_id).artifacts == before
    parts.client.delete_model_version(name, made.version)
    store.remove(only(store))
    assert "bundle/model.onnx" not in parts.read(run_id).artifacts
