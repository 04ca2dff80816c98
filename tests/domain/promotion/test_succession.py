"""Who was champion before whom, read from the decisions."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.model.promotion.decision_entry import DecisionEntry, compared, rolled_back
from domain.model.promotion.registration import RegisteredModel
from domain.model.promotion.succession import (
    changes,
    earlier_champion,
    latest_champion,
    promotion_of,
    unfinished_change,
    went_back,
)
from domain.model.promotion.verdict import Outcome
from tests.fakes.decisions import a_decision

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
ONE, TWO, THREE = (
    RegisteredModel(version=version, run_id=f"run {version}", accuracy=0.9, dataset_version=1)
    for version in (1, 2, 3)
)
GONE = replace(ONE, version=9)


def compare(
    model: RegisteredModel, opponent: RegisteredModel | None, outcome: Outcome = Outcome.PROMOTED
) -> DecisionEntry:
    entry = compared(
        replace(a_decision(), outcome=outcome),
        at=NOON,
        run_id=model.run_id,
        dataset_version=1,
        opponent=opponent,
    )
    return replace(entry, finished=True)


def back(champion: RegisteredModel, target: RegisteredModel) -> DecisionEntry:
    entry = rolled_back(
        at=NOON + timedelta(hours=1),
        run_id="rollback",
        champion=champion,
        target=target,
        who="ada",
        why="why",
    )
    return replace(entry, finished=True)


FIRST, SECOND = compare(ONE, None), compare(TWO, ONE)
KEPT = compare(THREE, TWO, Outcome.KEPT)


def test_only_promotions_and_rollbacks_change_the_champion() -> None:
    assert changes([FIRST, SECOND, KEPT, back(TWO, ONE)]) == [FIRST, SECOND, back(TWO, ONE)]


def test_only_the_newest_change_can_be_half_done() -> None:
    open_second = replace(SECOND, finished=False)
    assert unfinished_change([FIRST, open_second, KEPT]) == open_second
    assert unfinished_change([FIRST, open_second, back(TWO, ONE)]) is None
    assert unfinished_change([FIRST, SECOND]) is None
    assert unfinished_change([KEPT]) is None


def test_a_model_is_known_by_the_run_that_was_promoted() -> None:
    entries = [FIRST, SECOND, KEPT, back(TWO, ONE)]
    assert promotion_of(ONE, entries) == FIRST
    assert promotion_of(THREE, entries) is None


@pytest.mark.parametrize(
    ("champion", "entries", "answer"),
    [
        (TWO, [FIRST, SECOND], False),
        (ONE, [FIRST, SECOND, back(TWO, ONE)], True),
        (TWO, [FIRST, SECOND, back(TWO, ONE), back(ONE, TWO)], False),
        (ONE, [FIRST, SECOND, back(TWO, ONE), back(ONE, ONE)], True),  # published again
        (ONE, [FIRST, SECOND, back(TWO, ONE), replace(compare(THREE, ONE), finished=False)], True),
        (THREE, [FIRST, SECOND, back(TWO, ONE), compare(THREE, ONE)], False),
        (ONE, [], False),
    ],
)
def test_what_made_this_champion_tells_whether_it_went_back(
    champion: RegisteredModel, entries: list[DecisionEntry], *, answer: bool
) -> None:
    assert went_back(champion, entries) is answer


@pytest.mark.parametrize(
    ("champion", "entries", "previous", "earlier"),
    [
        (TWO, [FIRST, SECOND], ONE, ONE),
        (TWO, [FIRST, SECOND], TWO, ONE),  # a crash between the two aliases
        (TWO, [FIRST, SECOND], None, ONE),
        (ONE, [FIRST, SECOND, back(TWO, ONE)], TWO, None),
        (THREE, [FIRST, SECOND, back(TWO, ONE), compare(THREE, ONE)], TWO, ONE),
        (TWO, [], ONE, ONE),  # nothing is known, so the alias counts
        (ONE, [], TWO, None),  # what is later is no earlier champion
        (THREE, [compare(THREE, GONE)], TWO, None),  # it was removed
    ],
)
def test_the_earlier_champion_is_the_one_that_was_replaced(
    champion: RegisteredModel,
    entries: list[DecisionEntry],
    previous: RegisteredModel | None,
    earlier: RegisteredModel | None,
) -> None:
    assert earlier_champion(champion, entries, [ONE, TWO, THREE], previous) == earlier


def test_the_newest_finished_change_names_the_champion_of_those_that_are_there() -> None:
    entries = [FIRST, SECOND, back(TWO, ONE)]
    assert latest_champion(entries, [ONE, TWO]) == ONE
    assert latest_champion(entries, [TWO]) == TWO
    assert latest_champion([FIRST, replace(SECOND, finished=False)], [ONE, TWO]) == ONE
    assert latest_champion([], [ONE, TWO]) is None
