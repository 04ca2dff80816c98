"""Batches hold every row once, in an order the generator decides, with little padding."""

from collections.abc import Iterable

import pytest
import torch

from adapters.training.batches import (
    Batch,
    EncodedExamples,
    collate,
    ordered_batches,
    shuffled_batches,
)

ROWS = 300
PAD = 0


@pytest.fixture
def examples() -> EncodedExamples:
    """Row r starts with the token r + 1; lengths run from 1 to 40."""
    lengths = [1 + 7 * row % 40 for row in range(ROWS)]
    return EncodedExamples(
        token_ids=[torch.full((length,), row + 1) for row, length in enumerate(lengths)],
        labels=torch.arange(ROWS),
        pad_id=PAD,
    )


def rows_of(batches: Iterable[Batch]) -> list[int]:
    return [row for batch in batches for row in batch.labels.tolist()]


def shuffled(examples: EncodedExamples, seed: int, size: int = 16) -> list[Batch]:
    return list(shuffled_batches(examples, size, torch.Generator().manual_seed(seed)))


@pytest.mark.parametrize("size", [1, 16, 299, 300, 1000])
def test_every_row_comes_once(examples: EncodedExamples, size: int) -> None:
    assert sorted(rows_of(shuffled(examples, 0, size))) == list(range(ROWS))
    assert sorted(rows_of(ordered_batches(examples, size))) == list(range(ROWS))


def test_labels_stay_with_their_texts(examples: EncodedExamples) -> None:
    for batch in shuffled(examples, 0):
        assert torch.equal(batch.input_ids[:, 0], batch.labels + 1)


def test_the_generator_decides_the_order(examples: EncodedExamples) -> None:
    assert rows_of(shuffled(examples, 1)) == rows_of(shuffled(examples, 1))
    assert rows_of(shuffled(examples, 1)) != rows_of(shuffled(examples, 2))


def test_the_next_epoch_has_other_batches(examples: EncodedExamples) -> None:
    generator = torch.Generator().manual_seed(0)
    first, second = (rows_of(shuffled_batches(examples, 16, generator)) for _ in range(2))
    assert first != second


def test_little_is_padding(examples: EncodedExamples) -> None:
    masks = [batch.attention_mask for batch in shuffled(examples, 0)]
    tokens = sum(int(mask.sum()) for mask in masks)
    assert tokens == sum(len(ids) for ids in examples.token_ids)
    assert tokens / sum(mask.numel() for mask in masks) > 0.85  # unsorted: about 0.5


def test_rows_are_padded_to_the_longest_and_masked() -> None:
    examples = EncodedExamples(
        token_ids=[torch.tensor([7, PAD, 9]), torch.tensor([5])],  # the text itself says [PAD]
        labels=torch.tensor([1, 0]),
        pad_id=PAD,
    )
    batch = collate(examples, [1, 0])
    assert batch.input_ids.tolist() == [[5, PAD, PAD], [7, PAD, 9]]
    assert batch.attention_mask.tolist() == [[1, 0, 0], [1, 1, 1]]
    assert batch.labels.tolist() == [0, 1]
