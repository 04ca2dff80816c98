"""A decision with every part filled in."""

from domain.model.data.labelling import Label
from domain.model.evaluation.predictions import Predictions
from domain.model.evaluation.slices import Slice
from domain.model.promotion.contest import Circumstances
from domain.model.promotion.decision import PromotionDecision, decide_promotion
from domain.model.promotion.policy import PromotionPolicy, PromotionRule

TRUTH = [Label.GOOD] * 12 + [Label.POOR] * 28


def a_decision() -> PromotionDecision:
    """Of a challenger that is right on two rows more, which is too little evidence."""
    return decide_promotion(
        challenger=_right(38),
        champion=_right(36),
        circumstances=Circumstances(
            parity_passed=True,
            latency_ratio=1 / 3,
            tfidf_accuracy=0.1 + 0.2,
            slices=[Slice(trait="category", value='T"oys – \u00e9', rows=tuple(range(40)))],
        ),
        policy=PromotionPolicy(rule=PromotionRule.SIGNIFICANT),
    )


def _right(count: int) -> Predictions:
    """Predictions of which the first ``count`` are right."""
    sure = [0.9 if label is Label.GOOD else 0.1 for label in TRUTH]
    return Predictions(
        ids=[str(row) for row in range(len(TRUTH))],
        truth=TRUTH,
        good_probabilities=[*sure[:count], *(1 - each for each in sure[count:])],
    )
