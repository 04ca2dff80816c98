"""Figures have one form, and say what they mean."""

import pytest

from adapters.report.in_words import (
    conditions_in_words,
    p_value_in_words,
    points_from_to,
    rule_in_words,
)
from domain.model.evaluation.metric import signed_points
from domain.model.promotion.policy import PromotionPolicy, PromotionRule
from domain.model.statistics.proportions import Interval


@pytest.mark.parametrize(
    ("difference", "said"), [(0.0214, "+2.1"), (-0.5, "-50.0"), (0.0, "0.0"), (-0.0001, "0.0")]
)
def test_a_lead_has_its_sign_unless_it_is_none(difference: float, said: str) -> None:
    assert signed_points(difference) == said


def test_an_interval_of_a_difference_is_in_points() -> None:
    assert points_from_to(Interval(-0.069, 0.044)) == "-6.9 to +4.4 points"


@pytest.mark.parametrize(("p", "said"), [(0.824, "p = 0.824"), (1.0, "p = 1"), (1e-9, "p < 0.001")])
def test_a_p_value_is_told(p: float, said: str) -> None:
    assert said in p_value_in_words(p)


def test_the_figures_of_a_policy_are_in_its_words() -> None:
    policy = PromotionPolicy(alpha=0.01, margin=0.03, min_slice_rows=7, max_latency_ratio=1.5)
    told = {
        rule: rule_in_words(PromotionPolicy(rule=rule, alpha=0.01, margin=0.03))
        for rule in PromotionRule
    }
    assert "0.01" in told[PromotionRule.SIGNIFICANT]
    assert "3 points" in told[PromotionRule.NON_INFERIOR]
    conditions = conditions_in_words(policy)
    assert "7 rows" in conditions
    assert "1.5 times" in conditions
    assert "at least 1 holdout row;" in conditions_in_words(PromotionPolicy(min_holdout_rows=1))
