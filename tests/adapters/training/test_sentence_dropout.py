"""Sentences are left out whole, and never all of them."""

import pytest
import torch

from adapters.training.batches import EncodedExamples
from adapters.training.sentence_dropout import drop_sentences

FIRST, END, LAST = 1, 9, 2
TEXT = [FIRST, 3, 4, END, 5, END, 6, 7, LAST]  # three sentences, the third without its end


def examples(*texts: list[int]) -> EncodedExamples:
    return EncodedExamples(
        token_ids=[torch.tensor(ids) for ids in texts],
        labels=torch.zeros(len(texts), dtype=torch.int64),
        pad_id=0,
        sentence_ends=torch.tensor([END]),
    )


def shortened(given: EncodedExamples, share: float, seed: int = 0) -> list[list[int]]:
    dropped = drop_sentences(given, share, torch.Generator().manual_seed(seed))
    return [ids.tolist() for ids in dropped.token_ids]


def test_what_stays_is_whole_sentences_in_their_order() -> None:
    sentences = [[3, 4, END], [5, END], [6, 7]]
    possible = [
        [
            FIRST,
            *(token for keep, s in zip(kept, sentences, strict=True) if keep for token in s),
            LAST,
        ]
        for kept in torch.cartesian_prod(*[torch.tensor([False, True])] * 3).tolist()
        if any(kept)
    ]
    found = shortened(examples(*[TEXT] * 200), 0.5)
    assert {tuple(ids) for ids in found} == {tuple(ids) for ids in possible}


def test_the_chance_is_that_of_each_sentence() -> None:
    found = shortened(examples(*[TEXT] * 4_000), 0.2)
    assert sum(5 in ids for ids in found) / 4_000 == pytest.approx(0.8, abs=0.03)


def test_a_text_that_would_be_empty_stays_whole() -> None:
    assert shortened(examples(TEXT, [FIRST, 3, LAST], [FIRST, LAST]), 1.0) == [
        TEXT,
        [FIRST, 3, LAST],
        [FIRST, LAST],
    ]


def test_without_a_share_nothing_is_done() -> None:
    given = examples(TEXT)
    assert drop_sentences(given, 0.0, torch.Generator()) is given


def test_the_generator_decides() -> None:
    given = examples(*[TEXT] * 20)
    assert shortened(given, 0.5, seed=1) == shortened(given, 0.5, seed=1)
    assert shortened(given, 0.5, seed=1) != shortened(given, 0.5, seed=2)
