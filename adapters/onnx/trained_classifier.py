"""The trained classifier as PyTorch computes it: what an export is compared with."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import SafetensorError
from tokenizers import Tokenizer
from transformers import DistilBertForSequenceClassification

from domain.errors.training import ModelNotFound
from domain.model.promotion.bundle import CONFIG_FILE, METRICS_FILE, TOKENIZER_FILE

_NEEDED = (CONFIG_FILE, "model.safetensors", TOKENIZER_FILE, METRICS_FILE)
# no file, a malformed config, weights of another shape, weights that are not safetensors
_UNREADABLE = (OSError, ValueError, KeyError, RuntimeError, SafetensorError)


def load_classifier(trained: Path) -> DistilBertForSequenceClassification:
    """Load from the directory training wrote.

    Raises:
        ModelNotFound: a file is missing or cannot be read.
    """
    for name in _NEEDED:
        if not Path(trained, name).is_file():
            raise ModelNotFound(str(trained), f"{name} is missing")
    try:
        model, loading = DistilBertForSequenceClassification.from_pretrained(
            trained, use_safetensors=True, local_files_only=True, output_loading_info=True
        )
    except _UNREADABLE as error:
        raise ModelNotFound(str(trained), f"{type(error).__name__}: {error}") from error
    if loading["missing_keys"]:
        # transformers would fill them with random numbers and merely log it
        raise ModelNotFound(str(trained), f"it lacks weights: {min(loading['missing_keys'])}")
    return model.eval()


def read_metrics(trained: Path) -> dict[str, object]:
    """The object in metrics.json.

    Raises:
        ModelNotFound: it is not a JSON object.
    """
    try:
        return dict(json.loads(Path(trained, METRICS_FILE).read_bytes()))
    except (ValueError, TypeError) as error:
        raise ModelNotFound(str(trained), f"{METRICS_FILE} cannot be read: {error}") from error


def trained_logits(
    model: DistilBertForSequenceClassification, tokenizer: Tokenizer, texts: Sequence[str]
) -> NDArray[np.float32]:
    """Raw class scores, one row per text, one column per class."""
    with torch.inference_mode():
        rows = [model(torch.tensor([tokenizer.encode(text).ids])).logits for text in texts]
    logits: NDArray[np.float32] = torch.cat(rows).numpy()
    return logits
