"""How products become labelled examples, and when a collection of them is refused."""

import hashlib
from dataclasses import dataclass, field, replace

from domain.bounds import FROM_0_TO_1, Bounds, check_bounds
from domain.model.catalog.product import HIGHEST_RATING, LOWEST_RATING
from domain.model.data.label_rule import LabelRule
from domain.model.data.labelling import DEFAULT_THRESHOLD

_BUCKETS = 2**64


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPolicy:
    """What a batch must be like, how its rows are labelled, and on which side each is.

    Attributes:
        label_threshold: stars from which a product is good; ratings can lie on both sides of it.
        label: what makes a product good, where it is not its stars.
        holdout_fraction: expected share of the holdout.
        split_salt: another salt gives another, equally stable split.
        max_invalid_share: of rows that break a rule of products; more refuse the whole collection.
            Repeated rows do not count: a shop may send what it sent before.
        min_label_share: of the rarer label among the rows that stay; less refuses them all.
    """

    label_threshold: float = field(
        default=DEFAULT_THRESHOLD, metadata=Bounds(gt=LOWEST_RATING, le=HIGHEST_RATING)
    )
    holdout_fraction: float = field(default=0.2, metadata=Bounds(gt=0, lt=1))
    split_salt: str = "creative-quality"
    max_invalid_share: float = field(default=0.1, metadata=FROM_0_TO_1)
    min_label_share: float = field(default=0.05, metadata=Bounds(ge=0, le=0.5))
    label: LabelRule = field(default_factory=LabelRule)

    @property
    def rule(self) -> LabelRule:
        """The rule with the stars of this policy."""
        return replace(self.label, stars=self.label_threshold)

    def __post_init__(self) -> None:
        check_bounds(self)

    def in_holdout(self, product_id: str) -> bool:
        """Whether a product is examined on; depends on its id, the salt and the fraction alone."""
        digest = hashlib.sha256(f"{self.split_salt}:{product_id}".encode()).digest()
        return int.from_bytes(digest[:8]) < self.holdout_fraction * _BUCKETS
