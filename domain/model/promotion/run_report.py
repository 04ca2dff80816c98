"""What the page of a run shows: the comparison, the answers, and how training went."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from domain.errors.evaluation import PredictionsMismatch
from domain.model.evaluation.predictions import Predictions
from domain.model.promotion.comparison import ComparisonReport
from domain.model.promotion.decision_entry import DecisionEntry
from domain.model.training.config import EpochMetrics


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingRecord:
    """How a model came about, as its bundle tells it.

    Attributes:
        epochs: metrics of every epoch, in order.
        recipe: name -> value of the training settings.
        temperature: divisor of the logits.
        calibration_rows: rows the temperature was fitted on; 0: none, or not recorded.
        dataset_size: rows it was trained and validated on; None when the bundle does not say.
    """

    epochs: Sequence[EpochMetrics] = ()
    recipe: Mapping[str, object] = field(default_factory=dict)
    temperature: float = 1.0
    calibration_rows: int = 0
    dataset_size: int | None = None

    @property
    def calibrated(self) -> bool:
        """Whether a temperature was fitted, be it 1."""
        return self.calibration_rows > 0 or self.temperature != 1

    @property
    def calibrated_on(self) -> str:
        """What the temperature was fitted on, in words."""
        return f"{self.calibration_rows or 'some'} training rows that were not learned from"


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldoutProducts:
    """The products of a holdout as columns of equal length, in its order.

    Attributes:
        texts: what the models read.
        prices: in the shop's currency.
    """

    texts: Sequence[str]
    categories: Sequence[str]
    prices: Sequence[float]

    def __post_init__(self) -> None:
        sizes = (len(self.texts), len(self.categories), len(self.prices))
        if len(set(sizes)) > 1:
            raise PredictionsMismatch(f"columns of different length: {sizes}")


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """A challenger's examination.

    Attributes:
        decided_at: UTC.
        predictions: the challenger's, on the holdout.
        champion_predictions: on the same rows; None without a champion.
        products: of the holdout, in the same order.
        decisions: that were taken before this one, oldest first.
    """

    comparison: ComparisonReport
    decided_at: datetime
    predictions: Predictions
    champion_predictions: Predictions | None = None
    products: HoldoutProducts
    training: TrainingRecord
    decisions: Sequence[DecisionEntry] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenReport:
    """A run for people.

    Attributes:
        page: one HTML page that needs no other file.
        figures: file name -> SVG of every drawing on it.
    """

    page: str
    figures: Mapping[str, str] = field(default_factory=dict)
