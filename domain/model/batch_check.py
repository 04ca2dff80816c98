"""Which rows of a collection may become part of the dataset, and why the others may not."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from domain.errors import BatchRefused, InvalidValue, LabelsUnbalanced, RowFault
from domain.model.dataset import Collection
from domain.model.labelling import DEFAULT_THRESHOLD, Label, check_threshold, feature_text, label_of
from domain.model.product import Product
from domain.model.proportions import wilson_interval


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchPolicy:
    """When a whole collection is refused.

    Attributes:
        max_invalid_share: of rows that break a rule of products, 0 to 1. Repeated rows do not
            count: a shop may send what it sent before.
        min_label_share: of the rarer label among the rows that stay, 0 to 1.
        label_threshold: stars from which a product is good.
    """

    max_invalid_share: float = 0.1
    min_label_share: float = 0.05
    label_threshold: float = DEFAULT_THRESHOLD

    def __post_init__(self) -> None:
        for name in ("max_invalid_share", "min_label_share"):
            if not 0 <= getattr(self, name) <= 1:
                raise InvalidValue(name, getattr(self, name), "from 0 to 1")
        check_threshold(self.label_threshold)


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchCheck:
    """What became of the rows of a collection.

    Attributes:
        rows: that the source sent.
        invalid: rows that break a rule of products.
        repeated: rows whose id or text another row has.
        good: rows that stay and are labelled good.
        poor: likewise.
    """

    rows: int
    invalid: tuple[RowFault, ...]
    repeated: tuple[RowFault, ...]
    good: int
    poor: int

    @property
    def kept(self) -> int:
        return self.good + self.poor

    @property
    def refused(self) -> tuple[RowFault, ...]:
        """All refused rows, in the order they came."""
        return tuple(sorted(self.invalid + self.repeated, key=lambda fault: fault.row))

    def require(self, policy: BatchPolicy) -> None:
        """Let the rows that stay become a version.

        Raises:
            BatchRefused: too many rows are invalid, or none is left.
            LabelsUnbalanced: one label is so rare that chance does not explain it.
        """
        if not self.kept or len(self.invalid) > policy.max_invalid_share * self.rows:
            raise BatchRefused(self.rows, self.refused, policy.max_invalid_share)
        rarer, label = min((self.good, Label.GOOD), (self.poor, Label.POOR))
        if wilson_interval(rarer, self.kept).high < policy.min_label_share:
            raise LabelsUnbalanced(
                label.word, rarer, self.kept, policy.min_label_share, policy.label_threshold
            )


def text_key(title: str, description: str) -> str:
    """Equal for texts the model cannot tell apart: letter case and white space do not count."""
    return " ".join(feature_text(title, description).split()).casefold()


def check_batch(
    collection: Collection, known: Mapping[str, str], threshold: float
) -> tuple[Collection, BatchCheck]:
    """Take out the rows that repeat another one; the first of them stays.

    A product id of an earlier version is no repetition but news of that product, and its newest
    row counts. A text of another product is one: it could be learned from and examined on.

    Args:
        known: text key -> product id, of the dataset so far.
        threshold: stars from which a product is good.

    Returns:
        What stays, and the report.
    """
    ids: set[str] = set()
    texts = dict(known)
    kept, repeated = [], []
    for row, product in collection.numbered():
        product_id, key = str(product.id), text_key(product.title, product.description)
        field = None
        if product_id in ids:
            field, rule = "id", "an id no other row has"
        elif texts.setdefault(key, product_id) != product_id:
            field, rule = "text", f"a text that product {texts[key]} does not have"
        if field is None:
            ids.add(product_id)
            kept.append(product)
        else:
            repeated.append(RowFault(row, field, rule))
    good = sum(_is_good(product, threshold) for product in kept)
    check = BatchCheck(
        rows=len(collection.products) + len(collection.refused),
        invalid=tuple(collection.refused),
        repeated=tuple(repeated),
        good=good,
        poor=len(kept) - good,
    )
    return replace(collection, products=tuple(kept)), check


def _is_good(product: Product, threshold: float) -> bool:
    return label_of(product.rating, threshold) is Label.GOOD
