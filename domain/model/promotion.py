"""Whether a challenger replaces the champion: a pure decision that explains itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.errors import PredictionsMismatch
from domain.model.evaluation import Predictions, majority_count


class Outcome(StrEnum):
    PROMOTED = "promoted"
    KEPT = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class PromotionDecision:
    """What was compared and what came of it.

    Attributes:
        outcome: promoted, or the champion is kept.
        reason: one sentence for people.
        holdout_rows: rows both models were examined on.
        challenger_accuracy: 0 to 1.
        champion_accuracy: 0 to 1; None when there was no champion.
        majority_accuracy: of always giving the more frequent label of the holdout.
        margin: challenger accuracy minus champion accuracy, or minus the baseline without one.
        only_challenger_right: rows that only the challenger gets right.
        only_champion_right: rows that only the champion gets right.
        p_value: exact two-sided McNemar test of those two counts; None without a champion.
        parity_passed: whether the exported model computes what the trained one does.
    """

    outcome: Outcome
    reason: str
    holdout_rows: int
    challenger_accuracy: float
    champion_accuracy: float | None
    majority_accuracy: float
    margin: float
    only_challenger_right: int
    only_champion_right: int
    p_value: float | None
    parity_passed: bool

    @property
    def promoted(self) -> bool:
        return self.outcome is Outcome.PROMOTED

    @property
    def beats_baseline(self) -> bool:
        return self.challenger_accuracy > self.majority_accuracy


def decide_promotion(
    *, challenger: Predictions, champion: Predictions | None, parity_passed: bool
) -> PromotionDecision:
    """Apply the default policy: strictly better, above the majority baseline, parity passed.

    Without a champion the challenger is promoted when parity passed: a weak first model that is
    marked as such serves people better than none.

    Raises:
        PredictionsMismatch: the two vectors are not of the same rows in the same order.
        InvalidValue: the holdout is empty.
    """
    if champion is not None:
        _check_same_rows(challenger, champion)
    right, challenger_accuracy = challenger.correct, challenger.accuracy
    rows, score = len(right), sum(right)
    baseline = majority_count(challenger.truth)
    champion_right = champion.correct if champion is not None else None
    gained, lost = _discordant(right, champion_right) if champion_right is not None else (0, 0)
    reference = sum(champion_right) if champion_right is not None else baseline
    outcome, reason = _verdict(
        score, sum(champion_right) if champion_right is not None else None, baseline, rows,
        parity_passed=parity_passed,
    )  # fmt: skip
    return PromotionDecision(
        outcome=outcome,
        reason=reason,
        holdout_rows=rows,
        challenger_accuracy=challenger_accuracy,
        champion_accuracy=champion.accuracy if champion is not None else None,
        majority_accuracy=baseline / rows,
        margin=(score - reference) / rows,
        only_challenger_right=gained,
        only_champion_right=lost,
        p_value=mcnemar_p_value(gained, lost) if champion is not None else None,
        parity_passed=parity_passed,
    )


def mcnemar_p_value(gained: int, lost: int) -> float:
    """Exact two-sided McNemar test: twice the smaller binomial tail at p = 1/2, at most 1.

    Source: McNemar (1947), Psychometrika 12, 153-157, in its exact binomial form.
    """
    discordant = gained + lost
    tail, ways = 0, 1
    for k in range(min(gained, lost) + 1):
        tail += ways
        ways = ways * (discordant - k) // (k + 1)  # the next binomial coefficient, from this one
    doubled = 2 * tail / (1 << discordant)  # whole numbers until here: exact for any count
    return min(1.0, doubled)


def _check_same_rows(challenger: Predictions, champion: Predictions) -> None:
    if list(challenger.ids) != list(champion.ids):
        raise PredictionsMismatch("the models were examined on different rows")
    if list(challenger.truth) != list(champion.truth):
        raise PredictionsMismatch("the rows carry different labels")


def _discordant(challenger: Sequence[bool], champion: Sequence[bool]) -> tuple[int, int]:
    pairs = list(zip(challenger, champion, strict=True))
    return pairs.count((True, False)), pairs.count((False, True))


def _verdict(
    score: int, champion: int | None, baseline: int, rows: int, *, parity_passed: bool
) -> tuple[Outcome, str]:
    """Compare whole counts, so that no rounding can turn a tie into a win."""
    if not parity_passed:
        return Outcome.KEPT, "the exported model failed parity with the trained one"
    against_baseline = f"{score / rows:.1%} against {baseline / rows:.1%} on {rows} holdout rows"
    if champion is None:
        stands = "beats" if score > baseline else "does not beat"
        return Outcome.PROMOTED, (
            f"there was no champion; the first model {stands} the majority baseline "
            f"({against_baseline})"
        )
    if score <= baseline:
        return Outcome.KEPT, f"not above the majority baseline ({against_baseline})"
    compared = f"{score / rows:.1%} against {champion / rows:.1%} on the same {rows} holdout rows"
    if score == champion:
        return Outcome.KEPT, f"a tie keeps the champion ({compared})"
    if score < champion:
        return Outcome.KEPT, f"less accurate than the champion ({compared})"
    return Outcome.PROMOTED, f"more accurate than the champion ({compared})"
