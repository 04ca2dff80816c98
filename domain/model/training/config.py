"""How a model is trained, and what training reports."""

from dataclasses import dataclass, field
from enum import StrEnum

from domain.errors.base import InvalidValue
from domain.model.training.calibration import Calibration

OFFLINE_CHECKPOINT = "minilm"


class Recipe(StrEnum):
    """Named ways to train; ``domain.model.training.recipe`` works them out."""

    FIXED = "fixed"
    ADAPTIVE = "adaptive"


class TrainingPrecision(StrEnum):
    """Numbers the gradient steps are computed in; weights, rates and examinations stay float32."""

    AUTO = "auto"
    FP32 = "fp32"
    BF16 = "bf16"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingConfig:
    """What a training is asked for.

    Attributes:
        recipe: ``fixed`` does exactly what stands here, ``adaptive`` takes it as its measure.
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
    min_steps: int = 100
    base_checkpoint: str = OFFLINE_CHECKPOINT
    epochs: int = 3
    batch_size: int = 16
    learning_rate: float = 2e-5
    head_learning_rate: float = 1e-3
    max_length: int = 128
    precision: TrainingPrecision = TrainingPrecision.AUTO
    seed: int = 0

    def __post_init__(self) -> None:
        lowest_values = {"epochs": 1, "batch_size": 1, "min_steps": 1, "max_length": 8, "seed": 0}
        for name, lowest in lowest_values.items():
            if getattr(self, name) < lowest:
                raise InvalidValue(name, getattr(self, name), f"at least {lowest}")
        for name in ("learning_rate", "head_learning_rate"):
            if not 0 < getattr(self, name) <= 1:
                raise InvalidValue(name, getattr(self, name), "above 0 and at most 1")


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
    calibration: Calibration = field(default_factory=Calibration)

    @property
    def accuracy(self) -> float:
        return self.epochs[-1].accuracy
