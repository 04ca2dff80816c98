"""A registry without aliases: the champion is what is served, else what was decided last."""

import pytest

from tests.fakes.decision_log import FakeDecisionLog
from tests.fakes.model_registry import FakeModelRegistry
from tests.fakes.promotion_gate import NOTHING, STRONG, WEAK, PromotionGate


def test_a_registry_that_lost_its_aliases_finds_the_champion_that_is_served(
    gate: PromotionGate,
) -> None:
    gate.examine(gate.challenger("one", STRONG))
    gate.registry.lose_aliases()
    result = gate.examine(gate.challenger("two", WEAK))
    assert result.decision.champion_accuracy is not None
    assert not result.decision.promoted
    assert gate.champion() == gate.served() == (1, "run1")


def test_without_aliases_and_without_the_served_version_there_is_no_champion(
    gate: PromotionGate,
) -> None:
    gate.examine(gate.challenger("one", STRONG))
    gate.registry.lose_aliases()
    gate.registry.delete(1)
    result = gate.examine(gate.challenger("two", WEAK))
    assert result.decision.champion_accuracy is None
    assert gate.champion() == gate.served() == (2, "run2")


@pytest.mark.parametrize("damaged", [False, True])
def test_a_registry_that_lost_its_aliases_keeps_its_former_champions(
    gate: PromotionGate, *, damaged: bool
) -> None:
    gate.registry = FakeModelRegistry(keep_previous=3)
    for key, words in (("one", NOTHING), ("two", WEAK), ("three", STRONG)):
        gate.examine(gate.challenger(key, words))
    if damaged:
        gate.damage_served()
    gate.registry.lose_aliases()
    result = gate.examine(gate.challenger("four", WEAK))
    assert not result.decision.promoted
    assert gate.champion() == gate.served() == (3, "run3")
    previous = gate.registry.previous()
    assert previous is not None
    assert previous.version == 2
    assert [model.version for model in gate.registry.present()] == [1, 2, 3]


def test_without_aliases_and_with_damage_the_newest_decision_names_the_champion(
    gate: PromotionGate,
) -> None:
    gate.examine(gate.challenger("one", WEAK))
    gate.examine(gate.challenger("two", STRONG))
    gate.go_back()
    gate.damage_served()
    gate.registry.lose_aliases()
    result = gate.examine(gate.challenger("three", NOTHING))
    assert not result.decision.promoted
    assert gate.champion() == gate.served() == (1, "run1")
    assert [model.version for model in gate.registry.present()] == [1, 2]


def test_without_aliases_damage_and_decisions_the_newest_version_is_the_champion(
    gate: PromotionGate,
) -> None:
    gate.examine(gate.challenger("one", WEAK))
    gate.examine(gate.challenger("two", STRONG))
    gate.log = FakeDecisionLog(gate.tracker.runs)
    gate.damage_served()
    gate.registry.lose_aliases()
    assert not gate.examine(gate.challenger("three", NOTHING)).decision.promoted
    assert gate.champion() == gate.served() == (2, "run2")


def test_a_rollback_mends_the_aliases_first(gate: PromotionGate) -> None:
    gate.examine(gate.challenger("one", WEAK))
    gate.examine(gate.challenger("two", STRONG))
    gate.registry.lose_aliases()
    assert gate.go_back().restored_version == 1
    assert gate.champion() == gate.served() == (1, "run1")


def test_a_lost_alias_previous_is_no_loss(gate: PromotionGate) -> None:
    gate.examine(gate.challenger("one", WEAK))
    gate.examine(gate.challenger("two", STRONG))
    gate.registry.reinstate(2, None)
    assert gate.go_back().restored_version == 1
