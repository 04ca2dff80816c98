"""Logistic regression on frozen embeddings."""

from adapters.training.frozen_baseline import FrozenBaseline
from domain.model.data.split import Examples, Split
from domain.model.training.config import TrainingConfig


def test_rows_it_has_seen_are_told_apart(split: Split, recipe: TrainingConfig) -> None:
    seen = Split(training=split.training, holdout=split.training)
    majority = max(split.training.labels.count(label) for label in set(split.training.labels))
    assert FrozenBaseline(recipe)(seen) >= majority / len(split.training)


def test_the_same_rows_give_the_same_figure(split: Split, recipe: TrainingConfig) -> None:
    assert FrozenBaseline(recipe)(split) == FrozenBaseline(recipe)(split)


def test_a_class_of_a_single_row_still_trains(split: Split, recipe: TrainingConfig) -> None:
    labels = split.training.labels
    first = next(row for row, label in enumerate(labels) if label is not labels[0])
    rows = [row for row, label in enumerate(labels) if label is labels[0]] + [first]
    few = Examples(
        ids=[split.training.ids[row] for row in rows],
        texts=[split.training.texts[row] for row in rows],
        labels=[labels[row] for row in rows],
    )
    assert 0 <= FrozenBaseline(recipe)(Split(training=few, holdout=split.holdout)) <= 1
