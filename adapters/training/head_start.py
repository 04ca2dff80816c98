"""A head that begins with what the frozen body knows, instead of at random.

A logistic regression on the body's first token is fitted first. It is linear; the head has a ReLU
in between, so its score z goes in twice, as ReLU(z) and ReLU(-z), whose difference is z.
"""

from collections import Counter

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from transformers import DistilBertForSequenceClassification as Classifier

from adapters.training.batches import EncodedExamples, ordered_batches
from domain.errors import TrainingDiverged
from domain.model.labelling import Label

BATCH = 64
INVERSE_STRENGTHS = (1e-4, 1e-3, 1e-2, 1e-1, 1.0)
MOST_FOLDS, FEWEST_FOLDS = 5, 2


def give_head_start(model: Classifier, training: EncodedExamples) -> None:
    """Set the head to a logistic regression on the frozen body's features.

    Args:
        model: its head is changed.
        training: rows of both classes.

    Raises:
        TrainingDiverged: the body's features are no finite numbers.
    """
    features, labels = _features(model, training)
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


@torch.inference_mode()
def _features(
    model: Classifier, examples: EncodedExamples
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """The body's first token, rows by dimensions, and the labels in the same order."""
    model.eval()
    rows, labels = [], []
    for batch in ordered_batches(examples, BATCH):
        states = model.distilbert(input_ids=batch.input_ids, attention_mask=batch.attention_mask)
        rows.append(states.last_hidden_state[:, 0])
        labels.append(batch.labels)
    return torch.cat(rows).numpy(), torch.cat(labels).numpy()


def _fit(features: NDArray[np.float32], labels: NDArray[np.int64]) -> LogisticRegression:
    """The strength of regularisation is chosen on training folds, by log loss."""
    plain = LogisticRegression(max_iter=2_000, C=INVERSE_STRENGTHS[0])
    folds = min(MOST_FOLDS, *Counter(labels.tolist()).values())
    if folds < FEWEST_FOLDS:
        return plain.fit(features, labels)
    grid = {"C": INVERSE_STRENGTHS}
    return (
        GridSearchCV(plain, grid, cv=folds, scoring="neg_log_loss", error_score="raise")
        .fit(features, labels)
        .best_estimator_
    )
