"""A rollback that dies at any step: the same call again, or the next cycle, finishes it."""

import pytest

from domain.errors.promotion import AlreadyChampion, NothingToRollBackTo
from domain.model.promotion.decision_entry import DecisionEntry
from tests.fakes.killed_process import Killed, kill_at
from tests.fakes.promotion_gate import NOTHING, STRONG, WEAK, PromotionGate

STEPS = [
    ("log", "record"),
    ("registry", "promote"),
    ("registry", "half promote"),
    ("bundles", "publish"),
    ("bundles", "keep_only"),
]
WHEN = ["before", "after"]


@pytest.fixture
def twice(gate: PromotionGate) -> PromotionGate:
    gate.examine(gate.challenger("one", WEAK))
    gate.examine(gate.challenger("two", STRONG))
    return gate


@pytest.mark.parametrize("when", WHEN)
@pytest.mark.parametrize("step", STEPS, ids=".".join)
@pytest.mark.parametrize("to", [None, 1])
def test_the_same_call_again_finishes(
    twice: PromotionGate, to: int | None, step: tuple[str, str], when: str
) -> None:
    kill_at(twice, step, when, lambda: twice.go_back(to))
    assert twice.go_back(to).version == 1
    assert not twice.was_done_already
    assert twice.champion() == twice.served() == (1, "run1")
    [entry] = [entry for entry in twice.log.entries() if entry.is_rollback]
    assert (entry.champion_version, entry.version, entry.finished) == (2, 1, True)
    assert twice.tracker.read(entry.run_id).status == "FINISHED"
    previous = twice.registry.previous()
    assert previous is not None
    assert previous.version == 2
    with pytest.raises(NothingToRollBackTo):
        twice.go_back()


def kill_before_its_run_ends(gate: PromotionGate, to: int | None) -> DecisionEntry:
    """A rollback that took effect, killed between its last entry and the end of its run."""
    record = gate.log.record

    def dying(entry: DecisionEntry) -> None:
        record(entry)
        if entry.finished:
            raise Killed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gate.log, "record", dying)
        with pytest.raises(Killed):
            gate.go_back(to)
    entry = gate.log.entries()[-1]
    gate.tracker.read(entry.run_id).status = "RUNNING"  # SIGKILL lets nobody write KILLED
    return entry


@pytest.mark.parametrize("to", [None, 1])
def test_killed_before_its_run_ended_the_same_call_says_that_it_is_done_and_closes_it(
    twice: PromotionGate, to: int | None
) -> None:
    entry = kill_before_its_run_ends(twice, to)
    assert twice.go_back(to) == entry
    assert twice.was_done_already
    assert twice.tracker.read(entry.run_id).status == "FINISHED"
    assert twice.champion() == twice.served() == (1, "run1")
    assert len([each for each in twice.log.entries() if each.is_rollback]) == 1
    with pytest.raises(NothingToRollBackTo if to is None else AlreadyChampion):
        twice.go_back(to)


def test_another_call_is_not_told_that_it_is_done_and_closes_it_too(twice: PromotionGate) -> None:
    entry = kill_before_its_run_ends(twice, to=1)
    assert twice.go_back(to=2).version == 2
    assert not twice.was_done_already
    assert twice.tracker.read(entry.run_id).status == "FINISHED"


def test_what_is_not_served_any_more_is_not_done(twice: PromotionGate) -> None:
    kill_before_its_run_ends(twice, to=1)
    twice.damage_served()
    assert twice.go_back(to=1).version == 1
    assert not twice.was_done_already
    assert twice.served() == (1, "run1")


def test_the_next_cycle_closes_the_run_too(twice: PromotionGate) -> None:
    entry = kill_before_its_run_ends(twice, to=1)
    twice.examine(twice.challenger("three", NOTHING))
    assert twice.tracker.read(entry.run_id).status == "FINISHED"


@pytest.mark.parametrize("when", WHEN)
@pytest.mark.parametrize("step", STEPS, ids=".".join)
def test_the_next_cycle_leaves_registry_service_and_history_in_agreement(
    twice: PromotionGate, step: tuple[str, str], when: str
) -> None:
    kill_at(twice, step, when, twice.go_back)
    twice.examine(twice.challenger("three", NOTHING))
    champion = twice.champion()
    assert champion == twice.served()
    done = [entry for entry in twice.log.entries() if entry.finished and entry.changes_champion]
    assert champion is not None
    assert done[-1].version == champion[0]


@pytest.mark.parametrize("when", WHEN)
@pytest.mark.parametrize("step", STEPS, ids=".".join)
def test_a_promotion_that_died_after_a_rollback_brings_nothing_back(
    twice: PromotionGate, step: tuple[str, str], when: str
) -> None:
    twice.go_back()
    challenger = twice.challenger("three", STRONG)
    kill_at(twice, step, when, lambda: twice.examine(challenger))
    promoted = twice.champion() != (1, "run1")
    if promoted:
        assert twice.go_back().version == 1
    else:
        with pytest.raises(NothingToRollBackTo):
            twice.go_back()
    assert twice.champion() == twice.served() == (1, "run1")


def test_a_champion_that_cannot_be_served_can_be_rolled_back(gate: PromotionGate) -> None:
    gate.examine(gate.challenger("one", NOTHING))
    gate.examine(gate.challenger("two", WEAK))
    challenger = gate.challenger("three", STRONG)
    kill_at(gate, ("bundles", "publish"), "before", lambda: gate.examine(challenger))
    assert gate.champion() == (3, "run3")
    gate.registry.lose_bundle(3)
    assert gate.go_back().version == 2
    assert gate.champion() == gate.served() == (2, "run2")
