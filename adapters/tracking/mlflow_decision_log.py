"""The history of decisions, as one tag on the run each of them belongs to.

Tags outlive deleted model versions, are found by one search, and every process that can record runs
can read them.
"""

from collections.abc import Sequence
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from adapters.tracking.mlflow_client import MlflowConnection
from adapters.tracking.mlflow_search import runs_with_tag
from adapters.tracking.mlflow_tracker import MlflowTracker
from domain.errors import DecisionUnreadable
from domain.model.decision_entry import DecisionEntry

DECISION_TAG = "creatives.decision"
_ENTRY = TypeAdapter(DecisionEntry)


class MlflowDecisionLog:
    """Implements ``DecisionLog``."""

    def __init__(self, *, uri: str, experiment: str, artifact_root: Path) -> None:
        place = {"uri": uri, "experiment": experiment}
        self._connection = MlflowConnection(**place, artifact_root=artifact_root)
        self._tracker = MlflowTracker(**place, artifact_root=artifact_root)

    def record(self, entry: DecisionEntry) -> None:
        text = _ENTRY.dump_json(entry).decode()
        self._tracker.resume(entry.run_id).log_tags({DECISION_TAG: text})

    def entries(self) -> Sequence[DecisionEntry]:
        experiment_id = self._connection.experiment_id
        with self._connection.calls() as client:
            found = [
                _read(run.info.run_id, run.data.tags[DECISION_TAG])
                for run in runs_with_tag(client, experiment_id, DECISION_TAG)
            ]
        return sorted(found, key=lambda entry: entry.decided_at)


def _read(run_id: str, text: str) -> DecisionEntry:
    try:
        return _ENTRY.validate_json(text)
    except ValidationError as error:
        raise DecisionUnreadable(run_id, DECISION_TAG, error.errors()[0]["msg"]) from error
