"""Runs, recorded in MLflow."""

from collections.abc import Iterator
from contextlib import contextmanager

from adapters.tracking.mlflow_answers import found, quoted
from adapters.tracking.mlflow_connection import MlflowConnection
from domain.errors.base import InvalidValue
from domain.errors.tracking import RunNotFound, TrackingUnavailable
from domain.ports.experiment_tracker import TrackedRun

RUN_KEY_TAG = "creatives.run_key"
_FINISHED = "FINISHED"


class MlflowTracker:
    """Finds a run by its key's tag, so that a retry goes on in the same MLflow run."""

    def __init__(self, connection: MlflowConnection) -> None:
        self._connection = connection

    def check(self) -> None:
        self._connection.check()

    @contextmanager
    def run(self, run_key: str) -> Iterator[TrackedRun]:
        run = self._recorded(self._open(run_key))
        try:
            yield run
        except BaseException as error:
            killed = not isinstance(error, Exception)  # Ctrl-C, SIGTERM, an orchestrator's signal
            try:
                self._end(run.run_id, "KILLED" if killed else "FAILED")
            except TrackingUnavailable as lost:
                error.add_note(str(lost))  # the first error is the one to report
            raise
        self._end(run.run_id, _FINISHED)

    def finish(self, run_id: str) -> bool:
        was_finished = self._status(run_id) == _FINISHED
        if not was_finished:
            self._end(run_id, _FINISHED)
        return not was_finished

    def resume(self, run_id: str) -> TrackedRun:
        self._status(run_id)
        return self._recorded(run_id)

    def _status(self, run_id: str) -> str:
        with self._connection.calls() as client:
            run = found(lambda: client.get_run(run_id))
        if run is None or run.info.lifecycle_stage != "active":
            raise RunNotFound(run_id)
        return str(run.info.status)

    def _recorded(self, run_id: str) -> TrackedRun:
        from adapters.tracking.mlflow_run import MlflowRun  # noqa: PLC0415 - it imports mlflow

        return MlflowRun(self._connection, run_id)

    def _open(self, run_key: str) -> str:
        if not run_key.strip() or {"'", '"'} <= set(run_key):
            raise InvalidValue("run key", run_key, "not blank and without both kinds of quotes")
        experiment_id = self._connection.experiment_id
        same = self._connection.runs(f"tags.`{RUN_KEY_TAG}` = {quoted(run_key)}")
        with self._connection.calls() as client:
            for run in same:  # the oldest first, so that all retries settle on the same one
                # Some databases compare text without regard to case.
                if run.data.tags.get(RUN_KEY_TAG) == run_key:
                    client.update_run(run.info.run_id, status="RUNNING")
                    return str(run.info.run_id)
            from mlflow.tracking.context.registry import resolve_tags  # noqa: PLC0415 - as above

            # The user, the program and its git commit, as in runs that MLflow starts itself.
            tags = resolve_tags({RUN_KEY_TAG: run_key})
            created = client.create_run(experiment_id, tags=tags, run_name=run_key)
            return str(created.info.run_id)

    def _end(self, run_id: str, status: str) -> None:
        with self._connection.calls() as client:
            client.set_terminated(run_id, status=status)
