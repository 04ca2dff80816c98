"""The simulated year: the world is as it says, and the policies differ as they should."""

from dataclasses import replace

import numpy as np
import pytest

from domain.errors.base import InvalidValue
from domain.model.promotion.policy import PromotionPolicy, PromotionRule
from domain.model.promotion.verdict import Outcome
from entrypoints.benchmarks.simulations.promotion import Holdout, NightlyWorld, simulate_year

WORLD = NightlyWorld(nights=60, first_rows=120, rows_per_night=10, accuracy=0.9, churn=0.08)


def promotions(rule: PromotionRule, world: NightlyWorld = WORLD, years: int = 20) -> int:
    policy = PromotionPolicy(rule=rule)
    return sum(simulate_year(policy, world, seed)[Outcome.PROMOTED] for seed in range(years))


def test_accuracy_and_disagreement_are_those_that_were_asked_for() -> None:
    world = replace(WORLD, first_rows=30_000, accuracy=0.85, churn=0.1)
    holdout = Holdout(world, np.random.default_rng(1))
    contest = holdout.contest(holdout.draw_model(), holdout.draw_model(), 20_000)
    assert contest.champion is not None
    assert contest.rows == 20_000
    assert contest.challenger / 20_000 == pytest.approx(0.85, abs=0.01)
    assert contest.champion / 20_000 == pytest.approx(0.85, abs=0.01)
    assert (contest.gained + contest.lost) / 20_000 == pytest.approx(0.1, abs=0.01)
    assert contest.gained - contest.lost == contest.challenger - contest.champion
    for trait in ("category", "price"):
        assert sum(each.rows for each in contest.slices if each.trait == trait) == 20_000


def test_every_night_has_one_outcome_and_a_seed_repeats_its_year() -> None:
    year = simulate_year(PromotionPolicy(), WORLD, 7)
    assert year.total() == 60
    assert year == simulate_year(PromotionPolicy(), WORLD, 7)


def test_asking_for_significance_promotes_less_by_luck() -> None:
    assert promotions(PromotionRule.SIGNIFICANT) < promotions(PromotionRule.ACCURACY)


def test_a_holdout_below_the_minimum_promotes_nobody() -> None:
    small = replace(WORLD, first_rows=5, rows_per_night=0)
    assert simulate_year(PromotionPolicy(), small, 1) == {Outcome.TOO_LITTLE_EVIDENCE: 60}


@pytest.mark.parametrize("wrong", [{"accuracy": 1.0}, {"churn": 0.2}, {"churn": 0.0}])
def test_worlds_that_cannot_be_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(InvalidValue, match=next(iter(wrong))):
        replace(WORLD, **wrong)
