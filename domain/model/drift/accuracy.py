"""Whether the champion is right about new labelled rows as often as about its own holdout.

Columns and texts can stay as they were while people's judgement changes: only the champion's
answers beside the new labels show it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from domain.model.data.label_rule import LabelRule, label_at
from domain.model.data.labelling import Label
from domain.model.data.product_columns import ProductColumns
from domain.model.drift.measures import DriftPolicy, DriftScope
from domain.model.evaluation.metric import percent
from domain.model.statistics.proportions import (
    Interval,
    Share,
    difference_interval,
    fisher_tail,
)

MOST_ROWS = 1_000  # that a champion is asked about: some seconds, and an interval of two points
_SEED = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledTexts:
    """New rows the champion is asked about, as columns of equal length."""

    texts: Sequence[str]
    labels: Sequence[Label]

    def __len__(self) -> int:
        return len(self.texts)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccuracyDrop:
    """The champion's accuracy on its holdout, and on new labelled rows.

    Attributes:
        held_out: of its own holdout, right ones.
        new: likewise, of new rows.
        drop: of the accuracy; below 0 where it is better on new rows.
        interval: of the drop.
        p_value: how often chance alone lets it fall that far.
        strong: whether the drop is large, and not by chance.
    """

    scope: DriftScope
    held_out: Share
    new: Share
    drop: float
    interval: Interval
    p_value: float
    strong: bool

    @property
    def name(self) -> str:
        return "accuracy"

    @property
    def words(self) -> str:
        since = " since its dataset version" if self.scope is DriftScope.SINCE else ""
        low, high = 100 * self.interval.low, 100 * self.interval.high
        return (
            f"accuracy (the champion is right on {percent(self.new.value)} of {self.new.rows} new "
            f"labelled rows{since} and on {percent(self.held_out.value)} of the "
            f"{self.held_out.rows} it was examined on: {100 * self.drop:.1f} points less, "
            f"95% interval {low:.1f} to {high:.1f})"
        )


def accuracy_drop(
    scope: DriftScope, held_out: Share, new: Share, policy: DriftPolicy
) -> AccuracyDrop:
    drop, p_value = held_out.value - new.value, fisher_tail(new, held_out)
    return AccuracyDrop(
        scope=scope,
        held_out=held_out,
        new=new,
        drop=drop,
        interval=difference_interval(held_out, new),
        p_value=p_value,
        strong=drop >= policy.strong_accuracy_drop and p_value < policy.alpha,
    )


def labelled_texts(products: ProductColumns, rule: LabelRule, threshold: float) -> LabelledTexts:
    """The rows that have a label; of more than ``MOST_ROWS`` a sample, the same every time.

    Args:
        threshold: of the labels the champion learned.
    """
    scores = zip(products.texts, map(rule.score, products.evidence), strict=True)
    rows = [
        (text, label) for text, score in scores if (label := label_at(threshold, score)) is not None
    ]
    if len(rows) > MOST_ROWS:
        rows = Random(_SEED).sample(rows, MOST_ROWS)
    return LabelledTexts(texts=[text for text, _ in rows], labels=[label for _, label in rows])
