"""A rollback that dies at any step: the same call again, or the next cycle, finishes it."""

import pytest

from domain.errors.promotion import NothingToRollBackTo
from tests.fakes.killed_process import kill_at
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
    assert twice.champion() == twice.served() == (1, "run1")
    [entry] = [entry for entry in twice.log.entries() if entry.is_rollback]
    assert (entry.champion_version, entry.version, entry.finished) == (2, 1, True)
    assert twice.tracker.read(entry.run_id).status == "FINISHED"
    previous = twice.registry.previous()
    assert previous is not None
    assert previous.version == 2
    with pytest.raises(NothingToRollBackTo):
        twice.go_back()


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
