"""One MLflow run that is being recorded."""

import json
import time
from collections.abc import Mapping
from dataclasses import asdict

from mlflow.entities import Dataset as DatasetEntity
from mlflow.entities import DatasetInput, InputTag, Metric, Param, RunTag

from adapters.tracking.mlflow_connection import MlflowConnection
from domain.errors.tracking import RunParametersChanged
from domain.model.data.dataset import Dataset
from domain.model.training.config import EpochMetrics

DATASET_NAME = "marketing-creatives-products"
_DIGEST_LENGTH = 36  # the longest MLflow stores
_LONGEST_PARAMETER = 6000  # likewise; it cuts longer ones


class MlflowRun:
    """Implements ``TrackedRun``. This module imports mlflow: import it once a client is open."""

    def __init__(self, connection: MlflowConnection, run_id: str) -> None:
        self._connection, self._run_id = connection, run_id

    @property
    def run_id(self) -> str:
        return self._run_id

    def log_params(self, params: Mapping[str, object]) -> None:
        with self._connection.calls() as client:
            recorded = client.get_run(self._run_id).data.params
            texts = {name: str(value)[:_LONGEST_PARAMETER] for name, value in params.items()}
            for name, text in texts.items():
                if recorded.get(name, text) != text:
                    raise RunParametersChanged(self._run_id, name, recorded[name], text)
            added = [Param(name, text) for name, text in texts.items() if name not in recorded]
            client.log_batch(self._run_id, params=added)

    def log_dataset(self, dataset: Dataset) -> None:
        version = dataset.version
        described = DatasetEntity(
            name=f"{DATASET_NAME}-v{version.number}",
            digest=dataset.digest[:_DIGEST_LENGTH],
            source_type="local",
            source=json.dumps({"batch": version.batch, "batch_sha256": version.batch_sha256}),
            profile=json.dumps(
                {
                    "version": version.number,
                    "rows": len(dataset),
                    "digest": dataset.digest,
                    "version_digest": version.digest,
                }
            ),
        )
        training = InputTag("mlflow.data.context", "training")
        with self._connection.calls() as client:
            client.log_inputs(self._run_id, [DatasetInput(described, [training])])

    def log_epoch(self, metrics: EpochMetrics) -> None:
        figures = asdict(metrics)
        del figures["epoch"]
        self._log_metrics(figures, step=metrics.epoch)

    def log_metrics(self, metrics: Mapping[str, float]) -> None:
        self._log_metrics(metrics, step=0)

    def log_tags(self, tags: Mapping[str, str]) -> None:
        # One call, so that no reader sees half of them.
        with self._connection.calls() as client:
            client.log_batch(self._run_id, tags=[RunTag(*item) for item in tags.items()])

    def log_artifacts(self, directory: str, *, under: str) -> None:
        with self._connection.calls() as client:
            client.log_artifacts(self._run_id, directory, under)

    def log_text(self, text: str, file: str) -> None:
        with self._connection.calls() as client:
            client.log_text(self._run_id, text, file)

    def _log_metrics(self, metrics: Mapping[str, float], *, step: int) -> None:
        now = int(time.time() * 1000)
        entries = [Metric(name, float(value), now, step) for name, value in metrics.items()]
        with self._connection.calls() as client:
            client.log_batch(self._run_id, metrics=entries)
