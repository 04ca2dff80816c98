"""A line of the history knows how sure its accuracy is."""

from datetime import UTC, datetime

import pytest

from domain.model.data.labelling import Label
from domain.model.evaluation.predictions import Predictions
from domain.model.promotion.contest import Circumstances
from domain.model.promotion.decision import decide_promotion
from domain.model.promotion.decision_entry import compared
from domain.model.promotion.policy import PromotionPolicy


def test_a_comparison_has_the_wilson_interval_of_its_holdout() -> None:
    """8 of 10: 0.490 to 0.943, as printed in textbooks."""
    predictions = Predictions(
        ids=[str(row) for row in range(10)],
        truth=[Label.GOOD] * 8 + [Label.POOR] * 2,
        good_probabilities=[0.9] * 10,
    )
    decision = decide_promotion(
        challenger=predictions,
        champion=None,
        circumstances=Circumstances(parity_passed=True),
        policy=PromotionPolicy(),
    )
    at = datetime(2026, 1, 2, tzinfo=UTC)
    entry = compared(decision, at=at, run_id="run", dataset_version=1, opponent=None)
    assert entry.accuracy_interval is not None
    assert entry.accuracy_interval.low == pytest.approx(0.490, abs=1e-3)
    assert entry.accuracy_interval.high == pytest.approx(0.943, abs=1e-3)
