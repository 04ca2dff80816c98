"""Sentence dropout: texts with some sentences left out, as regularisation."""

from dataclasses import replace

import torch
from torch import Tensor

from adapters.training.batches import EncodedExamples


def drop_sentences(
    examples: EncodedExamples, share: float, generator: torch.Generator
) -> EncodedExamples:
    """Leave out each sentence by a chance of ``share``; a text that would be empty stays whole."""
    if share == 0:
        return examples
    ends = examples.sentence_ends
    shorter = [_shorter(ids, ends, share, generator) for ids in examples.token_ids]
    return replace(examples, token_ids=shorter)


def _shorter(ids: Tensor, ends: Tensor, share: float, generator: torch.Generator) -> Tensor:
    first, inner, last = ids[:1], ids[1:-1], ids[-1:]
    ending = torch.isin(inner, ends).long()
    sentence = ending.cumsum(0) - ending  # an end belongs to the sentence it closes
    count = int(sentence[-1]) + 1 if len(inner) else 0
    kept = torch.rand(count, generator=generator) >= share
    return torch.cat([first, inner[kept[sentence]], last]) if kept.any() else ids
