"""Token ids in batches of rows that are about equally long, so that little is padding."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

POOL = 16  # batches whose rows are sorted together: a compromise of shuffling and padding


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodedExamples:
    """Texts as token ids (int64, one row each, not padded) and labels (int64, rows).

    Attributes:
        sentence_ends: ids of the tokens that end a sentence.
    """

    token_ids: Sequence[Tensor]
    labels: Tensor
    pad_id: int
    sentence_ends: Tensor = field(default_factory=lambda: torch.tensor([], dtype=torch.int64))

    def __len__(self) -> int:
        return len(self.token_ids)

    def chosen(self, rows: Sequence[int]) -> "EncodedExamples":
        """Some of the rows, in the order given."""
        token_ids = [self.token_ids[row] for row in rows]
        return replace(self, token_ids=token_ids, labels=self.labels[list(rows)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Rows padded to the longest among them: rows by tokens, and labels by row."""

    input_ids: Tensor
    attention_mask: Tensor
    labels: Tensor


def shuffled_batches(
    examples: EncodedExamples, size: int, generator: torch.Generator
) -> Iterator[Batch]:
    """Every row once, in a random order that keeps rows of like length together.

    Rows are shuffled, cut into pools, sorted by length within their pool and cut into batches,
    which are shuffled again.
    """
    rows = torch.randperm(len(examples), generator=generator).tolist()
    pools = (rows[start : start + size * POOL] for start in range(0, len(rows), size * POOL))
    batches = [batch for pool in pools for batch in _cut(_by_length(examples, pool), size)]
    for index in torch.randperm(len(batches), generator=generator).tolist():
        yield collate(examples, batches[index])


def ordered_batches(examples: EncodedExamples, size: int) -> Iterator[Batch]:
    """Every row once, from the shortest to the longest."""
    for rows in _cut(_by_length(examples, range(len(examples))), size):
        yield collate(examples, rows)


def collate(examples: EncodedExamples, rows: Sequence[int]) -> Batch:
    chosen = [examples.token_ids[row] for row in rows]
    lengths = torch.tensor([len(ids) for ids in chosen])
    input_ids = pad_sequence(chosen, batch_first=True, padding_value=examples.pad_id)
    return Batch(
        input_ids=input_ids,
        # by length, not by pad_id: a text may hold the token [PAD]
        attention_mask=(torch.arange(input_ids.shape[1]) < lengths[:, None]).long(),
        labels=examples.labels[list(rows)],
    )


def _by_length(examples: EncodedExamples, rows: Sequence[int]) -> list[int]:
    return sorted(rows, key=lambda row: len(examples.token_ids[row]))


def _cut(rows: Sequence[int], size: int) -> list[Sequence[int]]:
    return [rows[start : start + size] for start in range(0, len(rows), size)]
