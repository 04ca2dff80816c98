"""One lazily opened connection to MLflow, whose failures become the domain's errors.

mlflow is imported on first use only: the import takes seconds, and its telemetry, log level and
retries are read from the environment at that moment.
"""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.files.file_locks import lock_file
from adapters.tracking.artifact_locations import follow_artifacts, relocate_artifacts
from adapters.tracking.database_file import file_fault
from adapters.tracking.mlflow_faults import masked, tracking_fault
from adapters.tracking.mlflow_reachability import check_reachable, is_http, sqlite_file
from domain.errors.base import CreativesError

if TYPE_CHECKING:
    from mlflow import MlflowClient
    from mlflow.entities import Experiment, Run

ENVIRONMENT_DEFAULTS = {
    # MLflow sends no usage data, and prints neither progress bars nor routine messages.
    "MLFLOW_DISABLE_TELEMETRY": "true",
    "MLFLOW_LOGGING_LEVEL": "WARNING",
    "MLFLOW_ENABLE_ARTIFACTS_PROGRESS_BAR": "false",
    # A server's links; standard output is for results, and may not know their pictures.
    "MLFLOW_SUPPRESS_PRINTING_URL_TO_STDOUT": "true",
    "MLFLOW_UV_AUTO_DETECT": "false",  # a registered model names its own requirements
    "GIT_PYTHON_REFRESH": "quiet",  # without git a run has no commit, and no warning about it
    # MLflow's own defaults (7 retries, 120 s each) keep a run hanging for up to a quarter of an
    # hour when the server dies; these end within a minute and a half, and the orchestrator that
    # started the run retries on its own terms.
    "MLFLOW_HTTP_REQUEST_MAX_RETRIES": "2",
    "MLFLOW_HTTP_REQUEST_BACKOFF_FACTOR": "1",
    "MLFLOW_HTTP_REQUEST_TIMEOUT": "30",
}

# "Machine learning" in MLflow's pages; without the tag they guess. (The experiment's page of 3.17
# goes by the workflowType of its address instead, see the guide.)
KIND_TAG, KIND = "mlflow.experimentKind", "custom_model_development"

_MOST_RUNS = 50_000  # that MLflow gives at a time: a run an hour for five years
_OPENING_SECONDS = 120  # making the schema takes 2 s, on a busy machine up to 20
_OF_THE_EXTRA = frozenset({"mlflow", "requests", "sqlalchemy"})


class MlflowConnection:
    """Gives an MlflowClient for one tracking URI, and the runs of one experiment.

    Args:
        uri: of the tracking server or database; also of the model registry.
        experiment: name of the experiment, created when it is missing.
        artifact_root: where artifacts are kept; a tracking server decides that itself, so it
            counts only for a database or a directory.
    """

    def __init__(self, *, uri: str, experiment: str, artifact_root: Path) -> None:
        self._uri, self._experiment, self._artifact_root = uri, experiment, artifact_root

    @property
    def is_untouched(self) -> bool:
        """Whether nothing was ever recorded, as far as can be seen without creating anything."""
        file = sqlite_file(self._uri)
        return file is not None and not file.exists()

    @contextmanager
    def calls(self) -> Iterator["MlflowClient"]:
        """Give the client; whatever MLflow raises inside becomes TrackingUnavailable."""
        with self._explained():
            yield self.client

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except CreativesError:
            raise
        # MLflow lets through what its parts raise: requests, SQLAlchemy, boto, OSError, drivers.
        except Exception as error:
            if isinstance(error, ModuleNotFoundError) and error.name in _OF_THE_EXTRA:
                raise  # not the server's fault: this installation lacks an extra
            if fault := file_fault(self._uri, error):
                raise fault from error
            shown = None if masked(self._uri) != self._uri else error
            raise tracking_fault(self._uri, error) from shown

    def check(self) -> None:
        """Ask something small, so that a server that does not answer is found out now."""
        with self.calls() as client:
            client.get_experiment_by_name(self._experiment)

    @cached_property
    def client(self) -> "MlflowClient":
        for name, value in ENVIRONMENT_DEFAULTS.items():
            os.environ.setdefault(name, value)
        check_reachable(self._uri)
        from mlflow import MlflowClient  # noqa: PLC0415 - see the module's docstring

        with _sole_opening(self._uri):
            client = MlflowClient(tracking_uri=self._uri, registry_uri=self._uri)
            follow_artifacts(self._uri, self._experiment, self._artifact_root.resolve())
        return client

    @cached_property
    def experiment_id(self) -> str:
        with self.calls() as client:
            found = client.get_experiment_by_name(self._experiment) or self._create(client)
            if KIND_TAG not in found.tags:  # a kind that the user chose is kept
                client.set_experiment_tag(found.experiment_id, KIND_TAG, KIND)
            return str(found.experiment_id)

    def runs(self, condition: str) -> list["Run"]:
        """Every active run that meets a condition of MLflow's search language, oldest first.

        Where there is no experiment yet there are none, and none is created.
        """
        if self.is_untouched:
            return []
        with self.calls() as client:
            experiment = client.get_experiment_by_name(self._experiment)
            if experiment is None:
                return []
            order = ["attributes.start_time ASC"]
            return list(
                client.search_runs(
                    [experiment.experiment_id], condition, max_results=_MOST_RUNS, order_by=order
                )
            )

    def relocate_artifacts(self) -> str | None:
        """Make a local database lead to the artifact root; see ``artifact_locations``."""
        with self._explained():
            return relocate_artifacts(self._uri, self._experiment, self._artifact_root.resolve())

    def _create(self, client: "MlflowClient") -> "Experiment":
        from mlflow.exceptions import MlflowException  # noqa: PLC0415 - as above

        location = None if is_http(self._uri) else self._artifact_root.resolve().as_uri()
        try:
            return client.get_experiment(
                client.create_experiment(self._experiment, artifact_location=location)
            )
        except MlflowException as error:
            # Another process was faster.
            if error.error_code == "RESOURCE_ALREADY_EXISTS":
                found = client.get_experiment_by_name(self._experiment)
                if found is not None:
                    return found
            raise


def _sole_opening(uri: str) -> AbstractContextManager[object]:
    """Let one process at a time open an SQLite file: opening a new one makes the schema.

    Two that do so at once fail with "table latest_metrics already exists" (MLflow 3.17).
    """
    file = sqlite_file(uri)
    if file is None:
        return nullcontext()
    lock = file.with_name(f"{file.name}.lock")
    return lock_file(lock, f"the MLflow database {file}", timeout=_OPENING_SECONDS)
