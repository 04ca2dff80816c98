"""The rows of the dataset so far, which new rows are checked against."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.model.data.dataset import Dataset
from domain.model.data.label_rule import LabelRule
from domain.model.data.labelling import Label
from domain.model.data.text_key import text_key


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownRows:
    """The rows a new version will be trained on beside the new ones.

    Attributes:
        texts: text key -> product id.
        good: how many are labelled good.
        poor: likewise.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    good: int = 0
    poor: int = 0


def known_rows(dataset: Dataset, rule: LabelRule) -> KnownRows:
    """All rows of a dataset, labelled by a rule; those without a label count as neither."""
    columns = zip(dataset.titles, dataset.descriptions, dataset.ids, strict=True)
    labels, _ = rule.labels(dataset.evidence())
    return KnownRows(
        texts={text_key(title, description): id_ for title, description, id_ in columns},
        good=labels.count(Label.GOOD),
        poor=labels.count(Label.POOR),
    )
