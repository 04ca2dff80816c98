"""Whether a challenger replaces the champion: a pure decision that explains itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.errors.evaluation import PredictionsMismatch
from domain.model.evaluation.predictions import Predictions, majority_count
from domain.model.evaluation.scores import ModelScores, score_predictions
from domain.model.evaluation.slices import SliceComparison, compare_slices
from domain.model.promotion.contest import Circumstances, Contest
from domain.model.promotion.policy import PromotionPolicy
from domain.model.promotion.verdict import Outcome, Verdict, judge
from domain.model.statistics.proportions import (
    Interval,
    mcnemar_p_value,
    paired_difference_interval,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PromotionDecision(Verdict):
    """A verdict with every figure it rests on; recorded as one flat object.

    Attributes:
        policy: what was asked for.
        holdout_rows: rows both models were examined on.
        challenger_accuracy: 0 to 1.
        champion_accuracy: 0 to 1; None when there was no champion.
        majority_accuracy: of always giving the more frequent label of the holdout.
        tfidf_accuracy: of TF-IDF with logistic regression; None when it was not measured.
        margin: challenger accuracy minus champion accuracy, or minus the baseline without one.
        margin_interval: of the paired difference, 95 %; None without a champion.
        only_challenger_right: rows that only the challenger gets right.
        only_champion_right: rows that only the champion gets right.
        p_value: exact two-sided McNemar test of those two counts; None without a champion.
        challenger_scores: every figure of the challenger.
        champion_scores: every figure of the champion; None without one.
        slices: accuracies by category and price band.
        latency_ratio: the challenger's time per text over the champion's; None without one.
        parity_passed: whether the exported model computes what the trained one does.
    """

    policy: PromotionPolicy
    holdout_rows: int
    challenger_accuracy: float
    champion_accuracy: float | None
    majority_accuracy: float
    tfidf_accuracy: float | None
    margin: float
    margin_interval: Interval | None
    only_challenger_right: int
    only_champion_right: int
    p_value: float | None
    challenger_scores: ModelScores
    champion_scores: ModelScores | None
    slices: tuple[SliceComparison, ...]
    latency_ratio: float | None
    parity_passed: bool

    @property
    def promoted(self) -> bool:
        return self.outcome is Outcome.PROMOTED

    @property
    def beats_baseline(self) -> bool:
        return self.challenger_accuracy > self.majority_accuracy


def decide_promotion(
    *,
    challenger: Predictions,
    champion: Predictions | None,
    circumstances: Circumstances,
    policy: PromotionPolicy,
) -> PromotionDecision:
    """Compare two models row by row, and apply a policy.

    Without a champion the challenger is promoted when parity passed: a weak first model that is
    marked as such serves people better than none.

    Raises:
        PredictionsMismatch: the two vectors are not of the same rows in the same order.
        InvalidValue: the holdout is empty.
    """
    if champion is not None:
        _check_same_rows(challenger, champion)
    scores = score_predictions(challenger)
    champion_scores = score_predictions(champion) if champion is not None else None
    right = challenger.correct
    champion_right = champion.correct if champion is not None else None
    rows, baseline = len(right), majority_count(challenger.truth)
    gained, lost = _discordant(right, champion_right) if champion_right is not None else (0, 0)
    contest = Contest(
        rows=rows,
        challenger=sum(right),
        champion=sum(champion_right) if champion_right is not None else None,
        baseline=baseline,
        gained=gained,
        lost=lost,
        slices=compare_slices(circumstances.slices, right, champion_right),
        circumstances=circumstances,
    )
    verdict = judge(contest, policy)
    compared = champion is not None
    return PromotionDecision(
        outcome=verdict.outcome,
        reason=verdict.reason,
        rows_needed=verdict.rows_needed,
        policy=policy,
        holdout_rows=rows,
        challenger_accuracy=scores.accuracy,
        champion_accuracy=champion_scores.accuracy if champion_scores else None,
        majority_accuracy=baseline / rows,
        tfidf_accuracy=circumstances.tfidf_accuracy,
        margin=(contest.challenger - contest.reference) / rows,
        margin_interval=paired_difference_interval(gained, lost, rows) if compared else None,
        only_challenger_right=gained,
        only_champion_right=lost,
        p_value=mcnemar_p_value(gained, lost) if compared else None,
        challenger_scores=scores,
        champion_scores=champion_scores,
        slices=contest.slices,
        latency_ratio=circumstances.latency_ratio,
        parity_passed=circumstances.parity_passed,
    )


def _check_same_rows(challenger: Predictions, champion: Predictions) -> None:
    if list(challenger.ids) != list(champion.ids):
        raise PredictionsMismatch("the models were examined on different rows")
    if list(challenger.truth) != list(champion.truth):
        raise PredictionsMismatch("the rows carry different labels")


def _discordant(challenger: Sequence[bool], champion: Sequence[bool]) -> tuple[int, int]:
    pairs = list(zip(challenger, champion, strict=True))
    return pairs.count((True, False)), pairs.count((False, True))
