"""Which rows stay, and when none does."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors.base import InvalidValue
from domain.errors.catalog import RowFault
from domain.errors.data import BatchRefused, LabelsUnbalanced, NothingNew
from domain.model.catalog.product import Product
from domain.model.data.batch_check import BatchCheck, check_batch
from domain.model.data.dataset import Collection
from domain.model.data.known_rows import KnownRows
from domain.model.data.label_rule import LabelKind, LabelRule
from domain.model.data.policy import DataPolicy
from domain.model.data.text_key import text_key
from tests.fakes.collections import make_collection, make_product

POLICY = DataPolicy()
BAD_PRICE = RowFault(2, "price", "an amount from 0 to 1,000,000,000")


def checked(
    *products: Product, known: dict[str, str] | None = None, refused: tuple[RowFault, ...] = ()
) -> tuple[Collection, BatchCheck]:
    collection = replace(make_collection(*products), refused=refused)
    return check_batch(collection, KnownRows(texts=known or {}), POLICY.rule)


def test_an_example_by_hand() -> None:
    """Six rows: the second has no price, the fourth repeats an id, the fifth a text."""
    mug, cup = make_product(1, title="Mug"), make_product(2, title="Cup", rating=2.0)
    kept, check = checked(
        mug,
        cup,
        replace(mug, title="Another mug"),
        make_product(3, title=" MUG "),
        make_product(4, title="Jug"),
        refused=(BAD_PRICE,),
    )
    assert [product.title for product in kept.products] == ["Mug", "Cup", "Jug"]
    assert (check.rows, check.good, check.poor) == (6, 2, 1)
    assert [(fault.row, fault.field) for fault in check.refused] == [
        (2, "price"),
        (4, "id"),
        (5, "text"),
    ]
    assert str(mug.id) in check.refused[2].requirement


def test_news_of_a_known_product_is_no_repetition() -> None:
    mug = make_product(1, title="Mug")
    kept, check = checked(mug, known={text_key(mug.title, mug.description): str(mug.id)})
    assert kept.products == (mug,)
    assert check.refused == ()


def test_the_text_of_another_known_product_is_one() -> None:
    mug, other = make_product(1, title="Mug"), make_product(2)
    _, check = checked(mug, known={text_key("mug", mug.description): str(other.id)})
    assert [fault.field for fault in check.repeated] == ["text"]


@given(st.lists(st.tuples(st.integers(1, 5), st.sampled_from("abcd"))))
def test_what_stays_has_ids_and_texts_of_its_own(rows: list[tuple[int, str]]) -> None:
    kept, check = checked(*(make_product(number, title=title) for number, title in rows))
    products = kept.products
    assert len({product.id for product in products}) == len(products) == check.kept
    assert len({text_key(p.title, p.description) for p in products}) == len(products)
    assert check.kept + len(check.refused) == check.rows == len(rows)


def findings(
    *,
    invalid: int = 0,
    repeated: int = 0,
    good: int = 30,
    poor: int = 30,
    known: tuple[int, int] = (0, 0),
) -> BatchCheck:
    faults = [RowFault(row, "price", "a number") for row in range(1, invalid + repeated + 1)]
    return BatchCheck(
        rows=invalid + repeated + good + poor,
        invalid=tuple(faults[:invalid]),
        repeated=tuple(faults[invalid:]),
        good=good,
        poor=poor,
        meaning="rating of at least 3.5 stars",
        known_good=known[0],
        known_poor=known[1],
    )


@pytest.mark.parametrize(
    "check",
    [
        findings(),
        findings(invalid=6, good=27, poor=27),  # exactly a tenth
        findings(repeated=59, good=1, poor=0),
        findings(good=4, poor=0),  # one label by chance
        findings(good=57, poor=3),
        findings(good=50, poor=0),  # nobody knows better
        findings(good=50, poor=0, known=(5, 4)),  # few rows to know from
        findings(good=50, poor=0, known=(540, 60)),  # a tenth is poor: one batch of 194 is so
        findings(good=10, poor=0, known=(340, 260)),
        findings(good=47, poor=3, known=(340, 260)),  # a change, which is for drift to tell
    ],
)
def test_a_collection_that_may_pass(check: BatchCheck) -> None:
    check.require(POLICY)


def test_too_many_invalid_rows() -> None:
    with pytest.raises(BatchRefused, match="7 of 60 new products are invalid: row 1: price must"):
        findings(invalid=7, repeated=1, good=26, poor=26).require(POLICY)


def test_nothing_left() -> None:
    with pytest.raises(NothingNew, match="none of 40 products is new: row 1") as caught:
        findings(repeated=40, good=0, poor=0).require(POLICY)
    assert "invalid" not in str(caught.value)


def test_rows_without_a_label_stay_and_are_no_reason_to_refuse() -> None:
    no_stars = replace(make_product(3, title="Jug"), rating=None)
    kept, check = checked(make_product(1, title="Mug"), no_stars)
    assert (len(kept.products), check.good, check.poor, check.unlabelled) == (2, 1, 0, 1)
    replace(findings(good=0, poor=0), rows=50, unlabelled=50).require(POLICY)


def test_the_median_is_of_all_rows_that_are_trained_on_next() -> None:
    """The median of the new rows alone would call half of them good."""
    rule = LabelRule(kind=LabelKind.RATE)
    new = [
        replace(make_product(n, title=f"Mug {n}"), impressions=1_000, clicks=clicks)
        for n, clicks in enumerate((50, 60, 70), 1)
    ]
    known = KnownRows(scores=[0.01, 0.02, 0.03, 0.04, None])
    _, check = check_batch(make_collection(*new), known, rule)
    assert check.meaning.startswith("click rate of at least 4 % (the median)")
    assert (check.good, check.poor, check.known_good, check.known_poor) == (3, 0, 1, 3)


def test_the_first_refused_rows_are_named() -> None:
    with pytest.raises(BatchRefused, match="row 1: price must be a number; row 2") as caught:
        findings(invalid=40).require(POLICY)
    assert "and 30 more" in str(caught.value)


@pytest.mark.parametrize(("good", "poor", "rarer"), [(200, 0, "poor"), (1, 300, "good")])
def test_one_label_alone_is_refused(good: int, poor: int, rarer: str) -> None:
    """0 of 200 has the Wilson interval 0 to 1.9 %, below 5 %."""
    with pytest.raises(LabelsUnbalanced, match=f"products are {rarer}, where good is a rating"):
        findings(good=good, poor=poor).require(POLICY)


@pytest.mark.parametrize(("good", "poor"), [(50, 0), (0, 50), (48, 2), (30, 0)])
def test_one_label_is_missed_sooner_where_both_were_frequent(good: int, poor: int) -> None:
    """With 340 good and 260 poor rows so far 30 good ones in a row come once in 10 million."""
    with pytest.raises(LabelsUnbalanced):
        findings(good=good, poor=poor, known=(340, 260)).require(POLICY)


def test_batches_without_a_change_are_never_refused() -> None:
    """A million batches of every size would refuse less than one, whatever the share of labels."""
    random = Random(1)
    for _ in range(20_000):
        share, rows = random.uniform(0.05, 0.95), random.randint(1, 120)
        known = sum(random.random() < share for _ in range(40))
        good = sum(random.random() < share for _ in range(rows))
        check = findings(good=good, poor=rows - good, known=(known, 40 - known))
        assert not check._is_impossible(*min((good, known), (rows - good, 40 - known)))


@pytest.mark.parametrize(
    ("name", "value"),
    [("max_invalid_share", 1.1), ("min_label_share", -0.1), ("min_label_share", float("nan"))],
)
def test_shares_are_from_0_to_1(name: str, value: float) -> None:
    with pytest.raises(InvalidValue, match=name):
        DataPolicy(**{name: value})
