"""A registered model's bundle among the artifacts of its run."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from adapters.tracking.mlflow_client import says_missing

if TYPE_CHECKING:
    from mlflow import MlflowClient

BUNDLE_FOLDER = "bundle"


def download_bundle(client: "MlflowClient", run_id: str, target: Path) -> bool:
    """Put a run's bundle into a directory; False when the run has none, or is gone."""
    if not _has_bundle(client, run_id):
        return False
    target.mkdir(parents=True, exist_ok=True)
    # MLflow downloads into a folder of its own; beside the target the files only move.
    with TemporaryDirectory(dir=target.parent) as aside:
        for file in Path(client.download_artifacts(run_id, BUNDLE_FOLDER, aside)).iterdir():
            file.replace(target / file.name)
    return True


def _has_bundle(client: "MlflowClient", run_id: str) -> bool:
    from mlflow.exceptions import MlflowException  # noqa: PLC0415 - imported on first use

    try:
        return bool(client.list_artifacts(run_id, BUNDLE_FOLDER))
    except MlflowException as error:
        if says_missing(error):  # the run was deleted for good, and its artifacts with it
            return False
        raise
