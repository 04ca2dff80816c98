"""Logistic regression on features of the frozen body: the mean of a text's tokens."""

import torch
from sklearn.linear_model import LogisticRegression

from adapters.fold_search import chosen_on_folds
from adapters.training.checkpoint import load_checkpoint
from adapters.training.classifier import cut_at, encode_examples
from adapters.training.frozen_features import frozen_features
from domain.model.data.split import Split
from domain.model.training.config import TrainingConfig

INVERSE_STRENGTHS = (0.1, 1.0, 10.0, 100.0)


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
        training = encode_examples(tokenizer, split.training)
        features, labels = frozen_features(body, training, _mean)
        plain = LogisticRegression(max_iter=2_000)
        model = chosen_on_folds(plain, {"C": INVERSE_STRENGTHS}, labels.tolist())
        model.fit(features, labels)
        test, truth = frozen_features(body, encode_examples(tokenizer, split.holdout), _mean)
        return float((model.predict(test) == truth).mean())


def _mean(states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Normalised means of all tokens."""
    weights = mask[:, :, None]
    return torch.nn.functional.normalize((states * weights).sum(1) / weights.sum(1))
