"""The supervised contrastive loss: texts of one label together, of different labels apart."""

import torch
from torch import Tensor
from torch.nn.functional import normalize

TEMPERATURE = 0.1


def contrastive_loss(states: Tensor, labels: Tensor) -> Tensor:
    """The supervised contrastive loss over cosine similarities.

    The mean over rows of the negative log-probability that a row's softmax over the others gives
    to those of its label; the only row of a label counts 0.

    Args:
        states: rows by dimensions.
        labels: by row.

    Source: Khosla et al. (2020), Supervised Contrastive Learning, equation 2; beside the
    cross-entropy of a language model as in Gunel et al. (2021), ICLR.
    """
    directions = normalize(states, dim=1)
    itself = torch.eye(len(states), dtype=torch.bool)
    similarity = (directions @ directions.T / TEMPERATURE).masked_fill(itself, -torch.inf)
    loss = -similarity.log_softmax(dim=1).masked_fill(itself, 0.0)
    same = (labels[:, None] == labels) & ~itself
    return ((loss * same).sum(dim=1) / same.sum(dim=1).clamp(min=1)).mean()
