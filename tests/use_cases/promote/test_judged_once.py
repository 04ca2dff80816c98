"""A run is judged once: its step run again gives the decision that was taken."""

import shutil
from dataclasses import replace

import pytest

from domain.errors.tracking import TrackingUnavailable
from domain.model.promotion.policy import PromotionPolicy
from tests.fakes.promotion_arena import STRONG, WEAK, Arena


def test_a_run_is_judged_once(arena: Arena) -> None:
    """Its step run again with other limits gives the decision that was taken."""
    arena.examine(arena.challenger("one", WEAK))
    challenger = arena.challenger("two", STRONG)
    first = arena.examine(challenger)
    before = arena.log.entries()
    stricter = replace(challenger, parity=replace(challenger.parity, passed=False))
    arena.policy = PromotionPolicy(min_holdout_rows=10_000)
    assert arena.examine(stricter) == first
    assert arena.log.entries() == before
    assert arena.champion() == arena.served() == (2, "run2")


def test_a_step_run_again_undoes_no_rollback_and_rewrites_no_decision(arena: Arena) -> None:
    steps = [arena.challenger("one", WEAK), arena.challenger("two", STRONG)]
    decisions = [arena.examine(step).decision for step in steps]
    arena.go_back()
    before = arena.log.entries()
    again = [arena.examine(step) for step in steps]
    assert [result.decision for result in again] == decisions
    assert [result.champion_version for result in again] == [1, 1]
    assert arena.log.entries() == before
    assert arena.champion() == arena.served() == (1, "run1")


def test_a_step_run_again_mends_what_is_served(arena: Arena) -> None:
    step = arena.challenger("one", WEAK)
    arena.examine(step)
    shutil.rmtree(arena.root / "models")
    assert arena.examine(step).champion_version == 1
    assert arena.champion() == arena.served() == (1, "run1")


@pytest.mark.parametrize("part", ["register", "promote"])
def test_a_promotion_that_fails_is_shown_as_unfinished(arena: Arena, part: str) -> None:
    arena.examine(arena.challenger("one", WEAK))
    challenger = arena.challenger("two", STRONG)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(arena.registry, part, unavailable)
        with pytest.raises(TrackingUnavailable):
            arena.examine(challenger)
    entry = arena.log.entries()[-1]
    assert (entry.outcome, entry.finished, entry.version) == ("promoted", False, None)
    arena.examine(challenger)
    assert len(arena.log.entries()) == 2
    entry = arena.log.entries()[-1]
    assert (entry.outcome, entry.finished, entry.version) == ("promoted", True, 2)


def unavailable(*_: object, **__: object) -> None:
    raise TrackingUnavailable("sqlite:///x", "down")
