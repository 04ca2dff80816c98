"""The training plan that a recipe gives for a number of rows.

``fixed`` is plain fine-tuning: the configured epochs and one rate, decaying to zero. From few rows
it learns next to nothing: a handful of steps at 2e-5 hardly changes the weights.

``adaptive`` takes at least ``min_steps`` steps, with several passes an epoch where rows are few;
raises the body's rate up to two and a half times for few rows, and keeps the configured rate for
thousands; gives the new head a rate of its own, an initialisation from a logistic regression on
frozen features, and a pooling layer before it; adds a contrastive loss; and drops sentences.
"""

from dataclasses import dataclass
from math import ceil, log

from domain.model.training.config import Recipe, TrainingConfig

FEW_ROWS, ENOUGH_ROWS = 500, 3_000
FASTEST = 2.5  # times the configured rate, up to FEW_ROWS
TWO_PASSES_UP_TO = 600  # steps
WARMUP_SHARE = 0.1
CONTRAST, SENTENCE_DROPOUT = 1.0, 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingPlan:
    """What the training loop does.

    Attributes:
        epochs: after each of them the model is validated.
        passes: over the rows, in each epoch.
        body_rate: peak rate of the pretrained body.
        head_rate: peak rate of the head.
        warmup_share: share of all steps in which the rates rise.
        pooled: whether a layer that averages all tokens comes before the head, which then starts
            from a logistic regression on frozen features.
        contrast: weight of the contrastive loss beside the cross-entropy.
        sentence_dropout: chance of each sentence of a text to be left out, in each pass anew.
    """

    epochs: int
    passes: int
    body_rate: float
    head_rate: float
    warmup_share: float
    pooled: bool
    contrast: float
    sentence_dropout: float


def plan_training(config: TrainingConfig, rows: int) -> TrainingPlan:
    """The plan for a number of training rows."""
    if config.recipe is Recipe.FIXED:
        return TrainingPlan(
            epochs=config.epochs,
            passes=1,
            body_rate=config.learning_rate,
            head_rate=config.learning_rate,
            warmup_share=0.0,
            pooled=False,
            contrast=0.0,
            sentence_dropout=0.0,
        )
    return TrainingPlan(
        epochs=config.epochs,
        passes=_passes(config, rows),
        body_rate=config.learning_rate * _rate_factor(rows),
        head_rate=config.head_learning_rate,
        warmup_share=WARMUP_SHARE,
        pooled=True,
        contrast=CONTRAST,
        sentence_dropout=SENTENCE_DROPOUT,
    )


def is_cross_fitted(config: TrainingConfig) -> bool:
    """Whether the temperature may cost trainings of its own; ``fixed`` is one plain training."""
    return config.recipe is not Recipe.FIXED


def _passes(config: TrainingConfig, rows: int) -> int:
    """Per epoch: two up to 600 steps in all, more where ``min_steps`` needs them."""
    steps = ceil(rows / config.batch_size) * config.epochs
    twice = 2 if 2 * steps <= TWO_PASSES_UP_TO else 1
    return max(twice, ceil(config.min_steps / steps))


def _rate_factor(rows: int) -> float:
    """From 2.5 for few rows to 1 for enough, evenly on a logarithmic scale."""
    position = log(max(rows, FEW_ROWS) / FEW_ROWS) / log(ENOUGH_ROWS / FEW_ROWS)
    factor: float = FASTEST ** (1 - min(1.0, position))
    return factor
