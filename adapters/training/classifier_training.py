"""One training from the base checkpoint to a classifier."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass

import torch
from transformers import DistilBertForSequenceClassification as Classifier
from transformers import DistilBertModel

from adapters.training.batches import EncodedExamples
from adapters.training.classifier import build_classifier
from adapters.training.fine_tuning import fine_tune
from adapters.training.head_start import give_head_start
from adapters.training.pooling_layer import with_pooling_layer
from domain.model.training.config import EpochMetrics, TrainingConfig
from domain.model.training.recipe import plan_training


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassifierTraining:
    """Trains classifiers that share a body and a configuration.

    Attributes:
        body: pretrained; it is copied, never changed.
        hide_bar: None draws a progress bar on a terminal, and logs a line an epoch elsewhere.
    """

    body: DistilBertModel
    config: TrainingConfig
    hide_bar: bool | None

    def train(
        self,
        training: EncodedExamples,
        validation: EncodedExamples,
        *,
        title: str = "",
        on_epoch: Callable[[EpochMetrics], None] = lambda _: None,
    ) -> Classifier:
        """Train on some rows and validate on others after every epoch.

        Seeded anew, so that the result does not depend on earlier trainings.

        Args:
            title: of the progress bar, before the epoch.
            on_epoch: called after each validation.

        Raises:
            TrainingDiverged: a loss is no finite number.
        """
        torch.manual_seed(self.config.seed)
        plan = plan_training(self.config, len(training))
        body = with_pooling_layer(self.body) if plan.pooled else deepcopy(self.body)
        model = build_classifier(body)
        if plan.pooled:
            give_head_start(model, training)
        for metrics in fine_tune(
            model, training, validation, self.config, plan, title=title, hide_bar=self.hide_bar
        ):
            on_epoch(metrics)
        return model
