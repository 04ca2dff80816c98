"""What makes a product good: stars, its seller's word, or a rate."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors.base import InvalidValue
from domain.model.catalog.product import Product
from domain.model.data.label_rule import Evidence, LabelKind, LabelRule, Rate, evidence_of
from domain.model.data.labelling import Label

GOOD, POOR = Label.GOOD, Label.POOR
CLICKS = LabelRule(kind=LabelKind.RATE, threshold=0.021)
ORDERS = LabelRule(kind=LabelKind.RATE, rate=Rate.ORDERS, threshold=0.5, least=10)


def shown(clicks: int | None, impressions: int | None) -> Evidence:
    return Evidence(clicks=clicks, impressions=impressions)


def test_stars_decide_by_default() -> None:
    rows = [Evidence(rating=3.4), Evidence(rating=3.5), Evidence(label=True, clicks=9)]
    assert LabelRule().labels(rows) == ([POOR, GOOD, None], 3.5)


def test_the_seller_decides_where_labels_are_of_a_column() -> None:
    rows = [Evidence(label=True), Evidence(label=False), Evidence(rating=5.0)]
    labels, _ = LabelRule(kind=LabelKind.COLUMN).labels(rows)
    assert labels == [GOOD, POOR, None]


@pytest.mark.parametrize(
    ("evidence", "label"),
    [
        (shown(21, 1_000), GOOD),  # exactly 2.1%
        (shown(20, 1_000), POOR),
        (shown(0, 5_000), POOR),
        (shown(900, 999), None),  # too few impressions
        (shown(None, 5_000), None),
        (shown(30, None), None),
        (Evidence(rating=5.0, label=True), None),
    ],
)
def test_a_click_rate_by_hand(evidence: Evidence, label: Label | None) -> None:
    assert CLICKS.labels([evidence])[0] == [label]


@pytest.mark.parametrize(
    ("orders", "clicks", "label"), [(5, 10, GOOD), (4, 10, POOR), (9, 9, None), (None, 10, None)]
)
def test_an_order_rate_by_hand(orders: int | None, clicks: int, label: Label | None) -> None:
    evidence = Evidence(orders=orders, clicks=clicks, impressions=10_000)
    assert ORDERS.labels([evidence])[0] == [label]


def test_the_median_is_of_rates_that_say_something() -> None:
    """Of 1%, 2% and 4% it is 2%; the 90% of ten impressions do not count."""
    rule = LabelRule(kind=LabelKind.RATE)
    rows = [shown(10, 1_000), shown(20, 1_000), shown(9, 10), shown(40, 1_000)]
    assert rule.labels(rows) == ([POOR, GOOD, None, GOOD], 0.02)


def test_without_any_rate_nothing_is_labelled() -> None:
    rule = LabelRule(kind=LabelKind.RATE)
    assert rule.labels([Evidence(rating=5.0), shown(1, 10)])[0] == [None, None]


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1_000, 9_000)), min_size=1))
def test_at_least_half_of_the_products_reach_the_median(rows: list[tuple[int, int]]) -> None:
    labels, _ = LabelRule(kind=LabelKind.RATE).labels(shown(*row) for row in rows)
    assert 2 * labels.count(GOOD) >= len(rows)


@pytest.mark.parametrize(
    ("rule", "threshold", "words"),
    [
        (LabelRule(), 3.5, "rating of at least 3.5 stars"),
        (LabelRule(kind=LabelKind.COLUMN), 1.0, "product that its seller labelled good"),
        (CLICKS, 0.021, "click rate of at least 2.1% on 1,000 impressions or more"),
        (ORDERS, 0.5, "order rate of at least 50% on 10 clicks or more"),
        (
            LabelRule(kind=LabelKind.RATE),
            0.000_456,
            "click rate of at least 0.0456%, the median, on 1,000 impressions or more",
        ),
    ],
)
def test_every_rule_is_said_in_words(rule: LabelRule, threshold: float, words: str) -> None:
    assert rule.words(threshold) == words


def test_the_evidence_is_what_a_product_says() -> None:
    product = Product(title="Mug", rating=4.0, label=False, impressions=2_000, clicks=30, orders=4)
    assert evidence_of(product) == Evidence(
        rating=4.0, label=False, impressions=2_000, clicks=30, orders=4
    )


@pytest.mark.parametrize(("name", "value"), [("threshold", 0.0), ("threshold", 1.1), ("least", 0)])
def test_numbers_that_cannot_be_are_refused(name: str, value: float) -> None:
    with pytest.raises(InvalidValue, match=name):
        LabelRule(**{name: value})
