"""What the reports of a run are written from: the comparison, the answers, and the training."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from domain.errors.evaluation import PredictionsMismatch
from domain.model.evaluation.predictions import Predictions
from domain.model.promotion.bundle import BundleManifest
from domain.model.promotion.comparison import ComparisonReport
from domain.model.promotion.decision_entry import DecisionEntry
from domain.model.training.config import EpochMetrics


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingRecord:
    """How a model was trained, as the files of its bundle say.

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


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldoutProducts:
    """The products of a holdout as columns of equal length, in its order.

    Attributes:
        texts: what the models read.
        prices: in the shop's currency.
    """

    texts: Sequence[str]
    categories: Sequence[str | None]
    prices: Sequence[float | None]

    def __post_init__(self) -> None:
        sizes = (len(self.texts), len(self.categories), len(self.prices))
        if len(set(sizes)) > 1:
            raise PredictionsMismatch(f"columns of different length: {sizes}")


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """A challenger, what it was compared with, and what came of it.

    Attributes:
        entry: the comparison as a line of the history.
        manifest: of the challenger's bundle.
        predictions: the challenger's, on the holdout.
        champion_predictions: on the same rows; None without a champion.
        products: of the holdout, in the same order.
        decisions: that were taken before this one, oldest first.
    """

    comparison: ComparisonReport
    entry: DecisionEntry
    manifest: BundleManifest
    predictions: Predictions
    champion_predictions: Predictions | None = None
    products: HoldoutProducts
    training: TrainingRecord
    decisions: Sequence[DecisionEntry] = ()
