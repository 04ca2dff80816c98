"""The weights among the artifacts of MLflow's runs, removed through MLflow wherever they lie."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from adapters.tracking.mlflow_connection import MlflowConnection
from adapters.tracking.mlflow_tracker import RUN_KEY_TAG
from adapters.tracking.pyfunc.places import BUNDLE_FOLDERS
from domain.model.promotion.bundle import MODEL_FILE
from domain.model.promotion.retention import StoredWeights

if TYPE_CHECKING:
    from mlflow import MlflowClient
    from mlflow.entities import FileInfo

REMOVED_TAG = "creatives.weights_removed"
_FOLDERS = {
    "model": "model/model.safetensors",
    **{folder: f"{folder}/{MODEL_FILE}" for folder in BUNDLE_FOLDERS},
}


class MlflowWeights:
    """Implements ``WeightStore``."""

    def __init__(self, connection: MlflowConnection) -> None:
        self._connection = connection

    def stored(self) -> Sequence[StoredWeights]:
        runs = self._connection.runs(f"tags.`{RUN_KEY_TAG}` LIKE '%'")
        return [
            StoredWeights(
                place=str(run.info.artifact_uri),
                run_id=run.info.run_id,
                made_at=datetime.fromtimestamp(run.info.start_time / 1000, UTC),
            )
            for run in runs
            if REMOVED_TAG not in run.data.tags
        ]

    def size(self, weights: StoredWeights) -> int:
        with self._connection.calls() as client:
            return sum(file.file_size or 0 for file in _files(client, weights))

    def remove(self, weights: StoredWeights) -> None:
        with self._connection.calls() as client:
            from mlflow.store.artifact.artifact_repository_registry import (  # noqa: PLC0415 - slow
                get_artifact_repository,
            )

            if _is_registered(client, weights):
                return
            repository = get_artifact_repository(weights.place)
            for file in _files(client, weights):
                repository.delete_artifacts(file.path)  # type: ignore[no-untyped-call]  # of MLflow
            # Last, so that what a kill left is removed by the next call.
            client.set_tag(_run_id(weights), REMOVED_TAG, "true")


def _files(client: "MlflowClient", weights: StoredWeights) -> Iterator["FileInfo"]:
    """The files of weights that are there, and that no registered version needs."""
    if _is_registered(client, weights):
        return
    for folder, name in _FOLDERS.items():
        listed = client.list_artifacts(_run_id(weights), folder)
        yield from (file for file in listed if file.path == name)


def _run_id(weights: StoredWeights) -> str:
    return weights.run_id or ""  # every run of MLflow has one


def _is_registered(client: "MlflowClient", weights: StoredWeights) -> bool:
    """Also under another name, by somebody else."""
    return bool(client.search_model_versions(f"run_id='{_run_id(weights)}'", max_results=1))
