"""What the comparison of new products with the champion and its training rows found."""

from dataclasses import dataclass

from domain.errors.data import DataDrifted
from domain.model.drift.accuracy import AccuracyDrop
from domain.model.drift.measures import (
    COLUMNS,
    DriftAction,
    DriftMeasure,
    DriftPolicy,
    DriftScope,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftComparison:
    """New products beside the champion's training rows.

    Attributes:
        rows: new products.
        measures: price, rating, category, text length, text.
        left_out: of these, columns that too few rows have a value in to compare them.
    """

    scope: DriftScope
    rows: int
    measures: tuple[DriftMeasure, ...]
    left_out: tuple[str, ...] = ()

    @property
    def strong(self) -> tuple[DriftMeasure, ...]:
        return tuple(measure for measure in self.measures if measure.strong)

    @property
    def findings(self) -> list[str]:
        """What drifted, in words."""
        is_since = self.scope is DriftScope.SINCE
        since = f" of the {self.rows} rows since the champion's" if is_since else ""
        return [f"{measure.words}{since}" for measure in self.strong]


def comparison_of(
    scope: DriftScope, rows: int, measures: tuple[DriftMeasure, ...]
) -> DriftComparison:
    """With the columns that were not measured."""
    measured = {measure.name for measure in measures}
    left_out = tuple(name for name in COLUMNS if name not in measured)
    return DriftComparison(scope=scope, rows=rows, measures=measures, left_out=left_out)


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftReport:
    """New products beside the champion's training rows, and beside its answers.

    Attributes:
        champion: its version.
        dataset_version: that it was trained on.
        reference_rows: its training rows, but for products that were sent again.
        comparisons: with its training rows; none where there are too few rows.
        accuracies: its accuracy in each look; likewise.
        not_measured: which of the two is missing and why, as sentences without full stops.
    """

    champion: int
    dataset_version: int
    reference_rows: int
    comparisons: tuple[DriftComparison, ...]
    accuracies: tuple[AccuracyDrop, ...] = ()
    not_measured: tuple[str, ...] = ()

    @property
    def strong(self) -> list[str]:
        """The names of what drifted, each once."""
        found = [measure.name for each in self.comparisons for measure in each.strong]
        fallen = [each.name for each in self.accuracies if each.strong]
        return list(dict.fromkeys(found + fallen))

    @property
    def words(self) -> str:
        """What drifted, in one line."""
        found = ", ".join(self._findings)
        said = f"strong drift in {found}" if found else "no strong drift"
        left_out = dict.fromkeys(name for each in self.comparisons for name in each.left_out)
        missing = [f"too few values to compare {', '.join(left_out)}"] if left_out else []
        notes = "; ".join([*missing, *self.not_measured])
        return f"{said} ({notes})" if notes else said

    @property
    def _findings(self) -> list[str]:
        found = [finding for each in self.comparisons for finding in each.findings]
        return [*found, *(each.words for each in self.accuracies if each.strong)]

    def require(self, policy: DriftPolicy) -> None:
        """Let the run go on.

        Raises:
            DataDrifted: drift is strong, and the policy stops then.
        """
        if self._findings and policy.action is DriftAction.STOP:
            raise DataDrifted(self._findings, self.champion)


@dataclass(frozen=True, slots=True)
class DriftUnknown:
    """Drift could not be measured.

    Attributes:
        reason: why, as a sentence without its full stop.
    """

    reason: str

    @property
    def words(self) -> str:
        return f"drift not measured: {self.reason}"


NO_CHAMPION = DriftUnknown("there is no champion yet")
