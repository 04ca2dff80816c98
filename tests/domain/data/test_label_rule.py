"""What makes a product good: its stars, its seller's word, or how often people act."""

from dataclasses import replace
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors.base import InvalidValue
from domain.errors.catalog import InvalidProduct
from domain.model.catalog.product import Product
from domain.model.data.label_rule import Evidence, LabelKind, LabelRule, Rate, evidence_of
from domain.model.data.labelling import Label

CLICKS = LabelRule(kind=LabelKind.RATE, least=1_000)


@pytest.mark.parametrize(
    ("rule", "evidence", "label"),
    [
        (LabelRule(), Evidence(rating=3.5), Label.GOOD),
        (LabelRule(), Evidence(rating=3.4), Label.POOR),
        (LabelRule(), Evidence(label=True), None),
        (LabelRule(kind=LabelKind.COLUMN), Evidence(label=True), Label.GOOD),
        (LabelRule(kind=LabelKind.COLUMN), Evidence(label=False), Label.POOR),
        (LabelRule(kind=LabelKind.COLUMN), Evidence(rating=5.0), None),
        (LabelRule(kind=LabelKind.RATE, threshold=0.02), Evidence(impressions=1_000, clicks=20),
         Label.GOOD),
        (LabelRule(kind=LabelKind.RATE, threshold=0.02), Evidence(impressions=1_000, clicks=19),
         Label.POOR),
        (LabelRule(kind=LabelKind.RATE, threshold=0.02), Evidence(impressions=999, clicks=99),
         None),
        (LabelRule(kind=LabelKind.RATE, threshold=0.02), Evidence(clicks=99), None),
        (LabelRule(kind=LabelKind.RATE, rate=Rate.ORDERS, threshold=0.1, least=10),
         Evidence(clicks=10, orders=1), Label.GOOD),
        (LabelRule(kind=LabelKind.RATE, rate=Rate.ORDERS, threshold=0.1, least=10),
         Evidence(impressions=10, clicks=9, orders=9), None),
    ],
)  # fmt: skip
def test_a_row_has_the_label_of_the_rule(
    rule: LabelRule, evidence: Evidence, label: Label | None
) -> None:
    labels, _ = rule.labels([evidence])
    assert labels == [label]


@given(st.lists(st.integers(0, 1_000), min_size=1))
def test_without_a_threshold_the_median_parts_the_rows(clicks: list[int]) -> None:
    labels, threshold = CLICKS.labels([Evidence(impressions=1_000, clicks=each) for each in clicks])
    assert threshold == median(each / 1_000 for each in clicks)
    assert labels.count(Label.GOOD) * 2 >= len(clicks)
    assert [label is Label.GOOD for label in labels] == [
        each / 1_000 >= threshold for each in clicks
    ]


def test_rows_without_a_rate_do_not_move_the_median() -> None:
    rows = [Evidence(impressions=1_000, clicks=10), Evidence(impressions=10, clicks=10), Evidence()]
    assert CLICKS.labels(rows) == ([Label.GOOD, None, None], 0.01)


@pytest.mark.parametrize(
    ("rule", "threshold", "words"),
    [
        (LabelRule(), 3.5, "rating of at least 3.5 stars"),
        (LabelRule(kind=LabelKind.COLUMN), 1.0, "product that its seller labelled good"),
        (CLICKS, 0.021, "click rate of at least 2.1 % (the median) on 1,000 impressions or more"),
        (
            LabelRule(kind=LabelKind.RATE, rate=Rate.ORDERS, threshold=0.05, least=50),
            0.05,
            "conversion rate of at least 5 % on 50 clicks or more",
        ),
    ],
)
def test_what_good_means_is_said_in_words(rule: LabelRule, threshold: float, words: str) -> None:
    assert rule.words(threshold) == words


@pytest.mark.parametrize(
    "rule",
    [
        LabelRule(),
        LabelRule(stars=4.5),
        LabelRule(kind=LabelKind.COLUMN),
        LabelRule(kind=LabelKind.RATE, threshold=0.02),
        LabelRule(kind=LabelKind.RATE, threshold=0.03),
        CLICKS,
        LabelRule(kind=LabelKind.RATE, rate=Rate.ORDERS),
        LabelRule(kind=LabelKind.RATE, least=50),
    ],
)
def test_a_model_has_learned_the_labels_of_its_own_rule_alone(rule: LabelRule) -> None:
    """A median of 2 % is not the limit of 2 % that another shop set."""
    threshold = rule.threshold_for([0.02])
    assert threshold is not None
    learned = (threshold, rule.words(threshold))
    assert rule.is_rule_of(*learned)
    rules = [LabelRule(), LabelRule(kind=LabelKind.COLUMN), CLICKS, replace(CLICKS, least=7)]
    assert [each.is_rule_of(*learned) for each in rules] == [each == rule for each in rules]


def test_a_median_that_moved_is_the_same_rule() -> None:
    assert CLICKS.is_rule_of(0.05, CLICKS.words(0.05))


def test_small_rates_are_told_apart_and_a_median_of_nothing_is_no_number() -> None:
    assert CLICKS.words(0.000213).startswith("click rate of at least 0.0213 %")
    assert CLICKS.labels([Evidence(rating=5.0)]) == ([None], None)
    assert CLICKS.words(None) == "click rate of at least the median on 1,000 impressions or more"


def test_a_product_is_its_own_evidence() -> None:
    product = Product(title="Mug", rating=4.0, label=False, impressions=9, clicks=2, orders=1)
    assert evidence_of(product) == Evidence(4.0, False, 9, 2, 1)  # noqa: FBT003


@pytest.mark.parametrize("change", [{"threshold": 0.0}, {"threshold": 1.1}, {"least": 0}])
def test_a_rule_out_of_bounds_is_refused(change: dict[str, float]) -> None:
    with pytest.raises(InvalidValue):
        LabelRule(**change)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "counts"),
    [("clicks", {"impressions": 1, "clicks": 2}), ("orders", {"orders": -1})],
)
def test_counts_that_cannot_be_are_refused(field: str, counts: dict[str, int]) -> None:
    with pytest.raises(InvalidProduct, match=field):
        Product(title="Mug", **counts)  # type: ignore[arg-type]
