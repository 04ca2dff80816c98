"""Names of ads, pins and pictures, made of a product."""

from dataclasses import replace

import pytest

from domain.errors.base import InvalidValue
from domain.model.creative.sheet import SheetNames
from tests.fakes.written import MUG, written


@pytest.mark.parametrize(
    ("path", "leaf"),
    [
        ("Home > Kitchen > Mugs", "Mugs"),
        ("Home & Garden / Mugs", "Mugs"),
        ("T-Shirts/Tops", "T-Shirts/Tops"),
        ("Mugs >", "Mugs"),
        ("Wohnen » Tassen", "Tassen"),
        (None, "Products"),
    ],
)
def test_the_category_is_the_leaf_of_its_path(path: str | None, leaf: str) -> None:
    assert written(replace(MUG, category=path)).category == leaf


def test_places_are_filled() -> None:
    names = SheetNames(media="https://img.example/{id}.jpg")
    assert names.fill(names.media, written()) == "https://img.example/SKU-1.jpg"
    assert names.fill("{brand}: {title}, {category}", written()) == "Acme: Blue Mug, Mugs"


@pytest.mark.parametrize("name", ["{price}", "{", "}", "{}", "{0}", "{id.x}", "{id!r}", "{id:>9}"])
@pytest.mark.parametrize("field", ["campaign", "ad_group", "board", "media"])
def test_other_braces_are_refused(field: str, name: str) -> None:
    with pytest.raises(InvalidValue, match="no other braces than"):
        SheetNames(**{field: name})
