"""Which rows of a collection may become part of the dataset, and why the others may not."""

from collections import Counter
from dataclasses import dataclass, replace

from domain.errors.catalog import RowFault
from domain.errors.data import BatchRefused, LabelsUnbalanced, NothingNew
from domain.model.data.dataset import Collection
from domain.model.data.known_rows import KnownRows
from domain.model.data.label_rule import LabelRule, evidence_of, label_at
from domain.model.data.labelling import Label
from domain.model.data.policy import DataPolicy
from domain.model.data.text_key import text_key
from domain.model.statistics.proportions import binomial_tail, wilson_interval

IMPOSSIBLE = 1e-6  # probability; refuses one daily batch by mistake in 2,700 years


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchCheck:
    """What became of the rows of a collection.

    Attributes:
        rows: that the source sent.
        invalid: rows that break a rule of products.
        repeated: rows whose id or text another row has.
        good: rows that stay and are labelled good.
        poor: likewise.
        unlabelled: rows that stay without a label; they are not trained on.
        meaning: what a good product is, in words.
        known_good: rows of the dataset so far that are labelled good.
        known_poor: likewise.
    """

    rows: int
    invalid: tuple[RowFault, ...]
    repeated: tuple[RowFault, ...]
    good: int
    poor: int
    unlabelled: int = 0
    meaning: str = ""
    known_good: int = 0
    known_poor: int = 0

    @property
    def labelled(self) -> int:
        return self.good + self.poor

    @property
    def kept(self) -> int:
        return self.labelled + self.unlabelled

    @property
    def good_share(self) -> float:
        """Of the rows that stay and have a label; 0 where none does."""
        return self.good / self.labelled if self.labelled else 0.0

    @property
    def refused(self) -> tuple[RowFault, ...]:
        """All refused rows, in the order they came."""
        return tuple(sorted(self.invalid + self.repeated, key=lambda fault: fault.row))

    def require(self, policy: DataPolicy) -> None:
        """Let the rows that stay become a version.

        Raises:
            BatchRefused: too many rows are invalid.
            NothingNew: none is left.
            LabelsUnbalanced: one label is so rare that chance does not explain it.
        """
        if len(self.invalid) > policy.max_invalid_share * self.rows:
            raise BatchRefused(self.rows, self.invalid, policy.max_invalid_share)
        if not self.kept:
            raise NothingNew(self.rows, self.refused)
        if not self.labelled:
            return
        rarer, known, label = min(
            (self.good, self.known_good, Label.GOOD), (self.poor, self.known_poor, Label.POOR)
        )
        share, least = rarer / self.labelled, policy.min_label_share
        surely = wilson_interval(rarer, self.labelled).high < least
        if share < least and (surely or self._is_impossible(rarer, known)):
            raise LabelsUnbalanced(label.word, rarer, self.labelled, least, self.meaning)

    def _is_impossible(self, rarer: int, known: int) -> bool:
        """Whether so few rows of a label are practically impossible at the share it had so far.

        That share is taken at the lower end of its interval, so that few known rows count little.
        """
        rows = self.known_good + self.known_poor
        so_far = wilson_interval(known, rows).low if known else 0.0
        return so_far > 0 and binomial_tail(rarer, self.labelled, so_far) < IMPOSSIBLE


def check_batch(
    collection: Collection, known: KnownRows, rule: LabelRule
) -> tuple[Collection, BatchCheck]:
    """Take out the rows that repeat another one; the first of them stays.

    A product id of an earlier version is no repetition but news of that product, and its newest
    row counts. A text of another product is one: it could be learned from and examined on.

    Args:
        known: of the dataset so far.
        rule: labels the rows.

    Returns:
        What stays, and the report.
    """
    ids: set[str] = set()
    texts = dict(known.texts)
    kept, repeated = [], []
    for row, product in collection.numbered():
        product_id, key = product.id, text_key(product.title, product.description)
        if product_id in ids:
            repeated.append(RowFault(row, "id", "one that no other row has"))
        elif texts.setdefault(key, product_id) != product_id:
            repeated.append(RowFault(row, "text", f"another than product {texts[key]} has"))
        else:
            ids.add(product_id)
            kept.append(product)
    scores = [rule.score(evidence_of(product)) for product in kept]
    threshold = rule.threshold_for([*known.scores, *scores])  # of all that is trained on next
    labels = Counter(label_at(threshold, score) for score in scores)
    known_labels = Counter(label_at(threshold, score) for score in known.scores)
    check = BatchCheck(
        rows=len(collection.products) + len(collection.refused),
        invalid=tuple(collection.refused),
        repeated=tuple(repeated),
        good=labels[Label.GOOD],
        poor=labels[Label.POOR],
        unlabelled=labels[None],
        meaning=rule.words(threshold),
        known_good=known_labels[Label.GOOD],
        known_poor=known_labels[Label.POOR],
    )
    return replace(collection, products=tuple(kept)), check
