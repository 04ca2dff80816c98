"""Which weights may go: those of models that lost, once enough newer ones were judged."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.model.promotion.decision_entry import DecisionEntry
from domain.model.promotion.registration import RegisteredModel
from domain.model.promotion.succession import unfinished_change

# A run without a decision may be at work. A DAG run gives up after a day at the latest.
LONGEST_RUN = timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredWeights:
    """The weights of one run in one place.

    Attributes:
        place: a directory or an address, for people.
        run_id: the tracking run that trained them; None where it was ended before it said so.
        made_at: UTC.
    """

    place: str
    run_id: str | None
    made_at: datetime


def superseded(
    stored: Iterable[StoredWeights],
    entries: Sequence[DecisionEntry],
    present: Iterable[RegisteredModel],
    *,
    keep: int,
    now: datetime,
) -> list[StoredWeights]:
    """The weights that nothing needs any more.

    Those of the versions that the registry still has stay, because a rollback may put them back;
    those of a change that a crash left half-done; and those of the newest runs.

    Args:
        entries: every decision, oldest first.
        present: versions that are still in the registry.
        keep: newest comparisons whose weights stay.
    """
    judged = [entry for entry in entries if not entry.is_rollback]
    newest, judged_runs = judged[-keep:], {entry.run_id for entry in judged}
    needed = {model.run_id for model in present} | {entry.run_id for entry in newest}
    if half_done := unfinished_change(entries):
        needed.add(half_done.run_id)
    oldest_kept = min((entry.decided_at for entry in newest), default=now)

    def may_go(weights: StoredWeights) -> bool:
        if weights.run_id in needed:
            return False
        if weights.run_id in judged_runs:
            return True
        is_old = weights.made_at < now - LONGEST_RUN
        return is_old and len(newest) == keep and weights.made_at < oldest_kept

    return [weights for weights in stored if may_go(weights)]
