"""The guide's table of promotion outcomes is what the decision says."""

from domain.model.evaluation import Predictions
from domain.model.labelling import Label
from domain.model.promotion import PromotionDecision, decide_promotion
from tests.docs.page import rows, section

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
    challenger: int, champion: int | None, *, parity_passed: bool = True
) -> PromotionDecision:
    return decide_promotion(
        challenger=_right(challenger),
        champion=None if champion is None else _right(champion),
        parity_passed=parity_passed,
    )


def test_outcomes_and_reasons_are_the_documented_ones() -> None:
    decisions = [
        _decide(5, 4, parity_passed=False),
        _decide(4, None),
        _decide(3, 2),
        _decide(4, 4),
        _decide(4, 5),
        _decide(5, 4),
    ]
    documented = [(outcome, reason) for _, outcome, reason in rows(section("Promotion"))]
    for decision, (outcome, reason) in zip(decisions, documented, strict=True):
        assert decision.outcome == outcome
        assert decision.reason.startswith(reason.replace(" (or: does not beat)", ""))


def test_a_weak_first_model_is_promoted_and_said_not_to_beat_the_baseline() -> None:
    decision = _decide(3, None)
    assert decision.promoted
    assert not decision.beats_baseline
    assert "does not beat" in section("Promotion")
    assert "does not beat the majority baseline" in decision.reason
