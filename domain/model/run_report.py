"""What the page of a run shows: the comparison, the answers, and how training went."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from domain.model.comparison import ComparisonReport
from domain.model.decision_entry import DecisionEntry
from domain.model.evaluation import Predictions
from domain.model.training import EpochMetrics


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingRecord:
    """How a model came about, as its bundle tells it.

    Attributes:
        epochs: metrics of every epoch, in order.
        recipe: name -> value of the training settings.
        temperature: divisor of the logits.
    """

    epochs: Sequence[EpochMetrics] = ()
    recipe: Mapping[str, object] = field(default_factory=dict)
    temperature: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """A challenger's examination.

    Attributes:
        predictions: the challenger's, on the holdout.
        texts: of the holdout, in the same order.
        decisions: that were taken before this one, oldest first.
    """

    comparison: ComparisonReport
    predictions: Predictions
    texts: Sequence[str]
    training: TrainingRecord
    decisions: Sequence[DecisionEntry] = ()
