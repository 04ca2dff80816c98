"""The rows of the dataset so far, which new rows are checked against."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from domain.model.data.dataset import Dataset
from domain.model.data.label_rule import LabelRule
from domain.model.data.text_key import text_key


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownRows:
    """The rows a new version will be trained on beside the new ones.

    Attributes:
        texts: text key -> product id.
        scores: what the rule of labels compares with its threshold; None of rows without a label.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    scores: Sequence[float | None] = ()


def known_rows(dataset: Dataset, rule: LabelRule) -> KnownRows:
    """All rows of a dataset.

    Args:
        rule: labels them.
    """
    columns = zip(dataset.titles, dataset.descriptions, dataset.ids, strict=True)
    return KnownRows(
        texts={text_key(title, description): id_ for title, description, id_ in columns},
        scores=[rule.score(row) for row in dataset.evidence()],
    )
