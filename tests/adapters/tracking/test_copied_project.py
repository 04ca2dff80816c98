"""A project folder that is copied or moved uses its own artifacts and leaves the original alone."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from adapters.tracking.mlflow_connection import MlflowConnection
from adapters.tracking.mlflow_registry import MlflowRegistry
from adapters.tracking.mlflow_tracker import MlflowTracker
from domain.errors.tracking import ArtifactsElsewhere
from domain.ports.experiment_tracker import ExperimentTracker
from entrypoints.bootstrap.training import MODEL_SCRIPT
from tests.adapters.tracking.conftest import MLFLOW_WARNINGS, MODEL

pytestmark = pytest.mark.filterwarnings(*MLFLOW_WARNINGS)

NewRun = Callable[[ExperimentTracker, str], str]
ROOT = Path(__file__).parents[3]

# Another process, because MLflow keeps in memory where the artifacts of a run are.
GO_ON = """
import sys
from pathlib import Path
from adapters.tracking.mlflow_connection import MlflowConnection
from adapters.tracking.mlflow_registry import MlflowRegistry
from adapters.tracking.mlflow_tracker import MlflowTracker
from entrypoints.bootstrap.training import MODEL_SCRIPT
[bundle] = sys.argv[1:]
connection = MlflowConnection(
    uri="sqlite:///mlflow.db", experiment="e", artifact_root=Path("mlflow_artifacts")
)
registry = MlflowRegistry(connection, registered_model="creative-quality", script=MODEL_SCRIPT)
registry.fetch_bundle(1, output="fetched")
tracker = MlflowTracker(connection)
with tracker.run("first") as run:
    run.log_text("again", "note.txt")
with tracker.run("second") as run:
    run.log_text("new", "note.txt")
model = registry.register(
    run.run_id, accuracy=0.6, dataset_version=1, bundle=bundle, description="a model"
)
registry.promote(model.version)
registry.promote(1)
print(registry.champion().version, registry.previous().version)
"""


def connected(project: Path, root: Path | None = None, experiment: str = "e") -> MlflowConnection:
    return MlflowConnection(
        uri=f"sqlite:///{project / 'mlflow.db'}",
        experiment=experiment,
        artifact_root=root or project / "mlflow_artifacts",
    )


@pytest.fixture
def project(empty_database: Path, tmp_path: Path, bundle: str, new_run: NewRun) -> Path:
    """With a champion, in a folder whose name a URI has to quote."""
    folder = tmp_path / "the örig inal"
    folder.mkdir()
    shutil.copy(empty_database, folder / "mlflow.db")
    connection = connected(folder)
    run_id = new_run(MlflowTracker(connection), "first")
    registry = MlflowRegistry(connection, registered_model=MODEL, script=MODEL_SCRIPT)
    model = registry.register(
        run_id, accuracy=0.5, dataset_version=1, bundle=bundle, description="a model"
    )
    registry.promote(model.version)
    return folder


def content(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path): sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_copy_works_and_the_original_stays_as_it_was(
    project: Path, tmp_path: Path, bundle: str
) -> None:
    copy = tmp_path / "a copy"
    shutil.copytree(project, copy)
    before = content(project)
    done = subprocess.run(
        [sys.executable, "-c", GO_ON, bundle],
        cwd=copy,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        text=True,
    )
    assert (done.returncode, done.stdout) == (0, "1 2\n"), done.stderr
    assert content(project) == before
    assert (copy / "fetched" / "model.onnx").read_bytes() == b"\x00onnx"
    notes = sorted(path.read_text() for path in copy.glob("mlflow_artifacts/*/artifacts/note.txt"))
    assert notes == ["again", "new"]


def test_a_moved_project_has_its_champion(project: Path, tmp_path: Path) -> None:
    moved = project.rename(tmp_path / "moved")
    registry = MlflowRegistry(connected(moved), registered_model=MODEL, script=MODEL_SCRIPT)
    output = Path(registry.fetch_bundle(1, output=str(tmp_path / "out")))
    assert (output / "bundle.json").read_text() == "{}"


def test_another_experiment_of_a_copy_moves_along(project: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(project, copy)
    registry = MlflowRegistry(
        connected(copy, experiment="later"), registered_model=MODEL, script=MODEL_SCRIPT
    )
    assert registry.champion() is not None
    client = connected(copy, experiment="later").client
    source = client.get_model_version(MODEL, "1").source
    assert source is not None
    assert source.startswith((copy / "mlflow_artifacts").as_uri())


def test_a_database_is_left_alone_where_the_artifacts_did_not_come_along(
    project: Path, tmp_path: Path, new_run: NewRun
) -> None:
    copy, before = tmp_path / "copy", content(project)
    copy.mkdir()
    shutil.copy(project / "mlflow.db", copy)
    with pytest.raises(ArtifactsElsewhere, match=r"the örig inal.*relocate_artifacts\.py"):
        new_run(MlflowTracker(connected(copy)), "second")
    assert content(project) == before
    # What the message offers: to use the original's files, or to forget them.
    run_id = new_run(MlflowTracker(connected(copy, project / "mlflow_artifacts")), "first")
    assert connected(copy).relocate_artifacts() == str(project / "mlflow_artifacts")
    location = connected(copy).client.get_run(run_id).info.artifact_uri
    assert location == (copy / "mlflow_artifacts" / run_id / "artifacts").as_uri()
    assert connected(copy).relocate_artifacts() is None


def test_the_database_of_another_folder_is_never_changed(project: Path, tmp_path: Path) -> None:
    copy, before = tmp_path / "copy", content(project)
    shutil.copytree(project, copy)
    with pytest.raises(ArtifactsElsewhere):
        connected(project, copy / "mlflow_artifacts").check()
    assert content(project) == before


def test_there_is_nothing_to_relocate_where_nothing_was_recorded(tmp_path: Path) -> None:
    assert connected(tmp_path).relocate_artifacts() is None
    assert list(tmp_path.iterdir()) == []
