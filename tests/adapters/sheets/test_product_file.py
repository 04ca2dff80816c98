"""Products that people bring: what is read, and what is said of invalid ones."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from adapters.sheets.product_file import read_products
from domain.errors.catalog import ProductFileUnreadable
from domain.model.catalog.feed import FeedFault, FeedProduct, FeedRow
from domain.model.catalog.product import Product
from domain.ports.product_feed import FeedReader

FEED: FeedReader = read_products


def rows(path: Path) -> list[FeedRow]:
    return list(FEED(str(path)))


def products(path: Path) -> list[Product]:
    return [row.product for row in rows(path) if isinstance(row, FeedProduct)]


def file_of(directory: Path, text: str, name: str = "products.csv") -> Path:
    path = directory / name
    path.write_bytes(text.encode())
    return path


def test_a_csv_file_gives_its_products(tmp_path: Path) -> None:
    text = (
        "\ufefftitle,description,price,rating,brand,sku\r\n"
        '"Mug, blue","Holds\n""tea"".",9.90,4.46,Acme,1\r\n'
        "Cup,Red,,,,2\r\n"
    )
    mug, cup = products(file_of(tmp_path, text))
    assert (mug.title, mug.description) == ("Mug, blue", 'Holds\n"tea".')
    assert (mug.price, mug.rating, mug.brand) == (Decimal("9.90"), 4.5, "Acme")
    assert (cup.price, cup.rating, cup.category, cup.brand) == (None, None, None, None)


@pytest.mark.parametrize("wrap", [lambda rows: rows, lambda rows: {"products": rows}])
def test_a_json_file_gives_its_products(tmp_path: Path, wrap: object) -> None:
    rows = [{"title": "Mug", "description": "Blue.", "price": 9.99, "rating": 4, "tags": ["x"]}]
    path = file_of(tmp_path, json.dumps(wrap(rows)), "products.JSON")  # type: ignore[operator]
    [mug] = products(path)
    assert (mug.price, mug.rating) == (Decimal("9.99"), 4.0)


def test_rows_at_fault_stand_between_the_others(tmp_path: Path) -> None:
    text = "title,description,price,rating\nMug,Blue,x,\n,Red,,\nCup,Red,1.00,\nJar,Red,,7\n"
    found = rows(file_of(tmp_path, text))
    assert [(row.line, row.field) for row in found if isinstance(row, FeedFault)] == [
        (2, "price"),
        (3, "title"),
        (5, "rating"),
    ]
    assert isinstance(found[2], FeedProduct)


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.csv", "name,description\nMug,Blue\n", "the header lacks title"),
        ("a.csv", "", "the header lacks title and description"),
        ("a.csv", "title,description\n", "it has no products"),
        ("a.csv", 'title,description\n"Mug,Blue\n', "unexpected end of data"),
        ("a.json", "[1]", "expected a list of products"),
        ("a.json", "{", "Expecting property name"),
        ("a.json", "[]", "it has no products"),
    ],
)
def test_what_is_no_product_file_is_refused(
    tmp_path: Path, name: str, text: str, reason: str
) -> None:
    with pytest.raises(ProductFileUnreadable, match=reason):
        FEED(str(file_of(tmp_path, text, name)))


def test_a_file_that_is_missing_or_no_utf8_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProductFileUnreadable, match="No such file"):
        FEED(str(tmp_path / "none.csv"))
    (tmp_path / "latin.csv").write_bytes("title,description\nMüsli,x\n".encode("latin-1"))
    with pytest.raises(ProductFileUnreadable, match="utf-8"):
        FEED(str(tmp_path / "latin.csv"))
