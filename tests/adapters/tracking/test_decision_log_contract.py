"""What every decision log does, the fake and MLflow's."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.errors import DecisionUnreadable, RunNotFound
from domain.model.decision_entry import DecisionEntry, DecisionKind
from domain.ports.decision_log import DecisionLog
from domain.ports.experiment_tracker import ExperimentTracker
from tests.adapters.tracking.conftest import MLFLOW_WARNINGS
from tests.fakes.decision_log import FakeDecisionLog
from tests.fakes.experiment_tracker import FakeExperimentTracker

pytestmark = pytest.mark.filterwarnings(*MLFLOW_WARNINGS)

NewRun = Callable[[ExperimentTracker, str], str]
WHEN = datetime(2026, 3, 1, 0, 5, 1, 123456, tzinfo=UTC)


class Desk:
    """A decision log, and runs that decisions belong to."""

    def __init__(self, log: DecisionLog, tracker: ExperimentTracker, new_run: NewRun) -> None:
        self.log, self._tracker, self._new_run = log, tracker, new_run

    def decide(self, key: str, minutes: int, reason: str = "more accurate") -> DecisionEntry:
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
        self.log.record(entry)
        return entry


@pytest.fixture(params=["fake", "mlflow"])
def desk(request: pytest.FixtureRequest, new_run: NewRun) -> Desk:
    if request.param == "fake":
        tracker = FakeExperimentTracker()
        return Desk(FakeDecisionLog(tracker.runs), tracker, new_run)
    lab = request.getfixturevalue("lab")
    return Desk(lab.log, lab.tracker, new_run)


def test_nothing_was_decided_at_first(desk: Desk) -> None:
    assert list(desk.log.entries()) == []


def test_decisions_come_back_as_they_were_oldest_first(desk: Desk) -> None:
    later = desk.decide("b", 10, reason='it\'s "better" – 100 %')
    earlier = desk.decide("a", 5)
    assert list(desk.log.entries()) == [earlier, later]


def test_a_run_has_one_decision(desk: Desk) -> None:
    first = desk.decide("a", 0)
    second = replace(first, outcome="promoted", decided_at=WHEN + timedelta(hours=1))
    desk.log.record(second)
    assert list(desk.log.entries()) == [second]


def test_an_unknown_run_is_refused(desk: Desk) -> None:
    entry = replace(desk.decide("a", 0), run_id="0" * 32)
    with pytest.raises(RunNotFound):
        desk.log.record(entry)


def test_a_tag_that_was_edited_is_told(request: pytest.FixtureRequest, new_run: NewRun) -> None:
    lab = request.getfixturevalue("lab")
    run_id = new_run(lab.tracker, "a")
    lab.tracker.resume(run_id).log_tags({"creatives.decision": "{}"})
    with pytest.raises(DecisionUnreadable, match=run_id):
        lab.log.entries()
