"""What makes a product a good example: its stars, its seller's word, or how often people act."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from statistics import median
from typing import NamedTuple

from domain.bounds import Bounds, check_bounds
from domain.model.catalog.product import Product
from domain.model.data.labelling import DEFAULT_THRESHOLD, Label

_GOOD_SCORE = 1.0


class LabelKind(StrEnum):
    """Where labels come from."""

    RATING = "rating"
    COLUMN = "column"
    RATE = "rate"


class Rate(StrEnum):
    """How often people act: what is counted over what."""

    CLICKS = "clicks"
    ORDERS = "orders"


_OF = {Rate.CLICKS: ("click rate", "impressions"), Rate.ORDERS: ("conversion rate", "clicks")}


class Evidence(NamedTuple):
    """What labels are made of; None where it is not known."""

    rating: float | None = None
    label: bool | None = None
    impressions: int | None = None
    clicks: int | None = None
    orders: int | None = None


def evidence_of(product: Product) -> Evidence:
    return Evidence(
        product.rating, product.label, product.impressions, product.clicks, product.orders
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelRule:
    """How rows are labelled; those that the rule knows nothing of have no label.

    Attributes:
        kind: stars, the seller's own label, or a rate.
        rate: clicks over impressions, or orders over clicks.
        threshold: the rate from which a product is good; None takes the median.
        least: impressions, or clicks, that a rate needs.
        stars: the rating from which a product is good.
    """

    kind: LabelKind = LabelKind.RATING
    rate: Rate = Rate.CLICKS
    threshold: float | None = field(default=None, metadata=Bounds(gt=0, le=1))
    least: int = field(default=1_000, metadata=Bounds(ge=1))
    stars: float = DEFAULT_THRESHOLD

    def __post_init__(self) -> None:
        check_bounds(self)

    def score(self, evidence: Evidence) -> float | None:
        """The number that is compared with the threshold; None where there is none."""
        match self.kind:
            case LabelKind.RATING:
                return evidence.rating
            case LabelKind.COLUMN:
                return None if evidence.label is None else float(evidence.label)
        done, shown = (
            (evidence.clicks, evidence.impressions)
            if self.rate is Rate.CLICKS
            else (evidence.orders, evidence.clicks)
        )
        if done is None or shown is None or shown < self.least:
            return None
        return done / shown

    def threshold_for(self, scores: Iterable[float | None]) -> float | None:
        """The score from which a product is good, in a dataset with these.

        None where it is their median and there are none.
        """
        if self.kind is LabelKind.RATING:
            return self.stars
        if self.kind is LabelKind.COLUMN:
            return _GOOD_SCORE
        known = [score for score in scores if score is not None]
        return self.threshold or (median(known) if known else None)

    def labels(self, rows: Sequence[Evidence]) -> tuple[list[Label | None], float | None]:
        """A label for each row, and the threshold that made them."""
        scores = [self.score(row) for row in rows]
        threshold = self.threshold_for(scores)
        return [label_at(threshold, score) for score in scores], threshold

    def is_rule_of(self, threshold: float, meaning: str) -> bool:
        """Whether a model with this threshold and meaning learned labels of this rule.

        A median moves with the rows and stays the same rule.
        """
        return (self.threshold_for([threshold]), self.words(threshold)) == (threshold, meaning)

    def words(self, threshold: float | None) -> str:
        """What a good product is, such as ``click rate of at least 2.1 % on 1,000 impressions``."""
        if self.kind is LabelKind.RATING:
            return f"rating of at least {self.stars:g} stars"
        if self.kind is LabelKind.COLUMN:
            return "product that its seller labelled good"
        name, counted = _OF[self.rate]
        least = "the median" if threshold is None else _percent(threshold)
        is_median = " (the median)" if self.threshold is None and threshold is not None else ""
        return f"{name} of at least {least}{is_median} on {self.least:,} {counted} or more"


def label_at(threshold: float | None, score: float | None) -> Label | None:
    """Good from the threshold on; none where either is missing."""
    return None if score is None or threshold is None else Label(score >= threshold)


def _percent(share: float) -> str:
    """With the digits that tell one small rate from another: 2.1 %, 0.0213 %."""
    return f"{100 * share:.3g} %"
