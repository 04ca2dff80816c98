"""Features of texts from a pretrained body that is not trained."""

from collections.abc import Callable

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from transformers import DistilBertModel

from adapters.training.batches import EncodedExamples, ordered_batches

BATCH = 64


@torch.inference_mode()
def frozen_features(
    body: DistilBertModel, examples: EncodedExamples, pool: Callable[[Tensor, Tensor], Tensor]
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Features, rows by dimensions, and the labels in the same order.

    Args:
        body: in evaluation mode.
        pool: turns states (rows by tokens by dimensions) and the attention mask into features.
    """
    rows, labels = [], []
    for batch in ordered_batches(examples, BATCH):
        states = body(input_ids=batch.input_ids, attention_mask=batch.attention_mask)
        rows.append(pool(states.last_hidden_state, batch.attention_mask))
        labels.append(batch.labels)
    return torch.cat(rows).numpy(), torch.cat(labels).numpy()
