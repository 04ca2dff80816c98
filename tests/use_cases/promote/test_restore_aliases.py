"""A registry without aliases: who is champion is told by what is served, then by the decisions."""

import pytest

from tests.fakes.decision_log import FakeDecisionLog
from tests.fakes.model_registry import FakeModelRegistry
from tests.fakes.promotion_arena import NOTHING, STRONG, WEAK, Arena


def test_a_registry_that_lost_its_aliases_finds_the_champion_that_is_served(arena: Arena) -> None:
    arena.examine(arena.challenger("one", STRONG))
    arena.registry.lose_aliases()
    result = arena.examine(arena.challenger("two", WEAK))
    assert result.decision.champion_accuracy is not None
    assert not result.decision.promoted
    assert arena.champion() == arena.served() == (1, "run1")


def test_without_aliases_and_without_the_served_version_there_is_no_champion(arena: Arena) -> None:
    arena.examine(arena.challenger("one", STRONG))
    arena.registry.lose_aliases()
    arena.registry.delete(1)
    result = arena.examine(arena.challenger("two", WEAK))
    assert result.decision.champion_accuracy is None
    assert arena.champion() == arena.served() == (2, "run2")


@pytest.mark.parametrize("damaged", [False, True])
def test_a_registry_that_lost_its_aliases_keeps_its_former_champions(
    arena: Arena, *, damaged: bool
) -> None:
    arena.registry = FakeModelRegistry(keep_previous=3)
    for key, words in (("one", NOTHING), ("two", WEAK), ("three", STRONG)):
        arena.examine(arena.challenger(key, words))
    if damaged:
        arena.damage_served()
    arena.registry.lose_aliases()
    result = arena.examine(arena.challenger("four", WEAK))
    assert not result.decision.promoted
    assert arena.champion() == arena.served() == (3, "run3")
    previous = arena.registry.previous()
    assert previous is not None
    assert previous.version == 2
    assert [model.version for model in arena.registry.present()] == [1, 2, 3]


def test_without_aliases_and_with_damage_the_newest_decision_names_the_champion(
    arena: Arena,
) -> None:
    arena.examine(arena.challenger("one", WEAK))
    arena.examine(arena.challenger("two", STRONG))
    arena.go_back()
    arena.damage_served()
    arena.registry.lose_aliases()
    result = arena.examine(arena.challenger("three", NOTHING))
    assert not result.decision.promoted
    assert arena.champion() == arena.served() == (1, "run1")
    assert [model.version for model in arena.registry.present()] == [1, 2]


def test_without_aliases_damage_and_decisions_the_newest_version_is_the_champion(
    arena: Arena,
) -> None:
    arena.examine(arena.challenger("one", WEAK))
    arena.examine(arena.challenger("two", STRONG))
    arena.log = FakeDecisionLog(arena.tracker.runs)
    arena.damage_served()
    arena.registry.lose_aliases()
    assert not arena.examine(arena.challenger("three", NOTHING)).decision.promoted
    assert arena.champion() == arena.served() == (2, "run2")


def test_a_rollback_mends_the_aliases_first(arena: Arena) -> None:
    arena.examine(arena.challenger("one", WEAK))
    arena.examine(arena.challenger("two", STRONG))
    arena.registry.lose_aliases()
    assert arena.go_back().restored_version == 1
    assert arena.champion() == arena.served() == (1, "run1")


def test_a_lost_alias_previous_is_no_loss(arena: Arena) -> None:
    arena.examine(arena.challenger("one", WEAK))
    arena.examine(arena.challenger("two", STRONG))
    arena.registry.reinstate(2, None)
    assert arena.go_back().restored_version == 1
