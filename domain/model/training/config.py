"""The settings and the results of a training."""

from dataclasses import dataclass, field
from enum import StrEnum

from domain.bounds import MAX_SEED, Bounds, check_bounds
from domain.model.training.calibration import UNCALIBRATED, Calibration

OFFLINE_CHECKPOINT = "minilm"
RATE = Bounds(gt=0, le=1)
FEWEST_TOKENS, MOST_TOKENS = 8, 512  # after which a text is cut
LENGTHS = Bounds(ge=FEWEST_TOKENS, le=MOST_TOKENS)


class Recipe(StrEnum):
    """Named ways to train; ``domain.model.training.recipe`` makes a plan of each."""

    FIXED = "fixed"
    ADAPTIVE = "adaptive"


class TrainingPrecision(StrEnum):
    """Numbers the gradient steps are computed in; weights, rates and examinations stay float32."""

    AUTO = "auto"
    FP32 = "fp32"
    BF16 = "bf16"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingConfig:
    """The settings of a training.

    Attributes:
        recipe: ``fixed`` takes these settings as they are, ``adaptive`` adapts them to the rows.
        min_steps: gradient steps that ``adaptive`` takes at least.
        base_checkpoint: ``minilm`` (the offline one), a local directory or a hub id.
        epochs: passes over the training rows; of few rows ``adaptive`` makes several an epoch.
        batch_size: rows per gradient step.
        learning_rate: peak rate of the pretrained body; ``adaptive`` raises it for few rows.
        head_learning_rate: peak rate of the classification head under ``adaptive``.
        max_length: tokens after which a text is cut.
        precision: ``auto`` is ``bf16`` where the processor has matrix units for it.
        seed: of initialisation, shuffling and dropout.
    """

    recipe: Recipe = Recipe.ADAPTIVE
    min_steps: int = field(default=100, metadata=Bounds(ge=1, le=100_000))
    base_checkpoint: str = OFFLINE_CHECKPOINT
    epochs: int = field(default=3, metadata=Bounds(ge=1, le=1_000))
    batch_size: int = field(default=16, metadata=Bounds(ge=1, le=1_024))
    learning_rate: float = field(default=2e-5, metadata=RATE)
    head_learning_rate: float = field(default=1e-3, metadata=RATE)
    max_length: int = field(default=128, metadata=LENGTHS)
    precision: TrainingPrecision = TrainingPrecision.AUTO
    seed: int = field(default=0, metadata=Bounds(ge=0, le=MAX_SEED))

    def __post_init__(self) -> None:
        check_bounds(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class EpochMetrics:
    """What one epoch gave; losses are mean cross-entropy in nats, accuracy is on the holdout."""

    epoch: int
    training_loss: float
    validation_loss: float
    accuracy: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainedModel:
    """A trained classifier on disk: weights (safetensors), config, tokenizer, metrics.json.

    Attributes:
        location: the directory.
        epochs: metrics of every epoch, in order; the last ones are the model's.
        dataset_size: rows it was trained and validated on.
        calibration: the temperature of its logits.
    """

    location: str
    epochs: tuple[EpochMetrics, ...]
    dataset_size: int
    calibration: Calibration = UNCALIBRATED

    @property
    def accuracy(self) -> float:
        return self.epochs[-1].accuracy
