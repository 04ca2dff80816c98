"""What every decision log does, the fake and MLflow's."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.tracking.mlflow_connection import MlflowConnection
from adapters.tracking.mlflow_decision_log import MlflowDecisionLog
from domain.errors.tracking import DecisionTooLong, DecisionUnreadable, RunNotFound
from domain.model.promotion.decision import PromotionDecision
from domain.model.promotion.decision_entry import DecisionEntry, DecisionKind
from domain.ports.decision_log import DecisionLog
from domain.ports.experiment_tracker import ExperimentTracker
from tests.adapters.tracking.conftest import MLFLOW_WARNINGS
from tests.fakes.decision_log import FakeDecisionLog
from tests.fakes.decisions import a_decision
from tests.fakes.experiment_tracker import FakeExperimentTracker

pytestmark = pytest.mark.filterwarnings(*MLFLOW_WARNINGS)

NewRun = Callable[[ExperimentTracker, str], str]
WHEN = datetime(2026, 3, 1, 0, 5, 1, 123456, tzinfo=UTC)


class DecisionRecorder:
    """A decision log, and runs that decisions belong to."""

    def __init__(self, log: DecisionLog, tracker: ExperimentTracker, new_run: NewRun) -> None:
        self.log, self._tracker, self._new_run = log, tracker, new_run

    def new_run(self, key: str) -> str:
        return self._new_run(self._tracker, key)

    def decide(
        self,
        key: str,
        minutes: int,
        reason: str = "more accurate",
        decision: PromotionDecision | None = None,
    ) -> DecisionEntry:
        entry = DecisionEntry(
            kind=DecisionKind.COMPARISON,
            decided_at=WHEN + timedelta(minutes=minutes),
            run_id=self._new_run(self._tracker, key),
            dataset_version=3,
            challenger_accuracy=1 / 3,
            champion_accuracy=None,
            champion_version=None,
            restored_version=None,
            p_value=0.0625,
            outcome="kept",
            reason=reason,
            who=None,
        )
        self.log.record(entry, decision)
        return entry


@pytest.fixture(params=["fake", "mlflow"])
def recorder(request: pytest.FixtureRequest, new_run: NewRun) -> DecisionRecorder:
    if request.param == "fake":
        tracker = FakeExperimentTracker()
        return DecisionRecorder(FakeDecisionLog(tracker.runs), tracker, new_run)
    parts = request.getfixturevalue("parts")
    return DecisionRecorder(parts.log, parts.tracker, new_run)


def test_nothing_was_decided_at_first(recorder: DecisionRecorder) -> None:
    assert list(recorder.log.entries()) == []


def test_decisions_come_back_as_they_were_oldest_first(recorder: DecisionRecorder) -> None:
    later = recorder.decide("b", 10, reason='it\'s "better" – 100 %')
    earlier = recorder.decide("a", 5)
    assert list(recorder.log.entries()) == [earlier, later]


def test_a_run_has_one_decision(recorder: DecisionRecorder) -> None:
    first = recorder.decide("a", 0)
    second = replace(first, outcome="promoted", decided_at=WHEN + timedelta(hours=1))
    recorder.log.record(second)
    assert list(recorder.log.entries()) == [second]


def test_an_unknown_run_is_refused(recorder: DecisionRecorder) -> None:
    entry = replace(recorder.decide("a", 0), run_id="0" * 32)
    with pytest.raises(RunNotFound):
        recorder.log.record(entry)


def test_a_tag_that_was_edited_is_told(request: pytest.FixtureRequest, new_run: NewRun) -> None:
    parts = request.getfixturevalue("parts")
    run_id = new_run(parts.tracker, "a")
    parts.tracker.resume(run_id).log_tags({"creatives.decision": "{}"})
    with pytest.raises(DecisionUnreadable, match=run_id):
        parts.log.entries()


def test_a_decision_comes_back_in_full(recorder: DecisionRecorder) -> None:
    decision = a_decision()
    entry = recorder.decide("a", 0, decision=decision)
    assert recorder.log.decision(entry.run_id) == decision
    recorder.log.record(replace(entry, finished=True, version=3))
    assert recorder.log.decision(entry.run_id) == decision


def test_a_decision_that_is_gone_is_told_and_one_that_was_not_taken_is_none(
    recorder: DecisionRecorder,
) -> None:
    assert recorder.log.decision(recorder.new_run("a")) is None
    with pytest.raises(DecisionUnreadable, match="gone"):
        recorder.log.decision(recorder.decide("b", 1).run_id)


def test_what_cannot_be_kept_whole_is_refused_and_the_rest_stays(
    recorder: DecisionRecorder,
) -> None:
    decision = a_decision()
    entry = recorder.decide("a", 0, decision=decision)
    other = replace(decision, reason="another")
    with pytest.raises(DecisionTooLong):
        recorder.log.record(replace(entry, reason="x" * 9000), other)
    with pytest.raises(DecisionTooLong):
        recorder.decide("b", 1, reason="x" * 9000)
    assert list(recorder.log.entries()) == [entry]
    assert recorder.log.decision(entry.run_id) == decision


def test_asking_for_nothing_creates_nothing(tmp_path: Path) -> None:
    uri = f"sqlite:///{tmp_path / 'new' / 'mlflow.db'}"
    connection = MlflowConnection(uri=uri, experiment="new", artifact_root=tmp_path / "artifacts")
    assert list(MlflowDecisionLog(connection).entries()) == []
    assert list(tmp_path.iterdir()) == []


def test_asking_in_another_experiment_makes_none(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    parts = request.getfixturevalue("parts")
    connection = MlflowConnection(uri=parts.uri, experiment="no such", artifact_root=tmp_path)
    assert list(MlflowDecisionLog(connection).entries()) == []
    assert parts.client.get_experiment_by_name("no such") is None
