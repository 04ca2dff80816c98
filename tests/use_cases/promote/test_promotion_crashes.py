"""A crash at any step of a promotion: the step run again, or the next challenger, finishes it."""

import pytest

from tests.fakes.killed_process import kill_at
from tests.fakes.promotion_arena import NOTHING, STRONG, WEAK, Arena

STEPS = [
    ("tracker", "resume"),
    ("registry", "register"),
    ("registry", "promote"),
    ("bundles", "publish"),
    ("bundles", "keep_only"),
]
WHEN = ["before", "after"]


@pytest.mark.parametrize("when", WHEN)
@pytest.mark.parametrize("step", STEPS, ids=".".join)
@pytest.mark.parametrize("champion", [None, WEAK], ids=["first model", "better model"])
def test_the_step_run_again_finishes_the_promotion(
    arena: Arena, champion: list[str] | None, step: tuple[str, str], when: str
) -> None:
    if champion is not None:
        arena.examine(arena.challenger("old", champion))
    challenger = arena.challenger("new", STRONG)
    kill_at(arena, step, when, lambda: arena.examine(challenger))
    result = arena.examine(challenger)
    assert result.decision.promoted
    assert arena.runs_registered().count(challenger.run_id) == 1
    assert arena.champion() == arena.served() == (result.champion_version, challenger.run_id)
    previous = arena.registry.previous()
    assert (previous is None) == (champion is None)


@pytest.mark.parametrize("when", WHEN)
@pytest.mark.parametrize("step", STEPS, ids=".".join)
@pytest.mark.parametrize("next_words", [NOTHING, STRONG], ids=["worse next", "better next"])
def test_the_next_challenger_leaves_nothing_half_done(
    arena: Arena, next_words: list[str], step: tuple[str, str], when: str
) -> None:
    arena.examine(arena.challenger("old", NOTHING))
    crashed = arena.challenger("crashed", WEAK)
    kill_at(arena, step, when, lambda: arena.examine(crashed))
    following = arena.challenger("next", next_words)
    result = arena.examine(following)
    assert result.decision.promoted == (next_words == STRONG)
    assert arena.champion() == arena.served()
    assert arena.champion() is not None
    assert len(set(arena.runs_registered())) == len(arena.runs_registered())
    if next_words == STRONG:
        assert arena.champion() == (result.champion_version, following.run_id)


@pytest.mark.parametrize("when", WHEN)
@pytest.mark.parametrize("step", STEPS, ids=".".join)
def test_a_reader_has_a_whole_bundle_after_every_crash(
    arena: Arena, step: tuple[str, str], when: str
) -> None:
    arena.examine(arena.challenger("old", WEAK))
    new = arena.challenger("new", STRONG)
    kill_at(arena, step, when, lambda: arena.examine(new))
    assert arena.served() in {(1, "run1"), (2, "run2")}
