"""A tiny random DistilBERT, and texts that even it can tell apart."""

import pytest
import torch
from transformers import DistilBertConfig, DistilBertModel, DistilBertTokenizerFast

from domain.model.data.labelling import Label
from domain.model.data.split import Examples, Split
from domain.model.training.config import TrainingConfig

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
WORDS = ["superb", "awful", "a", "lamp", "chair", "knife", "with", "three", "legs", "."]


@pytest.fixture(scope="session")
def tiny_checkpoint(tmp_path_factory: pytest.TempPathFactory) -> str:
    directory = tmp_path_factory.mktemp("tiny-distilbert")
    vocabulary = directory / "vocab.txt"
    vocabulary.write_text("\n".join([*SPECIAL, *WORDS]) + "\n")
    config = DistilBertConfig(
        vocab_size=len(SPECIAL) + len(WORDS),
        dim=16,
        hidden_dim=32,
        n_layers=1,
        n_heads=2,
        max_position_embeddings=32,
    )
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        DistilBertModel(config).save_pretrained(directory)
    DistilBertTokenizerFast(vocab_file=str(vocabulary)).save_pretrained(directory)
    return str(directory)


@pytest.fixture
def recipe(tiny_checkpoint: str) -> TrainingConfig:
    return TrainingConfig(
        base_checkpoint=tiny_checkpoint,
        epochs=2,
        batch_size=8,
        learning_rate=5e-3,
        head_learning_rate=5e-3,
        max_length=16,
        min_steps=1,
    )


@pytest.fixture
def split() -> Split:
    return Split(training=separable(64), holdout=separable(20))


def separable(count: int) -> Examples:
    """Good rows say superb, poor rows say awful; all else is the same on both sides."""
    things = ("lamp", "chair", "knife with three legs")
    labels = [Label(row % 2) for row in range(count)]
    words = {Label.GOOD: "Superb", Label.POOR: "Awful"}
    texts = [
        f"{words[label]} {things[row // 2 % len(things)]}." for row, label in enumerate(labels)
    ]
    return Examples(ids=[str(row) for row in range(count)], texts=texts, labels=labels)
