"""A run is judged once: its step run again gives the decision that was taken."""

import shutil
from dataclasses import replace

import pytest

from domain.errors.tracking import TrackingUnavailable
from domain.model.promotion.policy import PromotionPolicy
from tests.fakes.promotion_gate import STRONG, WEAK, PromotionGate


def test_a_run_is_judged_once(gate: PromotionGate) -> None:
    """Its step run again with other limits gives the decision that was taken."""
    gate.examine(gate.challenger("one", WEAK))
    challenger = gate.challenger("two", STRONG)
    first = gate.examine(challenger)
    before = gate.log.entries()
    stricter = replace(challenger, parity=replace(challenger.parity, passed=False))
    gate.policy = PromotionPolicy(min_holdout_rows=10_000)
    assert gate.examine(stricter) == first
    assert gate.log.entries() == before
    assert gate.champion() == gate.served() == (2, "run2")


def test_a_step_run_again_undoes_no_rollback_and_rewrites_no_decision(gate: PromotionGate) -> None:
    steps = [gate.challenger("one", WEAK), gate.challenger("two", STRONG)]
    decisions = [gate.examine(step).decision for step in steps]
    gate.go_back()
    before = gate.log.entries()
    again = [gate.examine(step) for step in steps]
    assert [result.decision for result in again] == decisions
    assert [result.champion_version for result in again] == [1, 1]
    assert gate.log.entries() == before
    assert gate.champion() == gate.served() == (1, "run1")


def test_a_step_run_again_mends_what_is_served(gate: PromotionGate) -> None:
    step = gate.challenger("one", WEAK)
    gate.examine(step)
    shutil.rmtree(gate.root / "models")
    assert gate.examine(step).champion_version == 1
    assert gate.champion() == gate.served() == (1, "run1")


@pytest.mark.parametrize("part", ["register", "promote"])
def test_a_promotion_that_fails_is_shown_as_unfinished(gate: PromotionGate, part: str) -> None:
    gate.examine(gate.challenger("one", WEAK))
    challenger = gate.challenger("two", STRONG)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gate.registry, part, unavailable)
        with pytest.raises(TrackingUnavailable):
            gate.examine(challenger)
    entry = gate.log.entries()[-1]
    assert (entry.outcome, entry.finished, entry.version) == ("promoted", False, None)
    gate.examine(challenger)
    assert len(gate.log.entries()) == 2
    entry = gate.log.entries()[-1]
    assert (entry.outcome, entry.finished, entry.version) == ("promoted", True, 2)


def unavailable(*_: object, **__: object) -> None:
    raise TrackingUnavailable("sqlite:///x", "down")
