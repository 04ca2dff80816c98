"""One lazily opened connection to MLflow, whose failures become the domain's errors.

mlflow is imported on first use only: the import takes seconds, and its telemetry, log level and
retries are read from the environment at that moment.
"""

import os
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from adapters.tracking.mlflow_reachability import check_reachable, is_http, sqlite_file
from domain.errors.base import CreativesError
from domain.errors.tracking import TrackingUnavailable

if TYPE_CHECKING:
    from mlflow import MlflowClient
    from mlflow.exceptions import MlflowException

ENVIRONMENT_DEFAULTS = {
    # Nothing leaves the machine unasked, and the terminal belongs to our own messages.
    "MLFLOW_DISABLE_TELEMETRY": "true",
    "MLFLOW_LOGGING_LEVEL": "WARNING",
    "MLFLOW_ENABLE_ARTIFACTS_PROGRESS_BAR": "false",
    # MLflow's own defaults (7 retries, 120 s each) keep a run hanging for up to a quarter of an
    # hour when the server dies; these end within a minute and a half, and the orchestrator that
    # started the run retries on its own terms.
    "MLFLOW_HTTP_REQUEST_MAX_RETRIES": "2",
    "MLFLOW_HTTP_REQUEST_BACKOFF_FACTOR": "1",
    "MLFLOW_HTTP_REQUEST_TIMEOUT": "30",
}

_OPENING_SECONDS = 120  # making the schema takes 2 s, on a busy machine up to 20
_CREDENTIALS = re.compile(r"://\S*@")
_SECRET_PARAMETERS = re.compile(r"(?i)((?:password|passwd|pwd|token|secret)=)[^&\s'\"]+")
_NO_ENTRY = frozenset({"RESOURCE_DOES_NOT_EXIST", "INVALID_PARAMETER_VALUE", "NOT_FOUND"})


class MlflowConnection:
    """Gives an MlflowClient for one tracking URI, and the id of one experiment.

    Args:
        uri: of the tracking server or database; also of the model registry.
        experiment: name of the experiment, created when it is missing.
        artifact_root: where a new experiment keeps its artifacts; a tracking server decides that
            itself, so it counts only for a database or a directory.
    """

    def __init__(self, *, uri: str, experiment: str, artifact_root: Path) -> None:
        self._uri, self._experiment, self._artifact_root = uri, experiment, artifact_root

    @property
    def uri(self) -> str:
        return self._uri

    @contextmanager
    def calls(self) -> Iterator["MlflowClient"]:
        """Give the client; whatever MLflow raises inside becomes TrackingUnavailable."""
        try:
            yield self.client
        except CreativesError:
            raise
        # MLflow lets through what its parts raise: requests, SQLAlchemy, boto, OSError, drivers.
        except Exception as error:  # noqa: BLE001 - hence no list of classes would be complete
            raise self._unavailable(error) from (None if masked(self._uri) != self._uri else error)

    def check(self) -> None:
        """Ask something small, so that a server that does not answer is found out now."""
        with self.calls() as client:
            self._find_experiment(client)

    @cached_property
    def client(self) -> "MlflowClient":
        for name, value in ENVIRONMENT_DEFAULTS.items():
            os.environ.setdefault(name, value)
        check_reachable(self._uri)
        from mlflow import MlflowClient  # noqa: PLC0415 - see the module's docstring

        with _sole_opening(self._uri):
            return MlflowClient(tracking_uri=self._uri, registry_uri=self._uri)

    @cached_property
    def experiment_id(self) -> str:
        with self.calls() as client:
            return self._find_experiment(client) or self._create_experiment(client)

    def known_experiment_id(self) -> str | None:
        """The experiment's id when it is there; creates nothing."""
        with self.calls() as client:
            return self._find_experiment(client)

    def _find_experiment(self, client: "MlflowClient") -> str | None:
        found = client.get_experiment_by_name(self._experiment)
        return None if found is None else str(found.experiment_id)

    def _create_experiment(self, client: "MlflowClient") -> str:
        from mlflow.exceptions import MlflowException  # noqa: PLC0415 - as above

        location = None if is_http(self._uri) else self._artifact_root.resolve().as_uri()
        try:
            return str(client.create_experiment(self._experiment, artifact_location=location))
        except MlflowException as error:
            # Another process was faster.
            if error.error_code == "RESOURCE_ALREADY_EXISTS":
                found = self._find_experiment(client)
                if found is not None:
                    return found
            raise

    def _unavailable(self, error: Exception) -> TrackingUnavailable:
        lines = str(error).strip().splitlines() or [type(error).__name__]
        return TrackingUnavailable(masked(self._uri), masked(lines[0]))


def _sole_opening(uri: str) -> AbstractContextManager[object]:
    """Let one process at a time open an SQLite file: opening a new one makes the schema.

    Two that do so at once fail with "table latest_metrics already exists" (MLflow 3.17).
    """
    file = sqlite_file(uri)
    return nullcontext() if file is None else FileLock(f"{file}.lock", timeout=_OPENING_SECONDS)


def masked(text: str) -> str:
    """The text without passwords in addresses; these messages end up in logs of other systems."""
    return _SECRET_PARAMETERS.sub(r"\1***", _CREDENTIALS.sub("://***@", text))


def says_missing(error: "MlflowException") -> bool:
    """Whether MLflow has no such entry; an id it considers ill-formed cannot exist either."""
    return error.error_code in _NO_ENTRY


def quoted(value: str) -> str:
    """A text as MLflow's search language writes it; it cannot express one with both quotes."""
    return f'"{value}"' if "'" in value else f"'{value}'"
