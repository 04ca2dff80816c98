"""What turns labelled texts into a classifier."""

from collections.abc import Callable
from typing import Protocol

from domain.model.data.split import Split
from domain.model.training.config import EpochMetrics, TrainedModel, TrainingConfig


class QualityTrainer(Protocol):
    """Trains a quality classifier and writes it to a directory."""

    def train(
        self,
        split: Split,
        config: TrainingConfig,
        *,
        output: str,
        on_epoch: Callable[[EpochMetrics], None],
    ) -> TrainedModel:
        """Train on the training rows, validate on the holdout after every epoch.

        The directory is complete (weights, config, tokenizer, metrics.json) or, after a crash,
        not there; one that exists is replaced.

        Args:
            output: the directory to write.
            on_epoch: called after each epoch's validation.

        Raises:
            CheckpointUnavailable: the base checkpoint cannot be found or read.
            CheckpointMismatch: a file of the offline checkpoint has another digest.
            InvalidValue: ``config.max_length`` is more than the checkpoint's model reads.
            TrainingDiverged: a loss is no finite number; nothing was written.
            StorageFull: nothing was written.
        """
        ...
