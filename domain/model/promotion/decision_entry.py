"""One line of the history of decisions: a comparison, or a rollback."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.model.promotion.decision import PromotionDecision
from domain.model.promotion.registration import RegisteredModel
from domain.model.promotion.verdict import Outcome
from domain.model.statistics.proportions import Interval, wilson_interval


class DecisionKind(StrEnum):
    COMPARISON = "comparison"
    ROLLBACK = "rollback"


ROLLED_BACK = "rolled back"
NOTICE_PENDING = "pending"


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionEntry:
    """What was decided, by whom and why.

    Attributes:
        decided_at: UTC.
        run_id: the challenger's run; of a rollback, the run that records it.
        dataset_version: the challenger's; of a rollback, that of the version put back.
        challenger_accuracy: on the holdout; of a rollback, when it was registered.
        champion_accuracy: on the same rows; None without a champion.
        champion_version: the champion before the decision; None without one.
        restored_version: what a rollback put back; None for a comparison.
        p_value: exact McNemar; None for a rollback and without a champion.
        outcome: promoted, kept, too little evidence, or rolled back.
        reason: one sentence for people.
        who: the person who rolled back; None for a comparison.
        holdout_rows: that both were examined on; None for a rollback.
        version: that became champion by it; None when none did, or has not yet.
        beats_baseline: whether the challenger does; None for a rollback.
        finished: whether it took effect; a decision is written down before it does, so that a
            crash leaves a trace of what is to be finished.
        notice: of a change that is told to others: pending, then what became of it; None for
            what nobody is told.
    """

    kind: DecisionKind
    decided_at: datetime
    run_id: str
    dataset_version: int
    challenger_accuracy: float
    champion_accuracy: float | None
    champion_version: int | None
    restored_version: int | None
    p_value: float | None
    outcome: str
    reason: str
    who: str | None
    holdout_rows: int | None = None
    version: int | None = None
    beats_baseline: bool | None = None
    finished: bool = True
    notice: str | None = None

    @property
    def is_rollback(self) -> bool:
        return self.kind is DecisionKind.ROLLBACK

    @property
    def changes_champion(self) -> bool:
        return self.is_rollback or self.outcome == Outcome.PROMOTED

    def makes_champion(self, model: RegisteredModel) -> bool:
        """Whether this decision is to make a model the champion."""
        if self.is_rollback:
            return self.restored_version == model.version
        return self.changes_champion and self.run_id == model.run_id

    @property
    def accuracy_interval(self) -> Interval | None:
        """Of the challenger's accuracy; None for a rollback."""
        if self.holdout_rows is None:
            return None
        right = round(self.challenger_accuracy * self.holdout_rows)
        return wilson_interval(right, self.holdout_rows)


def compared(
    decision: PromotionDecision,
    *,
    at: datetime,
    run_id: str,
    dataset_version: int,
    opponent: RegisteredModel | None,
) -> DecisionEntry:
    """The entry of a comparison; a promotion is not finished until the model is served."""
    return DecisionEntry(
        kind=DecisionKind.COMPARISON,
        decided_at=at,
        run_id=run_id,
        dataset_version=dataset_version,
        challenger_accuracy=decision.challenger_accuracy,
        champion_accuracy=decision.champion_accuracy,
        champion_version=opponent.version if opponent else None,
        restored_version=None,
        p_value=decision.p_value,
        outcome=decision.outcome,
        reason=decision.reason,
        who=None,
        holdout_rows=decision.holdout_rows,
        beats_baseline=decision.beats_baseline,
        finished=not decision.promoted,
    )


def rolled_back(
    *,
    at: datetime,
    run_id: str,
    champion: RegisteredModel,
    target: RegisteredModel,
    who: str,
    why: str,
) -> DecisionEntry:
    """The entry of a rollback, which is not finished until the target is served."""
    return DecisionEntry(
        kind=DecisionKind.ROLLBACK,
        decided_at=at,
        run_id=run_id,
        dataset_version=target.dataset_version,
        challenger_accuracy=target.accuracy,
        champion_accuracy=champion.accuracy,
        champion_version=champion.version,
        restored_version=target.version,
        p_value=None,
        outcome=ROLLED_BACK,
        reason=why,
        who=who,
        finished=False,
    )
