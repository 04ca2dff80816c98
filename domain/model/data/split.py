"""The split into training rows and holdout, which never moves a product to the other side."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from domain.errors.training import NothingLabelled, OneClassOnly, TooFewRows
from domain.model.data.dataset import Dataset
from domain.model.data.label_rule import label_at
from domain.model.data.labelling import DEFAULT_THRESHOLD, Label, feature_text
from domain.model.data.policy import DataPolicy

_Example = tuple[str, str, Label]  # product id, text, label

MIN_TRAINING_ROWS = 8
MIN_HOLDOUT_ROWS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """Labelled texts as columns of equal length."""

    ids: Sequence[str]
    texts: Sequence[str]
    labels: Sequence[Label]

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """The two sides of a dataset.

    Attributes:
        threshold: of the labels.
        meaning: what a good product is, in words.
    """

    training: Examples
    holdout: Examples
    threshold: float = DEFAULT_THRESHOLD
    meaning: str = ""


def split_dataset(dataset: Dataset, policy: DataPolicy) -> Split:
    """Label the rows and put each on its side; those without a label are on neither.

    A median is that of the training rows: the holdout has no say in what it is examined by.

    Raises:
        NothingLabelled: no row has a label.
        TooFewRows: a side is too small to train or to examine on.
        OneClassOnly: the training rows all carry the same label.
    """
    sides: dict[bool, list[_Example]] = {False: [], True: []}
    rule, held_out = policy.rule, [policy.in_holdout(product_id) for product_id in dataset.ids]
    scores = [rule.score(row) for row in dataset.evidence()]
    trained_on = (score for score, out in zip(scores, held_out, strict=True) if not out)
    threshold = rule.threshold_for(trained_on)
    columns = (dataset.ids, dataset.titles, dataset.descriptions, scores, held_out)
    for product_id, title, description, score, out in zip(*columns, strict=True):
        label = label_at(threshold, score)
        if label is not None:
            sides[out].append((product_id, feature_text(title, description), label))
    meaning = rule.words(threshold)
    labelled = sum(map(len, sides.values()))
    if threshold is None or (len(dataset) and not labelled):
        raise NothingLabelled(len(dataset), meaning)
    unlabelled = len(dataset) - labelled
    training, holdout = _examples(sides[False]), _examples(sides[True])
    _check_rows("training", training, MIN_TRAINING_ROWS, unlabelled)
    _check_rows("holdout", holdout, MIN_HOLDOUT_ROWS, unlabelled)
    _check_classes("training", training, meaning)
    return Split(training=training, holdout=holdout, threshold=threshold, meaning=meaning)


def _examples(rows: Sequence[_Example]) -> Examples:
    return Examples(
        ids=[product_id for product_id, _, _ in rows],
        texts=[text for _, text, _ in rows],
        labels=[label for _, _, label in rows],
    )


def _check_rows(part: str, examples: Examples, needed: int, unlabelled: int) -> None:
    if len(examples) < needed:
        raise TooFewRows(part, len(examples), needed, unlabelled)


def _check_classes(part: str, examples: Examples, meaning: str) -> None:
    labels = Counter(examples.labels)
    if len(labels) == 1:
        raise OneClassOnly(part, next(iter(labels)).word, meaning)
