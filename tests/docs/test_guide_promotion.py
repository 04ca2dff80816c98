"""The guide's table of promotion outcomes is what the decision says."""

from dataclasses import replace

from domain.model.data.labelling import Label
from domain.model.evaluation.predictions import Predictions
from domain.model.evaluation.slices import Slice
from domain.model.promotion.contest import Circumstances
from domain.model.promotion.decision import PromotionDecision, decide_promotion
from domain.model.promotion.policy import PromotionPolicy, PromotionRule
from tests.docs.page import rows, section

SMALL = PromotionPolicy(min_holdout_rows=1)
TRUTH = (Label.GOOD, Label.GOOD, Label.GOOD, Label.POOR, Label.POOR)  # a majority of three


def _right(count: int) -> Predictions:
    """Predictions of which the first ``count`` are right."""
    right = [0.9 if label is Label.GOOD else 0.1 for label in TRUTH]
    return Predictions(
        ids=[str(row) for row in range(len(TRUTH))],
        truth=TRUTH,
        good_probabilities=[*right[:count], *(1 - each for each in right[count:])],
    )


def _decide(
    challenger: int,
    champion: int | None,
    *,
    parity_passed: bool = True,
    newer_data: bool = True,
    latency_ratio: float = 1.0,
    slices: tuple[Slice, ...] = (),
    policy: PromotionPolicy = SMALL,
) -> PromotionDecision:
    return decide_promotion(
        challenger=_right(challenger),
        champion=None if champion is None else _right(champion),
        circumstances=Circumstances(
            parity_passed=parity_passed,
            newer_data=newer_data,
            latency_ratio=None if champion is None else latency_ratio,
            slices=slices,
        ),
        policy=policy,
    )


def test_outcomes_and_reasons_are_the_documented_ones() -> None:
    significant = replace(SMALL, rule=PromotionRule.SIGNIFICANT)
    newer = replace(SMALL, rule=PromotionRule.NON_INFERIOR, margin=0.99)
    judged = replace(SMALL, min_slice_rows=1, max_slice_drop=0.0)
    unlucky = Slice(trait="category", value="Toys", rows=(4,))
    decisions = [
        _decide(5, 4, parity_passed=False),
        _decide(4, None),
        _decide(5, 4, policy=PromotionPolicy()),
        _one_label(),
        _decide(3, 2),
        _decide(4, 4),
        _decide(4, 5),
        _decide(5, 4),
        _decide(5, 0, policy=replace(significant, alpha=0.9)),
        _decide(5, 4, policy=significant),
        _decide(5, 4, policy=newer, newer_data=False),
        _decide(4, 5, policy=replace(newer, margin=0.1)),
        _decide(5, 5, policy=newer),
        _decide(4, 4, policy=replace(newer, margin=0.01)),
        _swap(policy=judged, slices=(unlucky,)),
        _decide(5, 4, latency_ratio=3.0),
    ]
    rules = section("Promotion").partition("\n#### ")[0]
    documented = [(outcome, reason) for _, outcome, reason in rows(rules)]
    for decision, (outcome, reason) in zip(decisions, documented, strict=True):
        assert decision.outcome == outcome, decision.reason
        assert decision.reason.startswith(reason.replace(" (or: does not beat)", ""))


def _one_label() -> PromotionDecision:
    """Every row is good, and the challenger is right on all of them."""
    right = replace(_right(5), truth=(Label.GOOD,) * 5, good_probabilities=(0.9,) * 5)
    return decide_promotion(
        challenger=right,
        champion=right,
        circumstances=Circumstances(parity_passed=True),
        policy=SMALL,
    )


def _swap(*, policy: PromotionPolicy, slices: tuple[Slice, ...]) -> PromotionDecision:
    """Four rows right against two, though the champion alone gets the last one right."""
    champion = Predictions(
        ids=_right(4).ids, truth=TRUTH, good_probabilities=[0.9, 0.1, 0.1, 0.9, 0.1]
    )
    return decide_promotion(
        challenger=_right(4),
        champion=champion,
        circumstances=Circumstances(parity_passed=True, slices=slices),
        policy=policy,
    )


def test_a_weak_first_model_is_promoted_and_said_not_to_beat_the_baseline() -> None:
    decision = _decide(3, None)
    assert decision.promoted
    assert not decision.beats_baseline
    assert "does not beat" in section("Promotion")
    assert "does not beat the majority baseline" in decision.reason
