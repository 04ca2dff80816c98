"""What a brief accepts."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from domain.errors.base import InvalidValue
from domain.errors.catalog import InvalidProduct
from domain.model.creative.brief.brief import Brief, seed_of
from domain.model.creative.brief.campaign import MAX_VARIANTS, Campaign

LEAST = Brief(title="Mug", description="Blue.")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", " "),
        ("title", "x" * 301),
        ("description", "\n"),
        ("description", "x" * 5_001),
        ("category", ""),
        ("category", "bell\x07"),
        ("price", Decimal(-1)),
        ("price", Decimal("0.001")),
        ("rating", 0.0),
        ("rating", 4.55),
        ("sale_price", Decimal(-1)),
        ("sale_price", Decimal("9.999")),
        ("rating", 5.1),
        ("seed", -1),
    ],
)
def test_a_field_that_breaks_its_rule_is_named(field: str, value: object) -> None:
    with pytest.raises(InvalidProduct) as caught:
        replace(LEAST, **{field: value})
    assert caught.value.field == field


def test_what_is_unknown_stays_unknown() -> None:
    assert (LEAST.category, LEAST.price, LEAST.rating, LEAST.seed) == (None, None, None, None)


def test_everything_may_be_known() -> None:
    full = replace(LEAST, category="Home", price=Decimal("9.90"), rating=4.5, seed=0)
    assert (full.price, full.rating, full.seed) == (Decimal("9.90"), 4.5, 0)


def test_a_product_may_have_no_description() -> None:
    assert replace(LEAST, description="").description == ""


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: replace(LEAST, currency="XYZ"), "currency"),
        (lambda: Campaign(variants=0), "variants"),
        (lambda: Campaign(variants=MAX_VARIANTS + 1), "variants"),
        (lambda: Campaign(locale="xx-XX"), "locale"),
    ],
)
def test_what_is_not_supported_is_named(make: Callable[[], object], field: str) -> None:
    with pytest.raises(InvalidValue, match=field):
        make()


def test_a_named_seed_is_kept_and_else_the_text_decides() -> None:
    assert seed_of(replace(LEAST, seed=12)) == 12
    other = replace(LEAST, price=Decimal(5), category="Home", rating=4.0)
    assert seed_of(LEAST) == seed_of(other) != seed_of(replace(LEAST, title="Cup"))
    assert 0 <= seed_of(LEAST) < 2**53


def test_the_seed_of_a_text_is_the_same_in_every_process() -> None:
    assert seed_of(LEAST) == 248347514029173
