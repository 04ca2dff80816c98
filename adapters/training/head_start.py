"""The head's initial weights: from a logistic regression on frozen features, not random.

A logistic regression on the body's first token is fitted first. It is linear; the head has a ReLU
in between, so its score z goes in twice, as ReLU(z) and ReLU(-z), whose difference is z.
"""

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from transformers import DistilBertForSequenceClassification as Classifier

from adapters.fold_search import chosen_on_folds
from adapters.training.batches import EncodedExamples
from adapters.training.frozen_features import frozen_features
from domain.errors.training import TrainingDiverged
from domain.model.data.labelling import Label

INVERSE_STRENGTHS = (1e-4, 1e-3, 1e-2, 1e-1, 1.0)


def give_head_start(model: Classifier, training: EncodedExamples) -> None:
    """Set the head to a logistic regression on the frozen body's features.

    Args:
        model: its head is changed.
        training: rows of both classes.

    Raises:
        TrainingDiverged: the body's features are no finite numbers.
    """
    features, labels = _first_tokens(model, training)
    if not np.isfinite(features).all():
        raise TrainingDiverged(1)
    fitted = _fit(features, labels)
    direction = torch.tensor(fitted.coef_[0], dtype=torch.float32)
    size = float(direction.norm()) or 1.0
    offset = float(fitted.intercept_[0])
    with torch.no_grad():
        for row, sign in ((0, 1.0), (1, -1.0)):
            model.pre_classifier.weight[row] = sign * direction / size
            model.pre_classifier.bias[row] = sign * offset / size
        model.classifier.weight.zero_()
        model.classifier.bias.zero_()
        half = torch.tensor([size / 2, -size / 2])
        model.classifier.weight[Label.GOOD, :2] = half
        model.classifier.weight[Label.POOR, :2] = -half


def _first_tokens(
    model: Classifier, examples: EncodedExamples
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Rows by dimensions, and the labels in the same order."""
    model.eval()
    return frozen_features(model.distilbert, examples, lambda states, _: states[:, 0])


def _fit(features: NDArray[np.float32], labels: NDArray[np.int64]) -> LogisticRegression:
    """The strength of regularisation is chosen on training folds, by log loss."""
    plain = LogisticRegression(max_iter=2_000, C=INVERSE_STRENGTHS[0])
    search = chosen_on_folds(
        plain, {"C": INVERSE_STRENGTHS}, labels.tolist(), scoring="neg_log_loss"
    ).fit(features, labels)
    fitted: LogisticRegression = getattr(search, "best_estimator_", search)
    return fitted
