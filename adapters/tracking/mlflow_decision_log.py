"""The history of decisions, as one tag on the run each of them belongs to.

Tags outlive deleted model versions, are found by one search, and every process that can record runs
can read them. A comparison's decision in full lies beside it, as an artifact.
"""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from adapters.findings import first_finding
from adapters.tracking.mlflow_connection import MlflowConnection
from adapters.tracking.mlflow_tracker import MlflowTracker
from domain.errors.tracking import DecisionTooLong, DecisionUnreadable
from domain.model.promotion.decision import PromotionDecision
from domain.model.promotion.decision_entry import DecisionEntry

Kept = TypeVar("Kept")

DECISION_TAG = "creatives.decision"
_IN_TAG = f"tag {DECISION_TAG}"
DECISION_FOLDER, DECISION_FILE = "comparison", "comparison/decision.json"
_ENTRY = TypeAdapter(DecisionEntry)
_DECISION = TypeAdapter(PromotionDecision)
# MLflow 3.17 keeps 8,000 characters of a tag and cuts the rest silently; this leaves some room.
LONGEST_TAG = 5000


class MlflowDecisionLog:
    """Implements ``DecisionLog``."""

    def __init__(self, connection: MlflowConnection) -> None:
        self._connection, self._tracker = connection, MlflowTracker(connection)

    def record(self, entry: DecisionEntry, decision: PromotionDecision | None = None) -> None:
        text = _ENTRY.dump_json(entry).decode()
        if len(text) > LONGEST_TAG:
            raise DecisionTooLong(len(text), LONGEST_TAG)
        run = self._tracker.resume(entry.run_id)
        if decision is not None:
            run.log_text(_DECISION.dump_json(decision, indent=2).decode(), DECISION_FILE)
        run.log_tags({DECISION_TAG: text})

    def decision(self, run_id: str) -> PromotionDecision | None:
        with self._connection.calls() as client, TemporaryDirectory() as aside:
            if DECISION_TAG not in client.get_run(run_id).data.tags:
                return None
            files = [file.path for file in client.list_artifacts(run_id, DECISION_FOLDER)]
            if DECISION_FILE not in files:
                # Judging again could undo what was decided since; who wants that removes the tag.
                raise DecisionUnreadable(run_id, _IN_TAG, f"{DECISION_FILE} is gone")
            content = Path(client.download_artifacts(run_id, DECISION_FILE, aside)).read_bytes()
        return _read(_DECISION, content, run_id, f"artifact {DECISION_FILE}")

    def entries(self) -> Sequence[DecisionEntry]:
        runs = self._connection.runs(f"tags.`{DECISION_TAG}` LIKE '%'")
        entries = [
            _read(_ENTRY, run.data.tags[DECISION_TAG], run.info.run_id, _IN_TAG) for run in runs
        ]
        return sorted(entries, key=lambda entry: entry.decided_at)


def _read(form: TypeAdapter[Kept], content: str | bytes, run_id: str, place: str) -> Kept:
    try:
        return form.validate_json(content)
    except ValidationError as error:
        raise DecisionUnreadable(run_id, place, first_finding(error)) from error
