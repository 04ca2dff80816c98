"""The invariants of a product."""

import unicodedata
from dataclasses import FrozenInstanceError, replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors.catalog import InvalidProduct
from domain.model.catalog.product import Product, check_rating, rounded_rating

MUG = Product(
    id=str(UUID(int=1)),
    title="Blue Mug",
    category="Home & Kitchen",
    description="Holds 300 ml.",
    price=Decimal("12.50"),
    rating=4.5,
    timestamp=datetime(2025, 3, 1, 12, tzinfo=UTC),
)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", " \n\t"),
        ("title", "x" * 301),
        ("title", "bell\x07"),
        ("title", "null\x00"),
        ("title", "next line\x85"),
        ("title", "half\ud800"),
        ("category", " "),
        ("category", "x" * 101),
        ("description", "x" * 5_001),
        ("id", "x" * 201),
        ("brand", ""),
        ("url", "x" * 501),
        ("sale_price", Decimal("-0.01")),
        ("price", Decimal("-0.01")),
        ("price", Decimal("1.005")),
        ("price", Decimal("NaN")),
        ("price", Decimal("Infinity")),
        ("price", Decimal("1000000000.01")),
        ("price", Decimal("1e-30")),
        ("rating", 0.9),
        ("rating", 5.1),
        ("rating", 3.14),
        ("rating", float("nan")),
        ("rating", float("inf")),
        ("timestamp", datetime(2025, 3, 1, 12)),  # noqa: DTZ001 - a naive time is what is refused
        ("timestamp", datetime(2025, 3, 1, tzinfo=timezone(timedelta(hours=2)))),
    ],
)
def test_a_field_that_breaks_its_rule_is_named(field: str, value: object) -> None:
    with pytest.raises(InvalidProduct, match=field) as caught:
        replace(MUG, **{field: value})
    assert caught.value.field == field
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "x" * 300),
        ("title", "Tasse für Café ☕ 日本"),
        ("category", "x" * 100),
        ("description", "two\nlines\tand a tab\r\n"),
        ("description", "x" * 5_000),
        ("price", Decimal(0)),
        ("price", Decimal("12.500")),
        ("price", Decimal(1_000_000_000)),
        ("rating", 1.0),
        ("rating", 5.0),
    ],
)
def test_values_on_the_edge_are_accepted(field: str, value: object) -> None:
    assert getattr(replace(MUG, **{field: value}), field) == value


def test_a_time_zone_that_is_utc_by_another_name_becomes_utc() -> None:
    other = timezone(timedelta(0), "Zulu")
    product = replace(MUG, timestamp=datetime(2025, 3, 1, 12, tzinfo=other))
    assert product.timestamp.tzinfo is UTC
    assert product.timestamp == MUG.timestamp


def test_a_product_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        MUG.title = "Red Mug"  # type: ignore[misc]


@given(cents=st.integers(0, 10**11), tenths=st.integers(10, 50))
def test_every_amount_of_cents_and_every_tenth_of_a_star_is_accepted(
    cents: int, tenths: int
) -> None:
    price, rating = Decimal(cents) / 100, tenths / 10
    product = replace(MUG, price=price, rating=rating)
    assert (product.price, product.rating) == (price, rating)


@given(st.text(max_size=400))
def test_a_title_is_accepted_whole_or_refused(title: str) -> None:
    readable = bool(title.strip()) and len(title) <= 300
    if not readable or any(
        unicodedata.category(c) in {"Cc", "Cs"} for c in title if c not in "\n\r\t"
    ):
        with pytest.raises(InvalidProduct, match="title"):
            replace(MUG, title=title)
    else:
        assert replace(MUG, title=title).title == title


@given(rating=st.floats(1, 5))
def test_a_rounded_rating_is_a_rating_and_no_whole_star_better(rating: float) -> None:
    rounded = rounded_rating(rating)
    check_rating(rounded)
    assert abs(rounded - rating) <= 0.1
    assert int(rounded) == int(rating)
