"""What a brief accepts."""

from dataclasses import replace
from decimal import Decimal

import pytest

from domain.errors.catalog import InvalidProduct
from domain.model.creative.brief.brief import Brief

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
