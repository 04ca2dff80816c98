"""What is told of a decision: only of one that took effect, and always by the same id."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from domain.errors.base import InvalidValue
from domain.model.promotion.champion_change import ChangeKind, change_of
from domain.model.promotion.decision_entry import DecisionEntry, rolled_back
from domain.model.promotion.registration import RegisteredModel

SIX = RegisteredModel(version=6, run_id="run6", accuracy=0.75, dataset_version=3)
SEVEN = RegisteredModel(version=7, run_id="run7", accuracy=0.875, dataset_version=4)
NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture
def begun() -> DecisionEntry:
    return rolled_back(at=NOW, run_id="run8", champion=SEVEN, target=SIX, who="ada", why="worse")


def test_a_rollback_names_both_versions_and_who_decided(begun: DecisionEntry) -> None:
    change = change_of(replace(begun, finished=True, version=6), model="quality")
    assert (change.id, change.event) == ("rollback-run8", ChangeKind.ROLLBACK)
    assert (change.version, change.previous_version, change.accuracy) == (6, 7, 0.75)
    assert (change.who, change.reason, change.model) == ("ada", "worse", "quality")


def test_what_did_not_take_effect_is_no_change(begun: DecisionEntry) -> None:
    for entry in (begun, replace(begun, finished=True), replace(begun, version=6)):
        with pytest.raises(InvalidValue, match="took effect"):
            change_of(entry, model="quality")
