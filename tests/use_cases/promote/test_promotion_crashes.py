"""A crash at any step of a promotion: the step run again, or the next challenger, finishes it."""

import pytest

from tests.fakes.killed_process import kill_at
from tests.fakes.promotion_gate import NOTHING, STRONG, WEAK, PromotionGate

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
    gate: PromotionGate, champion: list[str] | None, step: tuple[str, str], when: str
) -> None:
    if champion is not None:
        gate.examine(gate.challenger("old", champion))
    challenger = gate.challenger("new", STRONG)
    kill_at(gate, step, when, lambda: gate.examine(challenger))
    result = gate.examine(challenger)
    assert result.decision.promoted
    assert gate.runs_registered().count(challenger.run_id) == 1
    assert gate.champion() == gate.served() == (result.champion_version, challenger.run_id)
    previous = gate.registry.previous()
    assert (previous is None) == (champion is None)


@pytest.mark.parametrize("when", WHEN)
@pytest.mark.parametrize("step", STEPS, ids=".".join)
@pytest.mark.parametrize("next_words", [NOTHING, STRONG], ids=["worse next", "better next"])
def test_the_next_challenger_leaves_nothing_half_done(
    gate: PromotionGate, next_words: list[str], step: tuple[str, str], when: str
) -> None:
    gate.examine(gate.challenger("old", NOTHING))
    crashed = gate.challenger("crashed", WEAK)
    kill_at(gate, step, when, lambda: gate.examine(crashed))
    following = gate.challenger("next", next_words)
    result = gate.examine(following)
    assert result.decision.promoted == (next_words == STRONG)
    assert gate.champion() == gate.served()
    assert gate.champion() is not None
    assert len(set(gate.runs_registered())) == len(gate.runs_registered())
    if next_words == STRONG:
        assert gate.champion() == (result.champion_version, following.run_id)


@pytest.mark.parametrize("when", WHEN)
@pytest.mark.parametrize("step", STEPS, ids=".".join)
def test_a_reader_has_a_whole_bundle_after_every_crash(
    gate: PromotionGate, step: tuple[str, str], when: str
) -> None:
    gate.examine(gate.challenger("old", WEAK))
    new = gate.challenger("new", STRONG)
    kill_at(gate, step, when, lambda: gate.examine(new))
    assert gate.served() in {(1, "run1"), (2, "run2")}
