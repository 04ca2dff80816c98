"""Runs, recorded in MLflow."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.tracking.mlflow_client import MlflowConnection, quoted, says_missing
from adapters.tracking.mlflow_run import MlflowRun
from domain.errors.base import InvalidValue
from domain.errors.tracking import RunNotFound, TrackingUnavailable
from domain.ports.experiment_tracker import TrackedRun

if TYPE_CHECKING:
    from mlflow import MlflowClient

RUN_KEY_TAG = "creatives.run_key"


class MlflowTracker:
    """Finds a run by its key's tag, so that a retry goes on in the same MLflow run."""

    def __init__(self, *, uri: str, experiment: str, artifact_root: Path) -> None:
        self._connection = MlflowConnection(
            uri=uri, experiment=experiment, artifact_root=artifact_root
        )

    def check(self) -> None:
        self._connection.check()

    @contextmanager
    def run(self, run_key: str) -> Iterator[TrackedRun]:
        run = MlflowRun(self._connection, self._open(run_key))
        try:
            yield run
        except BaseException as error:
            killed = not isinstance(error, Exception)  # Ctrl-C, SIGTERM, an orchestrator's signal
            try:
                self._end(run.run_id, "KILLED" if killed else "FAILED")
            except TrackingUnavailable as lost:
                error.add_note(str(lost))  # the first error is the one to tell about
            raise
        self._end(run.run_id, "FINISHED")

    def resume(self, run_id: str) -> TrackedRun:
        with self._connection.calls() as client:
            from mlflow.exceptions import MlflowException  # noqa: PLC0415 - imported on first use

            try:
                found = client.get_run(run_id)
            except MlflowException as error:
                if says_missing(error):
                    raise RunNotFound(run_id) from error
                raise
        if found.info.lifecycle_stage != "active":
            raise RunNotFound(run_id)
        return MlflowRun(self._connection, run_id)

    def _open(self, run_key: str) -> str:
        if not run_key.strip() or {"'", '"'} <= set(run_key):
            raise InvalidValue("run key", run_key, "not blank and without both kinds of quotes")
        experiment_id = self._connection.experiment_id
        with self._connection.calls() as client:
            found = self._find(client, experiment_id, run_key)
            if found is not None:
                client.update_run(found, status="RUNNING")
                return found
            tags = {RUN_KEY_TAG: run_key}
            created = client.create_run(experiment_id, tags=tags, run_name=run_key)
            return str(created.info.run_id)

    def _find(self, client: "MlflowClient", experiment_id: str, run_key: str) -> str | None:
        runs = client.search_runs(
            [experiment_id],
            filter_string=f"tags.`{RUN_KEY_TAG}` = {quoted(run_key)}",
            order_by=["attributes.start_time ASC"],  # all retries settle on the same one
        )
        # Some databases compare text without regard to case.
        same = (run for run in runs if run.data.tags.get(RUN_KEY_TAG) == run_key)
        return next((str(run.info.run_id) for run in same), None)

    def _end(self, run_id: str, status: str) -> None:
        with self._connection.calls() as client:
            client.set_terminated(run_id, status=status)
