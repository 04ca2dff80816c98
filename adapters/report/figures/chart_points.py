"""Every decision so far as a point of the chart of versions, this run's last."""

from dataclasses import dataclass

from domain.model.promotion.decision_entry import DecisionEntry, DecisionKind
from domain.model.promotion.run_report import RunReport
from domain.model.promotion.verdict import Outcome
from domain.model.statistics.proportions import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """A model when it was examined; of a rollback, the model that was put back.

    Attributes:
        accuracy: 0 to 1.
        interval: of the accuracy; None for a rollback.
        champion_accuracy: of the champion of the day on the same rows; None without one.
        model_version: in the registry; None: never registered, or not yet.
    """

    dataset_version: int
    accuracy: float
    interval: Interval | None
    champion_accuracy: float | None
    model_version: int | None
    outcome: str
    promoted: bool
    rollback: bool = False
    this_run: bool = False

    @property
    def heights(self) -> list[float]:
        """What the chart must have room for, rising."""
        ends = [self.interval.low, self.interval.high] if self.interval else []
        champion = [] if self.champion_accuracy is None else [self.champion_accuracy]
        return sorted([self.accuracy, *ends, *champion])


def examinations(report: RunReport) -> list[Examination]:
    versions = {model.run_id: model.version for model in report.comparison.history}
    return [*(_earlier(entry, versions) for entry in report.decisions), _this(report)]


def _earlier(entry: DecisionEntry, versions: dict[str, int]) -> Examination:
    rollback = entry.kind is DecisionKind.ROLLBACK
    return Examination(
        dataset_version=entry.dataset_version,
        accuracy=entry.challenger_accuracy,
        interval=entry.accuracy_interval,
        champion_accuracy=None if rollback else entry.champion_accuracy,
        model_version=entry.restored_version if rollback else versions.get(entry.run_id),
        outcome=entry.outcome,
        promoted=entry.outcome == Outcome.PROMOTED,
        rollback=rollback,
    )


def _this(report: RunReport) -> Examination:
    comparison, decision = report.comparison, report.comparison.decision
    return Examination(
        dataset_version=comparison.dataset_version,
        accuracy=decision.challenger_accuracy,
        interval=decision.challenger_scores.accuracy_interval,
        champion_accuracy=decision.champion_accuracy,
        model_version=None,
        outcome=decision.outcome,
        promoted=decision.promoted,
        this_run=True,
    )
