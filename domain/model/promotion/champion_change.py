"""What people and programs are told when the champion changed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.errors.base import InvalidValue
from domain.model.promotion.decision_entry import DecisionEntry


class ChangeKind(StrEnum):
    PROMOTION = "promotion"
    ROLLBACK = "rollback"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChampionChange:
    """A promotion or a rollback that took effect.

    Attributes:
        id: the same whenever the same change is told.
        model: name of the registered model.
        version: the champion now.
        previous_version: the champion before; None when there was none.
        run_id: that the decision is recorded on; of a promotion, the model's own.
        accuracy: of the champion, as it was decided on.
        decided_at: UTC.
        outcome: promoted, or rolled back.
        reason: one sentence for people.
        who: the person who rolled back; None for a promotion.
    """

    id: str
    event: ChangeKind
    model: str
    version: int
    previous_version: int | None
    run_id: str
    accuracy: float
    decided_at: datetime
    outcome: str
    reason: str
    who: str | None


def change_of(entry: DecisionEntry, *, model: str) -> ChampionChange:
    """The change that a decision made.

    Raises:
        InvalidValue: it made none, or not yet.
    """
    if entry.version is None or not (entry.changes_champion and entry.finished):
        raise InvalidValue("decision", entry.outcome, "one that took effect")
    event = ChangeKind.ROLLBACK if entry.is_rollback else ChangeKind.PROMOTION
    return ChampionChange(
        id=f"{event}-{entry.run_id}",
        event=event,
        model=model,
        version=entry.version,
        previous_version=entry.champion_version,
        run_id=entry.run_id,
        accuracy=entry.challenger_accuracy,
        decided_at=entry.decided_at,
        outcome=entry.outcome,
        reason=entry.reason,
        who=entry.who,
    )
