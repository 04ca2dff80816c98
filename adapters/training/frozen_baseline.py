"""Logistic regression on what the frozen body says of a text: the mean of its tokens."""

from collections import Counter

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from transformers import DistilBertModel

from adapters.training.batches import EncodedExamples, ordered_batches
from adapters.training.checkpoint import load_checkpoint
from adapters.training.classifier import cut_at, encode_examples
from domain.model.split import Split
from domain.model.training import TrainingConfig

BATCH = 64
INVERSE_STRENGTHS = (0.1, 1.0, 10.0, 100.0)
MOST_FOLDS, FEWEST_FOLDS = 5, 2


class FrozenBaseline:
    """Implements ``BaselineLearner``.

    Args:
        config: names the checkpoint and where texts are cut.
    """

    def __init__(self, config: TrainingConfig) -> None:
        self._config = config

    def __call__(self, split: Split) -> float:
        checkpoint = load_checkpoint(self._config.base_checkpoint)
        tokenizer, body = checkpoint.tokenizer, checkpoint.body
        cut_at(tokenizer, self._config.max_length, body.config.max_position_embeddings)
        features, labels = _features(body, encode_examples(tokenizer, split.training))
        folds = min(MOST_FOLDS, *Counter(labels.tolist()).values())
        model = LogisticRegression(max_iter=2_000)
        if folds >= FEWEST_FOLDS:
            model = GridSearchCV(model, {"C": INVERSE_STRENGTHS}, cv=folds)
        model.fit(features, labels)
        test, truth = _features(body, encode_examples(tokenizer, split.holdout))
        return float((model.predict(test) == truth).mean())


@torch.inference_mode()
def _features(
    body: DistilBertModel, examples: EncodedExamples
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Normalised means of all tokens, rows by dimensions, and the labels in the same order."""
    rows, labels = [], []
    for batch in ordered_batches(examples, BATCH):
        states = body(input_ids=batch.input_ids, attention_mask=batch.attention_mask)
        mask = batch.attention_mask[:, :, None]
        means = (states.last_hidden_state * mask).sum(1) / mask.sum(1)
        rows.append(torch.nn.functional.normalize(means))
        labels.append(batch.labels)
    return torch.cat(rows).numpy(), torch.cat(labels).numpy()
