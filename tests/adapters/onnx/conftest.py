"""A tiny random DistilBERT classifier on disk, as training leaves it, and rows to measure it on."""

import json
from pathlib import Path

import pytest
import torch
from transformers import (
    DistilBertConfig,
    DistilBertForSequenceClassification,
    DistilBertTokenizerFast,
)

from adapters.onnx.optimum_exporter import OptimumExporter
from domain.model.data.labelling import Label
from domain.model.data.split import Examples
from domain.model.evaluation.parity import ParityPolicy

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
WORDS = ["superb", "awful", "a", "lamp", "chair", "knife", "with", "three", "legs", "."]
MAX_LENGTH = 12
METRICS = {"accuracy": 0.5, "dataset_size": 8}


def write_trained(directory: Path, *, classes: int = 2, reversed_head: bool = False) -> str:
    """The same weights every time; a reversed head swaps the two classes."""
    directory.mkdir(parents=True)
    (directory / "vocab.txt").write_text("\n".join([*SPECIAL, *WORDS]) + "\n")
    config = DistilBertConfig(
        vocab_size=len(SPECIAL) + len(WORDS),
        dim=16,
        hidden_dim=32,
        n_layers=2,
        n_heads=2,
        max_position_embeddings=32,
        num_labels=classes,
        initializer_range=0.5,  # logits far enough apart that INT8 tells the same classes apart
    )
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        model = DistilBertForSequenceClassification(config)
    if reversed_head:
        for parameter in (model.classifier.weight, model.classifier.bias):
            parameter.data = parameter.data.flip(0)
    model.save_pretrained(directory)
    tokenizer = DistilBertTokenizerFast(
        vocab_file=str(directory / "vocab.txt"), model_max_length=MAX_LENGTH
    )
    tokenizer.backend_tokenizer.enable_truncation(MAX_LENGTH)
    tokenizer.save_pretrained(directory)
    (directory / "metrics.json").write_text(json.dumps(METRICS))
    return str(directory)


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> str:
    return write_trained(tmp_path_factory.mktemp("training") / "trained")


@pytest.fixture(scope="session")
def exported(trained: str, holdout: Examples, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An INT8 export; copy it before changing it."""
    output = tmp_path_factory.mktemp("export") / "exported"
    policy = ParityPolicy(min_label_agreement=0, max_accuracy_drop=1)
    OptimumExporter().export(trained, holdout, policy, output=str(output))
    return output


@pytest.fixture(scope="session")
def holdout() -> Examples:
    words = WORDS[:-1]
    texts = [
        " ".join(words[(row + step * (row % 3 + 1)) % len(words)] for step in range(row % 15 + 1))
        for row in range(40)
    ]
    labels = [Label(row % 2) for row in range(40)]
    return Examples(ids=[str(row) for row in range(40)], texts=texts, labels=labels)
