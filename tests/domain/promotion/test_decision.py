"""The promotion gate: who is promoted, who is kept, and that the decision says why."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors.base import InvalidValue
from domain.errors.evaluation import PredictionsMismatch
from domain.model.data.labelling import Label
from domain.model.evaluation.predictions import Predictions
from domain.model.promotion.contest import Circumstances
from domain.model.promotion.decision import PromotionDecision, decide_promotion
from domain.model.promotion.policy import PromotionPolicy, PromotionRule
from domain.model.promotion.verdict import Outcome

TRUTH = [Label(row % 2) for row in range(10)]  # half good, so the baseline is 5 of 10
SMALL = PromotionPolicy(min_holdout_rows=1)
MARKS = st.lists(st.booleans(), min_size=10, max_size=10)


def model(right: list[bool], truth: list[Label] = TRUTH) -> Predictions:
    """Predictions that are right exactly where ``right`` says so."""
    answers = [float(label) if ok else 1.0 - label for ok, label in zip(right, truth, strict=True)]
    ids = [f"product-{row}" for row in range(len(truth))]
    return Predictions(ids=ids, truth=truth, good_probabilities=answers)


def right_on(*rows: int) -> list[bool]:
    return [row in rows for row in range(10)]


def decide(
    challenger: list[bool], champion: list[bool] | None, *, parity_passed: bool = True
) -> PromotionDecision:
    return compare(
        model(challenger),
        model(champion) if champion is not None else None,
        parity_passed=parity_passed,
    )


def compare(
    challenger: Predictions, champion: Predictions | None, *, parity_passed: bool = True
) -> PromotionDecision:
    return decide_promotion(
        challenger=challenger,
        champion=champion,
        circumstances=Circumstances(parity_passed=parity_passed),
        policy=SMALL,
    )


def test_a_more_accurate_challenger_is_promoted() -> None:
    decision = decide(right_on(0, 1, 2, 3, 4, 5, 6, 7), right_on(0, 1, 2, 3, 4, 9))
    assert decision.outcome is Outcome.PROMOTED
    assert decision.promoted
    assert (decision.challenger_accuracy, decision.champion_accuracy) == (0.8, 0.6)
    assert decision.margin == pytest.approx(0.2)
    assert (decision.only_challenger_right, decision.only_champion_right) == (3, 1)
    assert decision.p_value == pytest.approx(0.625)  # 2 · (1 + 4) / 2⁴
    assert decision.reason == (
        "more accurate than the champion (80.0% against 60.0% on the same 10 holdout rows)"
    )


def test_a_tie_keeps_the_champion_even_when_other_rows_are_right() -> None:
    decision = decide(right_on(0, 1, 2, 3, 4, 5), right_on(4, 5, 6, 7, 8, 9))
    assert decision.outcome is Outcome.KEPT
    assert decision.reason.startswith("a tie keeps the champion")
    assert (decision.margin, decision.p_value) == (0.0, 1.0)
    assert (decision.only_challenger_right, decision.only_champion_right) == (4, 4)


def test_a_less_accurate_challenger_is_kept_out() -> None:
    decision = decide(right_on(0, 1, 2, 3, 4, 5), right_on(0, 1, 2, 3, 4, 5, 6))
    assert not decision.promoted
    assert decision.reason.startswith("less accurate than the champion (60.0% against 70.0%")
    assert decision.margin == pytest.approx(-0.1)


def test_better_than_the_champion_is_not_enough_below_the_baseline() -> None:
    decision = decide(right_on(0, 1, 2, 3, 4), right_on(0, 1))
    assert not decision.promoted
    assert not decision.beats_baseline
    assert decision.reason.startswith("not above the majority baseline (50.0% against 50.0%")
    assert decision.margin == pytest.approx(0.3)


@pytest.mark.parametrize("champion", [None, right_on(0)])
def test_failed_parity_promotes_nobody(champion: list[bool] | None) -> None:
    decision = decide([True] * 10, champion, parity_passed=False)
    assert not decision.promoted
    assert not decision.parity_passed
    assert "parity" in decision.reason


@pytest.mark.parametrize(
    ("right", "beats", "words"),
    [
        (right_on(0, 1, 2, 3, 4, 5), True, "beats the majority baseline"),
        (right_on(0, 1, 2, 3, 4), False, "does not beat the majority baseline"),
        (right_on(), False, "does not beat the majority baseline"),
    ],
)
def test_the_first_model_is_promoted_and_marked(
    right: list[bool], *, beats: bool, words: str
) -> None:
    decision = decide(right, None)
    assert decision.promoted
    assert decision.beats_baseline is beats
    assert words in decision.reason
    assert (decision.champion_accuracy, decision.p_value) == (None, None)
    assert (decision.only_challenger_right, decision.only_champion_right) == (0, 0)
    assert decision.margin == pytest.approx(sum(right) / 10 - 0.5)


@pytest.mark.parametrize("parity_passed", [True, False])
@pytest.mark.parametrize("champion", [None, model([], [])])
def test_an_empty_holdout_decides_nothing(
    champion: Predictions | None, *, parity_passed: bool
) -> None:
    with pytest.raises(InvalidValue, match="holdout size"):
        compare(model([], []), champion, parity_passed=parity_passed)


def test_rows_must_be_the_same_in_the_same_order() -> None:
    challenger = model([True] * 10)
    turned = replace(challenger, ids=list(reversed(challenger.ids)))
    with pytest.raises(PredictionsMismatch, match="different rows"):
        compare(challenger, turned)
    shorter = model([True] * 9, TRUTH[:9])
    with pytest.raises(PredictionsMismatch, match="different rows"):
        compare(challenger, shorter)


def test_rows_must_carry_the_same_labels() -> None:
    other = model([True] * 10, [Label(1 - label) for label in TRUTH])
    with pytest.raises(PredictionsMismatch, match="different labels"):
        compare(model([True] * 10), other)


@given(one=MARKS, other=MARKS)
def test_two_models_are_never_both_promoted_over_each_other(
    one: list[bool], other: list[bool]
) -> None:
    there, back = decide(one, other), decide(other, one)
    assert not (there.promoted and back.promoted)
    assert there.margin == pytest.approx(-back.margin)
    assert there.p_value == back.p_value
    assert there.only_challenger_right == back.only_champion_right


@given(challenger=MARKS, champion=MARKS)
def test_whoever_is_promoted_has_earned_it(challenger: list[bool], champion: list[bool]) -> None:
    decision = decide(challenger, champion)
    assert decision.promoted == (sum(challenger) > max(sum(champion), 5))
    assert decision.holdout_rows == 10
    gained, lost = decision.only_challenger_right, decision.only_champion_right
    assert decision.margin == pytest.approx((gained - lost) / 10)


def test_a_holdout_of_one_label_tells_no_model_from_another() -> None:
    truth = [Label.GOOD] * 40
    perfect, weak = model([True] * 40, truth), model([False] * 40, truth)
    for rule in PromotionRule:
        decision = decide_promotion(
            challenger=perfect,
            champion=weak,
            circumstances=Circumstances(parity_passed=True),
            policy=PromotionPolicy(rule=rule),
        )
        assert decision.outcome is Outcome.KEPT
        assert "all 40 holdout rows have the same label" in decision.reason
    first = decide_promotion(
        challenger=perfect,
        champion=None,
        circumstances=Circumstances(parity_passed=True),
        policy=PromotionPolicy(),
    )
    assert first.promoted
    assert not first.beats_baseline
