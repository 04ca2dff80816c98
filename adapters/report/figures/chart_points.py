"""Every decision so far as a point of the chart of versions, this run's last."""

from dataclasses import dataclass

from domain.model.promotion.decision_entry import DecisionEntry
from domain.model.promotion.run_report import RunReport
from domain.model.promotion.verdict import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPoint:
    """A decision as the chart shows it.

    Attributes:
        model_version: that was promoted or put back; None: never registered, or not yet.
        this_run: whether it is the decision that the page is about.
    """

    entry: DecisionEntry
    model_version: int | None
    this_run: bool

    @property
    def rollback(self) -> bool:
        return self.entry.is_rollback

    @property
    def promoted(self) -> bool:
        return self.entry.outcome == Outcome.PROMOTED

    @property
    def champion_accuracy(self) -> float | None:
        """Of the champion of the day on the same rows; None without one."""
        return None if self.rollback else self.entry.champion_accuracy

    @property
    def heights(self) -> list[float]:
        """The accuracies the chart must have room for, rising."""
        interval, champion = self.entry.accuracy_interval, self.champion_accuracy
        ends = [interval.low, interval.high] if interval else []
        others = [] if champion is None else [champion]
        return sorted([self.entry.challenger_accuracy, *ends, *others])


def chart_points(report: RunReport) -> list[ChartPoint]:
    versions = {model.run_id: model.version for model in report.comparison.history}
    return [
        ChartPoint(
            entry=entry,
            model_version=entry.restored_version or versions.get(entry.run_id),
            this_run=entry is report.entry,
        )
        for entry in (*report.decisions, report.entry)
    ]
